import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** Active groups in which the actor may record deposits, in the order of their memberships. */
export async function treasurerGroups(ctx: TurnContext): Promise<Group[]> {
  const found: Group[] = [];
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const group = await ctx.stores.groups.byId(groupId);
    if (group?.state === 'active' && may(ctx.actor, 'deposit.record', group)) found.push(group);
  }
  return found;
}

export const isTreasurer = (ctx: TurnContext): boolean =>
  ctx.actor.memberships.some(({ posts }) => posts.includes('treasurer'));
