import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { noteTie, tellOfRoom, untie } from './untie.ts';

const text = (key: string, group?: Group): Outcome => ({
  say: [
    {
      kind: 'text',
      key: `group-chats.${key}`,
      ...(group && { params: { group: group.name } }),
      choices: [MENU],
    },
  ],
});

/** What the chair is asked in private: which group's room it is to be, and what will be said there. */
export function tieCard(groups: readonly Group[], chatId: string): View {
  const title = { t: 'group-chats.ask.title' };
  return {
    kind: 'card',
    template: 'list',
    data: {
      title,
      detail: { t: 'group-chats.ask.detail' },
      rows: groups.map(({ groupId, name }) => ({
        title: name,
        choice: verbChoice('group-chats.ask.confirm', 'group-chats.tie', `${groupId}/${chatId}`),
      })),
      note: { t: 'group-chats.ask.cost' },
    },
    alt: title,
    choices: [MENU],
  };
}

/** ยืนยัน ผูกห้อง, pressed in private by the chair. @param ref `<group>/<chat>` */
export async function tieRoom(ctx: TurnContext, ref: string): Promise<Outcome> {
  const [groupId = '', chatId = ''] = ref.split('/');
  const { chatTies, groups } = ctx.stores;
  const group = await groups.byId(groupId);
  if (!group || group.state !== 'active' || chatId === '' || !may(ctx.actor, 'chat.tie', group)) {
    await noteAudit(ctx, { verb: 'group-chat.tie', groupId, ref: groupId, refused: 'forbidden' });
    return text('not_chair');
  }
  const room = await chatTies.ofChat(chatId);
  if (room) return text(room.groupId === groupId ? 'already' : 'taken', group);
  const by = { personId: ctx.person.personId };
  const before = await chatTies.ofGroup(groupId);
  if (before) await untie(ctx, before, by, 'another-room');
  const tie = {
    tieId: ctx.ids.id(),
    groupId,
    chatId,
    lang: ctx.person.lang,
    tiedBy: by.personId,
    at: ctx.now,
    people: null,
    sizedAt: null,
    announcedFor: null,
  };
  await chatTies.add(tie);
  await noteTie(ctx, tie, by, 'group-chat.tie');
  await tellOfRoom(ctx, groupId, by, 'tied');
  return text('tied', group);
}

/** เลิกผูกห้อง, in private, by anybody of the committee. @param ref a group, or nothing for one's own */
export async function untieRoom(ctx: TurnContext, ref = ''): Promise<Outcome> {
  const groups = (await ownGroups(ctx, 'chat.untie')).filter(
    ({ groupId }) => ref === '' || groupId === ref,
  );
  if (groups.length === 0) return text('not_committee');
  for (const group of groups) {
    const tie = await ctx.stores.chatTies.ofGroup(group.groupId);
    if (!tie) continue;
    await untie(ctx, tie, { personId: ctx.person.personId }, 'committee');
    return text('untied', group);
  }
  return text('none');
}

/** Whether the person's group has a room, and how it gets one. */
export async function showRoom(ctx: TurnContext): Promise<Outcome> {
  const groups = await ownGroups(ctx, 'chat.untie');
  if (groups.length === 0) return text('not_committee');
  const views: View[] = [];
  for (const group of groups) {
    const { groupId, name } = group;
    const tie = await ctx.stores.chatTies.ofGroup(groupId);
    const undo = verbChoice('group-chats.untie_button', 'group-chats.untie', groupId);
    const params = { group: name, people: tie?.people ?? '-' };
    views.push(
      tie
        ? { kind: 'text', key: 'group-chats.room', params, choices: [undo, MENU] }
        : { kind: 'text', key: 'group-chats.how', params, choices: [MENU] },
    );
  }
  return { say: views.slice(0, 1) };
}
