import { REPLY_WORTH_MS } from '../../config/limits.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { asWished } from '../as-wished.ts';
import type { View } from '../view.ts';
import { outboxItem } from './enqueue.ts';
import { leadOn } from './lead-on.ts';
import { meet } from './meet.ts';
import type { TurnDeps } from './turn-deps.ts';

/**
 * Tells a person that what they sent could not be handled; nothing of it was stored. Where the
 * reply token has died meanwhile, the word waits for their next message: it is not worth a push.
 */
export async function sayFailed(
  deps: TurnDeps,
  stores: Writers,
  item: InboxItem,
  view: View = { kind: 'text', key: 'conversation.failed' },
): Promise<void> {
  const { source, replyToken } = item.inbound;
  if (source.kind !== 'person' || replyToken === undefined) return;
  const now = deps.clock.now();
  const { userId } = source;
  const person = (await stores.people.byUserId(userId)) ?? (await meet(deps, stores, userId, now));
  const live = deps.storeNow() < item.receivedAt + REPLY_WORTH_MS;
  const word = outboxItem(deps, {
    to: { kind: 'person', personId: person.personId },
    category: live ? 'answer' : 'notice',
    messages: deps.renderer.render(leadOn([view]), asWished(person)),
    ref: item.eventId,
    receivedAt: item.receivedAt,
    now,
    leased: false,
    ...(live ? { replyToken } : { state: 'waiting' as const }),
  });
  await stores.outbox.add(word);
}
