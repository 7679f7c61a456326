import { HOUR_MS, MINUTE_MS } from '../durations.ts';

/** Why a message is sent decides how hard it is tried and what it may cost. */
export type DeliveryCategory =
  | 'answer'
  | 'receipt'
  | 'approval'
  | 'dispute'
  | 'notice'
  | 'nudge'
  | 'reminder'
  | 'campaign'
  | 'test';

interface DeliveryRule {
  /** May become a paid push when the free reply is refused for good. */
  pushWhenReplyRefused: boolean;
  /** May use the part of the month's quota that is kept for receipts. */
  mayUseReserve: boolean;
  /** What happens when the month's quota is gone. */
  withoutQuota: 'wait-for-next-message' | 'expire';
  /** How long it is worth sending, ms. LINE's retry key lives 24 h; nothing is retried past 23 h. */
  worthForMs: number;
}

export const RETRY_KEY_LIFE_MS = 23 * HOUR_MS;

const lasting = { worthForMs: 90 * 24 * HOUR_MS, withoutQuota: 'wait-for-next-message' } as const;

export const DELIVERY: Readonly<Record<DeliveryCategory, DeliveryRule>> = {
  answer: {
    pushWhenReplyRefused: false,
    mayUseReserve: false,
    withoutQuota: 'expire',
    worthForMs: 10 * MINUTE_MS,
  },
  receipt: { pushWhenReplyRefused: true, mayUseReserve: true, ...lasting },
  approval: { pushWhenReplyRefused: true, mayUseReserve: true, ...lasting },
  dispute: { pushWhenReplyRefused: true, mayUseReserve: true, ...lasting },
  notice: { pushWhenReplyRefused: false, mayUseReserve: true, ...lasting },
  nudge: {
    pushWhenReplyRefused: false,
    mayUseReserve: false,
    withoutQuota: 'wait-for-next-message',
    worthForMs: 12 * HOUR_MS,
  },
  reminder: {
    pushWhenReplyRefused: false,
    mayUseReserve: false,
    withoutQuota: 'expire',
    worthForMs: 24 * HOUR_MS,
  },
  campaign: {
    pushWhenReplyRefused: false,
    mayUseReserve: false,
    withoutQuota: 'expire',
    worthForMs: 24 * HOUR_MS,
  },
  test: {
    pushWhenReplyRefused: false,
    mayUseReserve: false,
    withoutQuota: 'expire',
    worthForMs: HOUR_MS,
  },
};
