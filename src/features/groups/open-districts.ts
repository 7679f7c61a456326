import type { TurnContext } from '../../conversation/turn-context.ts';
import { districtsIn } from '../../domain/areas.ts';
import { officesFor } from '../../domain/roles/permissions.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';
import type { OpenGroupData } from './open-group-data.ts';

/** Districts where the actor may open groups, in code order. */
export function openDistricts(ctx: TurnContext): string[] {
  const areas = officesFor(ctx.actor, 'group.open').map(({ area }) => area);
  return [...new Set(areas.flatMap(districtsIn))].toSorted();
}

export const mayOpenIn = (ctx: TurnContext, district: string): boolean =>
  openDistricts(ctx).includes(district);

/** The พัฒนากร of a district who could look after a group. */
export const fieldOfficersOf = (ctx: TurnContext, district: string): Promise<OfficeRecord[]> =>
  ctx.stores.offices.inArea('field-officer', district);

/**
 * Chooses the district. A พัฒนากร looks after the groups they open; a district officer is asked
 * who will, where there is anyone.
 */
export async function setDistrict(
  ctx: TurnContext,
  data: OpenGroupData,
  district: string,
): Promise<OpenGroupData> {
  const own = officesFor(ctx.actor, 'group.open').find(
    ({ office, area }) => office === 'field-officer' && districtsIn(area).includes(district),
  );
  const someone = (await fieldOfficersOf(ctx, district)).length > 0;
  const officer = own?.officeId ?? (someone ? null : '');
  const tambon = data.tambon?.startsWith(district) ? data.tambon : null;
  return { ...data, district, tambon, officer };
}
