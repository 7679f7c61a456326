import type { OutboxItem } from '../../../src/ports/stores/outbox-store.ts';

/** An item at its first try, leased until 30,000 and worth a reply until 60,000. */
export function item(given: Partial<OutboxItem> = {}): OutboxItem {
  return {
    outboxId: 'o1',
    to: { kind: 'person', personId: 'p1' },
    channel: 'reply',
    category: 'answer',
    state: 'ready',
    messages: [],
    replyToken: 'token',
    replyUntil: 60_000,
    retryKey: 'key',
    ref: 'e1',
    carries: [],
    tries: 0,
    ambiguous: false,
    firstTriedAt: null,
    nextAt: 30_000,
    worthUntil: 600_000,
    leaseUntil: 30_000,
    fence: 1,
    createdAt: 0,
    ...given,
  };
}
