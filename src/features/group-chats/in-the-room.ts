import type { ChatContext, ChatHandler } from '../../conversation/feature.ts';
import type { Intent } from '../../conversation/interpreter/reading.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { View } from '../../conversation/view.ts';
import { may } from '../../domain/roles/permissions.ts';
import { nextDepositDay } from '../../domain/pledge/pledge-months.ts';
import type { ChatTie } from '../../ports/stores/chat-ties-store.ts';
import { GROUP_CHAT } from './limits.ts';
import { tieCard } from './tie.ts';
import { TIE, UNTIE } from './typed-words.ts';
import { untie } from './untie.ts';

/** Questions about one's own, answered in private. Nothing that changes anything is among them. */
const PERSONAL: ReadonlySet<Intent> = new Set<Intent>(['balance', 'history', 'arrears', 'receipt']);

const text = (key: string, params: Record<string, string> = {}): readonly View[] => [
  { kind: 'text', key: `group-chats.chat.${key}`, params },
];

/** In a group chat the bot says hello and answers when spoken to, always without anyone's figures. */
export const inTheRoom: ChatHandler = async (chat, what) => {
  if (what.kind === 'joined') return text('hello');
  if (what.kind === 'left') return leaveRoom(chat);
  const { reading, said } = chat;
  if (!reading) return [];
  if (TIE.test(said)) return askToTie(chat);
  if (UNTIE.test(said)) return sayUntie(chat);
  if (reading.intent === 'deposit-day') return depositDay(chat);
  if (PERSONAL.has(reading.intent)) return inPrivate(chat);
  return reading.intent === 'help' || reading.intent === 'greeting'
    ? text('hello')
    : text('private');
};

async function leaveRoom(chat: ChatContext): Promise<readonly View[]> {
  const tie = await chat.stores.chatTies.ofChat(chat.chatId);
  if (tie) await untie(chat, tie, 'line', 'left');
  return [];
}

/** The card goes to the chair's own chat: who is in the room does not see whose phone confirms. */
async function askToTie(chat: ChatContext): Promise<readonly View[]> {
  const { chatId, speaker } = chat;
  if (!GROUP_CHAT.test(chatId)) return text('no_group');
  if (await chat.stores.chatTies.ofChat(chatId)) return text('tied_already');
  const groups = speaker ? await ownGroups(speaker, 'chat.tie') : [];
  if (!speaker || groups.length === 0) return text('chair_ties');
  chat.tell({
    to: { kind: 'person', personId: speaker.person.personId },
    views: [tieCard(groups, chatId)],
    category: 'notice',
    ref: `group-chat/${speaker.eventId}`,
  });
  return text('asked');
}

async function sayUntie(chat: ChatContext): Promise<readonly View[]> {
  const tie = await chat.stores.chatTies.ofChat(chat.chatId);
  const group = tie && (await chat.stores.groups.byId(tie.groupId));
  const { speaker } = chat;
  if (!tie || !group) return text('not_tied');
  if (!speaker || !may(speaker.actor, 'chat.untie', group)) return text('committee_unties');
  await untie(chat, tie, { personId: speaker.person.personId }, 'committee');
  return text('untied');
}

/** The group's day is anybody's to know; whose room it is has to be known first. */
async function depositDay(chat: ChatContext): Promise<readonly View[]> {
  const tie = await chat.stores.chatTies.ofChat(chat.chatId);
  const view = tie && (await depositDayView(chat, tie));
  return view ? [view] : inPrivate(chat);
}

async function depositDayView(chat: ChatContext, tie: ChatTie): Promise<View | undefined> {
  const group = await chat.stores.groups.byId(tie.groupId);
  if (!group) return undefined;
  const { depositDay: day } = group.rules;
  const params = { group: group.name, day, next: { date: nextDepositDay(day, chat.today) } };
  return { kind: 'text', key: 'group-chats.chat.deposit_day', params };
}

/** The answer goes to their own chat; here they are told so. */
async function inPrivate(chat: ChatContext): Promise<readonly View[]> {
  const { speaker } = chat;
  const views = speaker?.person.state === 'following' ? await chat.answer() : [];
  if (!speaker || views.length === 0) return text('private');
  chat.tell({
    to: { kind: 'person', personId: speaker.person.personId },
    views,
    category: 'nudge',
    ref: `group-chat/${speaker.eventId}`,
  });
  return text('answered');
}
