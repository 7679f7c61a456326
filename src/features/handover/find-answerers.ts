import type { Actor } from '../../domain/roles/actor.ts';
import type { Office, Post } from '../../domain/roles/roles.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { ANSWERERS_MAX } from './limits.ts';

/** Somebody whom a question is put before; linked, so that the bot reaches them. */
export interface Answerer {
  personId: string;
  post: Post | Office;
  name: string;
}

const COMMITTEE: readonly Post[] = ['treasurer', 'chair', 'secretary', 'registrar'];
const DISTRICT_LENGTH = 4;
const PROVINCE_LENGTH = 2;

/**
 * Who answers a question about a group: its committee for a member, the พัฒนากร for who is on the
 * committee (the district where there is none). For an officer (no group): the office above.
 */
export async function findAnswerers(
  stores: Readers,
  asker: Actor,
  groupId: string | null,
): Promise<readonly Answerer[]> {
  const found =
    groupId === null ? await officeAbove(stores, asker) : await answerersOf(stores, asker, groupId);
  const seen = new Set([asker.personId]);
  return found
    .filter(({ personId }) => !seen.has(personId) && seen.add(personId))
    .slice(0, ANSWERERS_MAX);
}

async function answerersOf(stores: Readers, asker: Actor, groupId: string): Promise<Answerer[]> {
  const own = asker.memberships.find((one) => one.groupId === groupId);
  const group = await stores.groups.byId(groupId);
  if (!own || !group) return [];
  if (own.posts.length === 0) return committeeOf(stores, groupId);
  const field = group.fieldOfficeId && (await stores.offices.byId(group.fieldOfficeId));
  const nearest = linked(field ? [field] : []);
  if (nearest.length > 0) return nearest;
  return linked(await stores.offices.inArea('district-officer', group.districtCode));
}

async function committeeOf(stores: Readers, groupId: string): Promise<Answerer[]> {
  const committee = await stores.members.committee(groupId);
  const found: Answerer[] = [];
  for (const post of COMMITTEE) {
    for (const held of committee.filter((one) => one.post === post)) {
      const member = await stores.members.byId(held.memberId);
      if (member?.personId) found.push({ personId: member.personId, post, name: member.name });
    }
  }
  return found;
}

async function officeAbove({ offices }: Readers, { offices: held }: Actor): Promise<Answerer[]> {
  for (const { office, area } of held) {
    if (office === 'field-officer') {
      return linked(await offices.inArea('district-officer', area.slice(0, DISTRICT_LENGTH)));
    }
    if (office === 'district-officer') {
      return linked(await offices.inArea('province-officer', area.slice(0, PROVINCE_LENGTH)));
    }
    if (office === 'province-officer') return linked(await offices.inArea('operator', ''));
  }
  return [];
}

const linked = (held: readonly OfficeRecord[]): Answerer[] =>
  held.flatMap(({ office, name, personId, until }) =>
    personId !== null && until === null ? [{ personId, post: office, name }] : [],
  );
