import { MESSAGES_PER_CALL } from '../../config/limits.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { dateAt } from '../../domain/bangkok-time.ts';
import type { ChatContext } from '../feature.ts';
import type { View } from '../view.ts';
import { outboxItem } from './enqueue.ts';
import { gatherChoices } from './gather-choices.ts';
import type { TurnDeps } from './turn-deps.ts';
import type { Done } from './turn-result.ts';

/** A group chat: the bot speaks only when it joins or is spoken to, and never shows a person's figure. */
export async function runChatTurn(deps: TurnDeps, stores: Writers, item: InboxItem): Promise<Done> {
  const { source, what, replyToken } = item.inbound;
  if (source.kind !== 'chat') throw new Error('not a group chat');
  const now = deps.clock.now();
  const addressed = what.kind === 'text' && what.mentionsBot;
  if (addressed && (await stores.inbox.takenBack(item.lane, what.messageId))) {
    return { outcome: 'unsent', sends: [] };
  }
  const chat: ChatContext = {
    chatId: source.chatId,
    reading: addressed ? deps.interpreter.read(what.text, { today: dateAt(now) }) : undefined,
  };
  const say: View[] = [];
  for (const handler of deps.registry.chat) say.push(...(await handler(chat, what)));
  if (say.length === 0 || replyToken === undefined) return { outcome: 'silent', sends: [] };
  const views = gatherChoices(say.slice(0, MESSAGES_PER_CALL));
  const reply = outboxItem(deps, {
    to: { kind: 'chat', chatId: source.chatId },
    category: 'answer',
    messages: deps.renderer.render(views, { lang: 'th', audience: source.chatId }),
    ref: item.eventId,
    replyToken,
    receivedAt: item.receivedAt,
    now,
  });
  await stores.outbox.add(reply);
  return { outcome: 'answered', sends: [reply] };
}
