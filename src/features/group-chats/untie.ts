import { verbChoice, MENU } from '../../conversation/choices.ts';
import type { Notice } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { ChatTie, ChatTieEnd } from '../../ports/stores/chat-ties-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';

/** What ending or beginning a tie needs, in a room as in private. */
export interface TieContext {
  now: number;
  stores: Writers;
  ids: { id(): string };
  tell(notice: Notice): void;
}

/** Who did it: a person, or the platform, which took the bot out. */
export type By = { personId: string } | 'line';

const actorOf = (by: By): string => (by === 'line' ? by : by.personId);

/** The linked committee hears what becomes of the group's room, but for whoever did it. */
export async function tellOfRoom(
  ctx: TieContext,
  groupId: string,
  by: By,
  key: 'tied' | 'untied',
): Promise<void> {
  const { groups, members } = ctx.stores;
  const group = await groups.byId(groupId);
  if (!group) return;
  const undo = verbChoice('group-chats.untie_button', 'group-chats.untie', groupId);
  const view: View = {
    kind: 'text',
    key: `group-chats.told.${key}`,
    params: { group: group.name },
    choices: key === 'tied' ? [undo, MENU] : [MENU],
  };
  const told = new Set<string>([actorOf(by)]);
  for (const { memberId } of await members.committee(groupId)) {
    const personId = (await members.byId(memberId))?.personId;
    if (!personId || told.has(personId)) continue;
    told.add(personId);
    const to = { kind: 'person', personId } as const;
    ctx.tell({ to, views: [view], category: 'notice', ref: `group-chat/${groupId}` });
  }
}

/** Nothing more is said there. @returns false when somebody ended it meanwhile */
export async function untie(
  ctx: TieContext,
  { groupId, tieId }: ChatTie,
  by: By,
  how: ChatTieEnd,
): Promise<boolean> {
  if (!(await ctx.stores.chatTies.end(tieId, { by: how, at: ctx.now }))) return false;
  await noteTie(ctx, { groupId, tieId }, by, `group-chat.untie.${how}`);
  await tellOfRoom(ctx, groupId, by, 'untied');
  return true;
}

export async function noteTie(
  { ids, now, stores }: TieContext,
  { groupId, tieId }: Pick<ChatTie, 'groupId' | 'tieId'>,
  by: By,
  verb: string,
): Promise<void> {
  await stores.audit.add({
    auditId: ids.id(),
    at: now,
    actor: actorOf(by),
    verb,
    groupId,
    ref: tieId,
    outcome: 'done',
    reason: '',
  });
}
