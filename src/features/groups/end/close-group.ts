import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { committeeOfClosed, memberOfClosed } from './close-group.view.ts';
import { unsettledIn, type Unsettled } from './unsettled.ts';

export type Closing =
  | { kind: 'closable'; group: Group; members: number }
  | { kind: 'unsettled'; group: Group; items: readonly Unsettled[] }
  /** Not theirs, or closed already. */
  | { kind: 'forbidden' };

/** Whether a group may be closed now; asked when it is chosen and again when it is confirmed. */
export async function judgeClosing(ctx: TurnContext, groupId: string): Promise<Closing> {
  const group = await ctx.stores.groups.byId(groupId);
  if (group?.state !== 'active' || !may(ctx.actor, 'group.close', group)) {
    return { kind: 'forbidden' };
  }
  const items = await unsettledIn(ctx.stores, groupId);
  if (items.length > 0) return { kind: 'unsettled', group, items };
  return { kind: 'closable', group, members: await ctx.stores.members.countActive(groupId) };
}

/**
 * Ends a group whose books are empty: nothing is posted, reminded of or announced in it any more,
 * the committee's terms end, its LINE room is untied, members keep sight of their past. Everybody linked is told: who was on
 * the committee at once, the others free of charge with their next message.
 */
export async function closeGroup(ctx: TurnContext, groupId: string): Promise<Closing> {
  const judged = await judgeClosing(ctx, groupId);
  if (judged.kind !== 'closable') {
    const refused = judged.kind;
    await noteAudit(ctx, { verb: 'group.close', groupId, ref: groupId, refused });
    return judged;
  }
  const { groups, members } = ctx.stores;
  const committee = await members.committee(groupId);
  for (const { postId } of committee) await members.endPost(postId, ctx.today);
  await groups.change(groupId, { state: 'closed' });
  await noteAudit(ctx, { verb: 'group.close', groupId, ref: judged.group.code });
  const served = new Set(committee.map(({ memberId }) => memberId));
  await tellMembers(ctx, judged.group, served);
  await leaveRoom(ctx, judged.group);
  return judged;
}

/** Its room hears it once, as long as the month's quota allows, and may be another group's then. */
async function leaveRoom(ctx: TurnContext, { groupId, name }: Group): Promise<void> {
  const { chatTies } = ctx.stores;
  const tie = await chatTies.ofGroup(groupId);
  if (!tie || !(await chatTies.end(tie.tieId, { by: 'group-closed', at: ctx.now }))) return;
  await noteAudit(ctx, { verb: 'group-chat.untie.group-closed', groupId, ref: tie.tieId });
  ctx.tell({
    to: { kind: 'chat', chatId: tie.chatId },
    lang: tie.lang,
    views: [{ kind: 'text', key: 'groups.end.room', params: { group: name } }],
    category: 'reminder',
    ref: `group-chat/${groupId}`,
  });
}

async function tellMembers(
  ctx: TurnContext,
  group: Group,
  served: ReadonlySet<string>,
): Promise<void> {
  const ref = `group/${group.groupId}/closed`;
  const told = new Set<string>([ctx.person.personId]);
  const members = await ctx.stores.members.activeIn(group.groupId);
  // Who was on the committee first: a person with two memberships is told once.
  const order = members.toSorted(
    (a, b) => Number(served.has(b.memberId)) - Number(served.has(a.memberId)),
  );
  for (const { memberId, personId } of order) {
    if (personId === null || told.has(personId)) continue;
    told.add(personId);
    ctx.rightsChanged(personId);
    const to = { kind: 'person', personId } as const;
    ctx.tell(
      served.has(memberId)
        ? { to, views: [committeeOfClosed(group)], category: 'notice', ref }
        : {
            to,
            views: [memberOfClosed(group)],
            category: 'notice',
            ref,
            channel: 'next-message',
          },
    );
  }
}
