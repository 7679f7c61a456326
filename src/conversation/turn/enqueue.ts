import { MESSAGES_PER_CALL, REPLY_WORTH_MS, SEND_LEASE_MS } from '../../config/limits.ts';
import { DELIVERY, type DeliveryCategory } from '../../domain/delivery/category.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { asWished } from '../as-wished.ts';
import type { Renderer } from '../renderer.ts';
import type { Notice } from '../turn-context.ts';
import { gatherChoices } from './gather-choices.ts';
import { leadOn } from './lead-on.ts';

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
    /** False where the caller does not send it itself: whoever looks first takes it. */
    leased?: boolean;
  },
): OutboxItem {
  if (parts.messages.length === 0 || parts.messages.length > MESSAGES_PER_CALL) {
    throw new Error(`${parts.messages.length} messages in one call (${parts.ref})`);
  }
  const storeNow = deps.storeNow();
  const state = parts.state ?? 'ready';
  return {
    outboxId: deps.ids.id(),
    to: parts.to,
    channel: parts.replyToken === undefined ? 'push' : 'reply',
    category: parts.category,
    state,
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
    leaseUntil: state === 'ready' && (parts.leased ?? true) ? storeNow + SEND_LEASE_MS : 0,
    fence: 1,
    createdAt: parts.now,
  };
}

/**
 * Writes a notice to somebody else: rendered in their language, or dropped where it cannot reach
 * them. One that is kept is split so that each part fits under an answer of one message.
 * @returns what is to be sent now, by the caller if it is leased
 */
export async function enqueueNotice(
  deps: EnqueueDeps,
  stores: Writers,
  notice: Notice,
  now: number,
  { leased = true } = {},
): Promise<OutboxItem[]> {
  const { to, category, ref, worthUntil } = notice;
  const target = await audienceOf(stores, notice);
  if (!target || (target.blocked && !lasts(category))) return [];
  const views =
    to.kind === 'person' && category !== 'test'
      ? leadOn(notice.views)
      : gatherChoices(notice.views);
  const rendered = deps.renderer.render(views, target.renderFor);
  const waits = notice.channel === 'next-message' || target.blocked;
  const state = waits ? 'waiting' : 'ready';
  const size = waits ? MESSAGES_PER_CALL - 1 : MESSAGES_PER_CALL;
  const added: OutboxItem[] = [];
  for (let from = 0; from < rendered.length; from += size) {
    const messages = rendered.slice(from, from + size);
    const item = outboxItem(deps, { to, category, messages, ref, now, worthUntil, state, leased });
    await stores.outbox.add(item);
    added.push(item);
  }
  return waits ? [] : added;
}

/** Whether a message of this kind is kept for the person's next one when it cannot be pushed. */
export const lasts = (category: DeliveryCategory): boolean =>
  DELIVERY[category].withoutQuota === 'wait-for-next-message';

/** What is spoken in a group chat: the language of whoever tied it. */
export const langOf = async ({ chatTies }: Writers, chatId: string): Promise<string> =>
  (await chatTies.ofChat(chatId))?.lang ?? 'th';

async function audienceOf(stores: Writers, { lang: spoken, to }: Notice) {
  if (to.kind === 'chat') {
    return {
      renderFor: { lang: spoken ?? (await langOf(stores, to.chatId)), audience: to.chatId },
      blocked: false,
    };
  }
  const person = await stores.people.byId(to.personId);
  if (!person) return undefined;
  return { renderFor: asWished(person), blocked: person.state === 'blocked' };
}
