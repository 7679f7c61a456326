import type { DeliveryCategory } from '../../domain/delivery/category.ts';
import type { OutboxState } from '../../ports/stores/outbox-store.ts';
import { bool, bytesOrNull, int, intOrNull, json, table, text, textOrNull } from './columns.ts';

/** What is to be said and what became of it; content is blanked once its fate is final. */
export const outboxTable = table('outbox', {
  columns: {
    outboxId: text(),
    /** Person the message is for; null for a group chat. */
    personId: textOrNull(),
    /** Sealed id of the group chat; null for a person. */
    chat: bytesOrNull(),
    channel: text<'reply' | 'push'>(),
    category: text<DeliveryCategory>(),
    state: text<OutboxState>(),
    /** Sealed messages and reply token. */
    body: bytesOrNull(),
    replyUntil: int(),
    retryKey: text(),
    ref: text(),
    carries: json<readonly string[]>(),
    tries: int(),
    ambiguous: bool(),
    firstTriedAt: intOrNull(),
    nextAt: int(),
    worthUntil: int(),
    leaseUntil: int(),
    fence: int(),
    createdAt: int(),
    requestId: text(),
  },
  key: ['outboxId'],
  indexes: {
    /** What is to be sent now? */
    byState: ['state', 'nextAt'],
    /** What waits for this person's next message? */
    byPerson: ['personId', 'state', 'createdAt'],
  },
  /** What was sent lies there by its id alone. */
  only: {
    byState: { column: 'state', value: 'ready' },
    byPerson: { column: 'state', value: 'waiting' },
  },
});
