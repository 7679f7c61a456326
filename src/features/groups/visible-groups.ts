import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** Active groups whose totals the actor may know, in code order. */
export async function visibleGroups(ctx: TurnContext): Promise<Group[]> {
  const { groups } = ctx.stores;
  const found = new Map<string, Group>();
  for (const { groupId } of ctx.actor.memberships) {
    const group = await groups.byId(groupId);
    if (group) found.set(groupId, group);
  }
  for (const { office, officeId, area } of ctx.actor.offices) {
    const theirs =
      office === 'field-officer' ? await groups.ofFieldOffice(officeId) : await groups.inArea(area);
    for (const group of theirs) found.set(group.groupId, group);
  }
  return [...found.values()]
    .filter((group) => group.state === 'active' && may(ctx.actor, 'group.totals', group))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** A group by its id or public code; a foreign one is as good as none. */
export async function visibleGroup(
  ctx: TurnContext,
  by: { id: string } | { code: string },
): Promise<Group | undefined> {
  const { groups } = ctx.stores;
  const group = 'id' in by ? await groups.byId(by.id) : await groups.byCode(by.code);
  return group?.state === 'active' && may(ctx.actor, 'group.totals', group) ? group : undefined;
}
