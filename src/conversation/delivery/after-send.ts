import { DELIVERY, RETRY_KEY_LIFE_MS } from '../../domain/delivery/category.ts';
import type { SendResult } from '../../ports/messenger.ts';
import type { OutboxChange, OutboxItem } from '../../ports/stores/outbox-store.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
const CREDENTIALS_REFUSED = [401, 403];

/** Backoff with jitter in [½, 1] of 1, 2, 4 … 30 s. @param random a number in [0, 1) */
export function delayMs(tries: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(tries, 10));
  return Math.round(full * (0.5 + random / 2));
}

/**
 * What becomes of an item after one try (reliability.md D7, D8). Never a second message where the
 * first may have arrived, but for receipts, which carry their number.
 * @param result the platform's answer, or that the reply token was too old to be tried
 * @param now store clock, epoch ms · @param random in [0, 1) · @param newKey a fresh retry key
 */
export function afterSend(
  item: OutboxItem,
  result: SendResult | { kind: 'token-died' },
  at: { now: number; random: number; newKey: string },
): OutboxChange {
  const tried = { tries: item.tries + 1, firstTriedAt: item.firstTriedAt ?? at.now };
  switch (result.kind) {
    case 'accepted':
      return { ...tried, state: 'accepted', requestId: result.requestId };
    case 'rate-limited':
      return later(item, tried, at, item.ambiguous);
    case 'ambiguous':
      return later(item, tried, at, true);
    case 'token-died':
      // Not tried again in time: whether the lost answer was a yes is not known.
      return item.ambiguous ? lostReply(item, tried, at) : replyRefused(item, tried, at);
    case 'invalid-reply-token':
      // After a lost answer this is how we learn that the reply had arrived (design §6).
      if (item.ambiguous) return { ...tried, state: 'accepted' };
      return replyRefused(item, tried, at);
    case 'refused':
      // Our credentials are at fault, not this message: it goes out once they are mended.
      if (CREDENTIALS_REFUSED.includes(result.status)) {
        return later(item, tried, at, item.ambiguous);
      }
      if (item.channel === 'reply') return replyRefused(item, tried, at);
      return { ...tried, state: 'refused' };
    case 'quota-exhausted':
      return { ...tried, state: withoutQuota(item) };
  }
}

/**
 * What becomes of a push whose key LINE has forgotten meanwhile, as after a long standstill: under
 * the old key it would be a message of its own. Undefined while the key is good.
 */
export function afterKeyDied(
  item: OutboxItem,
  at: { now: number; newKey: string },
): OutboxChange | undefined {
  const { ambiguous, category, channel, firstTriedAt, tries } = item;
  if (channel !== 'push' || firstTriedAt === null) return undefined;
  if (at.now < firstTriedAt + RETRY_KEY_LIFE_MS) return undefined;
  // Only a numbered receipt may come twice, and not more often; what never arrived may come in any case.
  const mayComeTwice = DELIVERY[category].pushWhenReplyRefused && tries === 0;
  const mayGoAgain = !ambiguous || mayComeTwice;
  return mayGoAgain ? asPush({ tries: tries + 1, firstTriedAt }, at) : { state: 'unknown' };
}

type Tried = Pick<OutboxChange, 'tries' | 'firstTriedAt'>;
type At = { now: number; random: number; newKey: string };

function later(item: OutboxItem, tried: Tried, at: At, ambiguous: boolean): OutboxChange {
  const nextAt = at.now + delayMs(item.tries, at.random);
  const again: OutboxChange = { ...tried, ambiguous, nextAt, leaseUntil: at.now };
  if (item.channel === 'reply') {
    if (nextAt < item.replyUntil) return again;
    return ambiguous ? lostReply(item, tried, at) : replyRefused(item, tried, at);
  }
  const keyDiesAt = (item.firstTriedAt ?? at.now) + RETRY_KEY_LIFE_MS;
  return nextAt < keyDiesAt ? again : { ...tried, state: ambiguous ? 'unknown' : 'expired' };
}

/** The token is gone and nobody knows whether it was used: only a numbered receipt may come twice. */
function lostReply(item: OutboxItem, tried: Tried, at: At): OutboxChange {
  return DELIVERY[item.category].pushWhenReplyRefused
    ? asPush(tried, at)
    : { ...tried, state: 'unknown' };
}

function replyRefused(item: OutboxItem, tried: Tried, at: At): OutboxChange {
  return DELIVERY[item.category].pushWhenReplyRefused
    ? asPush(tried, at)
    : { ...tried, state: 'refused' };
}

/** The same messages as a push under a key of their own; the key is stored before the first call. */
function asPush(tried: Tried, at: Pick<At, 'now' | 'newKey'>): OutboxChange {
  return {
    ...tried,
    firstTriedAt: null,
    channel: 'push',
    ambiguous: false,
    retryKey: at.newKey,
    nextAt: at.now,
    leaseUntil: 0,
  };
}

export function withoutQuota(item: OutboxItem): 'waiting' | 'expired' {
  const waits = DELIVERY[item.category].withoutQuota === 'wait-for-next-message';
  return waits && item.to.kind === 'person' ? 'waiting' : 'expired';
}
