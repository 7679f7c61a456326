import { may, type Verb } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { visibleGroups } from './visible-groups.ts';

/** Active groups in code order over which the actor may do what officers do. */
export async function officerGroups(ctx: TurnContext, verb: Verb): Promise<Group[]> {
  return (await visibleGroups(ctx)).filter((group) => may(ctx.actor, verb, group));
}
