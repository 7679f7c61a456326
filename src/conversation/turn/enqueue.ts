import { MESSAGES_PER_CALL, REPLY_WORTH_MS, SEND_LEASE_MS } from '../../config/limits.ts';
import { DELIVERY, type DeliveryCategory } from '../../domain/delivery/category.ts';
import type { Ids } from '../../ports/ids.ts';
import type { RenderedMessage } from '../../ports/messenger.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import type { Renderer } from '../renderer.ts';
import type { Notice } from '../turn-context.ts';

export interface EnqueueDeps {
  ids: Ids;
  renderer: Renderer;
  /** The store's clock, for leases and reply tokens. */
  storeNow(): number;
}

/** An outbox item leased to this process, so that it sends what it has just committed. */
export function outboxItem(
  deps: EnqueueDeps,
  parts: Pick<OutboxItem, 'to' | 'category' | 'messages' | 'ref'> & {
    replyToken?: string | undefined;
    receivedAt?: number;
    now: number;
    worthUntil?: number | undefined;
    state?: OutboxItem['state'];
    carries?: readonly string[];
  },
): OutboxItem {
  if (parts.messages.length === 0 || parts.messages.length > MESSAGES_PER_CALL) {
    throw new Error(`${parts.messages.length} messages in one call (${parts.ref})`);
  }
  const storeNow = deps.storeNow();
  return {
    outboxId: deps.ids.id(),
    to: parts.to,
    channel: parts.replyToken === undefined ? 'push' : 'reply',
    category: parts.category,
    state: parts.state ?? 'ready',
    messages: parts.messages,
    replyToken: parts.replyToken ?? null,
    replyUntil: (parts.receivedAt ?? storeNow) + REPLY_WORTH_MS,
    retryKey: deps.ids.uuid(),
    ref: parts.ref,
    carries: parts.carries ?? [],
    tries: 0,
    ambiguous: false,
    firstTriedAt: null,
    nextAt: storeNow,
    worthUntil: parts.worthUntil ?? parts.now + DELIVERY[parts.category].worthForMs,
    leaseUntil: storeNow + SEND_LEASE_MS,
    fence: 1,
    createdAt: parts.now,
  };
}

/** Writes a notice to somebody else: rendered in their language, or dropped where it cannot reach them. */
export async function enqueueNotice(
  deps: EnqueueDeps,
  stores: Writers,
  notice: Notice,
  now: number,
): Promise<OutboxItem | undefined> {
  const { to, category, ref, worthUntil } = notice;
  const target = await audienceOf(stores, notice);
  if (!target) return undefined;
  const messages: RenderedMessage[] = deps.renderer.render(notice.views, target.renderFor);
  const waits = notice.channel === 'next-message' || target.blocked;
  if (target.blocked && !lasts(category)) return undefined;
  const state = waits ? 'waiting' : 'ready';
  const item = outboxItem(deps, { to, category, messages, ref, now, worthUntil, state });
  await stores.outbox.add(item);
  return waits ? undefined : item;
}

const lasts = (category: DeliveryCategory): boolean =>
  DELIVERY[category].withoutQuota === 'wait-for-next-message';

async function audienceOf(stores: Writers, { to }: Notice) {
  if (to.kind === 'chat') {
    return { renderFor: { lang: 'th', audience: to.chatId }, blocked: false };
  }
  const person = await stores.people.byId(to.personId);
  if (!person) return undefined;
  const { lang, largeType: large, personId, state } = person;
  return { renderFor: { lang, audience: personId, large }, blocked: state === 'blocked' };
}
