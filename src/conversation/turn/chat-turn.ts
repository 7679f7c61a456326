import { MESSAGES_PER_CALL } from '../../config/limits.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { dateAt } from '../../domain/bangkok-time.ts';
import type { ChatContext } from '../feature.ts';
import type { Notice, TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';
import { contextOf } from './context-of.ts';
import { enqueueNotice, langOf, outboxItem } from './enqueue.ts';
import { gatherChoices } from './gather-choices.ts';
import type { TurnDeps } from './turn-deps.ts';
import type { Done } from './turn-result.ts';

/** Addressed by hand, where a phone offers no mention. */
const BY_NAME = /^@(?:สัจจะ|sajja)\s*/i;

/** A group chat: the bot speaks only when it joins or is spoken to, and never shows a person's figure. */
export async function runChatTurn(deps: TurnDeps, stores: Writers, item: InboxItem): Promise<Done> {
  const { source, what, replyToken } = item.inbound;
  if (source.kind !== 'chat') throw new Error('not a group chat');
  const addressed = what.kind === 'text' && (what.mentionsBot || BY_NAME.test(what.text));
  if (addressed && (await stores.inbox.takenBack(item.lane, what.messageId))) {
    return { outcome: 'unsent', sends: [] };
  }
  const notices: Notice[] = [];
  const chat = await chatContext(deps, stores, item, {
    chatId: source.chatId,
    said: addressed ? what.text.replace(BY_NAME, '').trim() : undefined,
    notices,
  });
  const lang = await langOf(stores, source.chatId);
  const say: View[] = [];
  for (const handler of deps.registry.chat) say.push(...(await handler(chat, what)));
  const sends: OutboxItem[] = [];
  if (say.length > 0 && replyToken !== undefined) {
    const views = gatherChoices(say.slice(0, MESSAGES_PER_CALL));
    const reply = outboxItem(deps, {
      to: { kind: 'chat', chatId: source.chatId },
      category: 'answer',
      messages: deps.renderer.render(views, { lang, audience: source.chatId }),
      ref: item.eventId,
      replyToken,
      receivedAt: item.receivedAt,
      now: chat.now,
    });
    await stores.outbox.add(reply);
    sends.push(reply);
  }
  for (const notice of notices) {
    sends.push(...(await enqueueNotice(deps, stores, notice, chat.now)));
  }
  return { outcome: sends.length > 0 ? 'answered' : 'silent', sends };
}

async function chatContext(
  deps: TurnDeps,
  stores: Writers,
  item: InboxItem,
  { chatId, notices, said }: { chatId: string; notices: Notice[]; said: string | undefined },
): Promise<ChatContext> {
  const now = deps.clock.now();
  const today = dateAt(now);
  const reading = said === undefined ? undefined : deps.interpreter.read(said, { today });
  const speaker = said === undefined ? undefined : await speakerOf(deps, stores, item, notices);
  return {
    chatId,
    now,
    today,
    stores,
    ids: deps.ids,
    said: said ?? '',
    reading,
    speaker,
    tell: (notice) => void notices.push(notice),
    async answer() {
      const handler = reading && deps.registry.intents.get(reading.intent);
      const outcome = speaker && handler && (await handler(speaker, reading, said ?? ''));
      return outcome?.start ? [] : (outcome?.say ?? []);
    },
  };
}

/** Only who has written to the bot in private is known; nobody is met in a group chat. */
async function speakerOf(
  deps: TurnDeps,
  stores: Writers,
  { eventId, inbound }: InboxItem,
  notices: Notice[],
): Promise<TurnContext | undefined> {
  const { source } = inbound;
  const userId = source.kind === 'chat' ? source.userId : undefined;
  const person = userId === undefined ? undefined : await stores.people.byUserId(userId);
  const turn = { eventId, now: deps.clock.now(), notices, others: new Set<string>() };
  return person && contextOf(deps, stores, person, turn);
}
