import { districtsIn, isProvince } from '../../domain/areas.ts';
import type { Actor } from '../../domain/roles/actor.ts';
import { officesFor } from '../../domain/roles/permissions.ts';
import type { Office } from '../../domain/roles/roles.ts';

/** Whom an office may invite: those below it. */
const BELOW: Partial<Record<Office, readonly Office[]>> = {
  operator: ['province-officer', 'district-officer', 'field-officer'],
  'province-officer': ['district-officer', 'field-officer'],
  'district-officer': ['field-officer'],
};

/** Offices that somebody may invite to, highest first. */
export function invitableOffices(actor: Actor): Office[] {
  const found = officesFor(actor, 'office.invite').flatMap(({ office }) => BELOW[office] ?? []);
  return (BELOW.operator ?? []).filter((office) => found.includes(office));
}

/** Areas of their own area for which they may invite to an office. */
export function invitableAreas(actor: Actor, office: Office): string[] {
  const areas = officesFor(actor, 'office.invite')
    .filter((held) => BELOW[held.office]?.includes(office))
    .flatMap(({ area, office: own }) => areasFor(office, own === 'operator' ? '38' : area));
  return [...new Set(areas)].toSorted();
}

const areasFor = (office: Office, within: string): string[] =>
  office === 'province-officer' ? [within].filter(isProvince) : districtsIn(within);

export const mayInvite = (actor: Actor, office: Office, area: string): boolean =>
  invitableOffices(actor).includes(office) && invitableAreas(actor, office).includes(area);
