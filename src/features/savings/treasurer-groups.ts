import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** Active groups in which the actor may record deposits, in the order of their memberships. */
export async function treasurerGroups(ctx: TurnContext): Promise<Group[]> {
  const found: Group[] = [];
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const group = await ctx.stores.groups.byId(groupId);
    if (group && recordsIn(ctx, group)) found.push(group);
  }
  return found;
}

export const isTreasurer = (ctx: TurnContext): boolean =>
  ctx.actor.memberships.some(({ posts }) => posts.includes('treasurer'));

/** True for who records deposits in this group. */
export const recordsIn = ({ actor }: TurnContext, group: Group): boolean =>
  group.state === 'active' && may(actor, 'deposit.record', group);
