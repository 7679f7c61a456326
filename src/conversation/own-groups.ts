import { may, type Verb } from '../domain/roles/permissions.ts';
import type { Group } from '../ports/stores/groups-store.ts';
import type { TurnContext } from './turn-context.ts';

/** Groups that the actor is a member of and where they may do this, in membership order; a closed one for what is left to do there. */
export async function ownGroups(ctx: TurnContext, verb: Verb): Promise<Group[]> {
  const found: Group[] = [];
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const group = await ctx.stores.groups.byId(groupId);
    if (group && may(ctx.actor, verb, group)) found.push(group);
  }
  return found;
}
