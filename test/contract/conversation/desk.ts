import { afterEach, beforeEach } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import type { Inbound } from '../../../src/ports/inbound.ts';
import type { RenderedMessage } from '../../../src/ports/messenger.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { InboxGate } from '../../../src/ports/stores/inbox-store.ts';
import type { OutboxGate, OutboxItem } from '../../../src/ports/stores/outbox-store.ts';
import type { Session } from '../../../src/ports/stores/sessions-store.ts';
import type { UnitOfWork } from '../../../src/ports/stores/stores.ts';
import { createInboxGate } from '../../../src/stores/inbox-store.ts';
import { createOutboxGate } from '../../../src/stores/outbox-store.ts';
import { chatTiesTable } from '../../../src/stores/schema/chat-ties.ts';
import { handoversTable } from '../../../src/stores/schema/handovers.ts';
import { inboxTable } from '../../../src/stores/schema/inbox.ts';
import { mediaRequestsTable } from '../../../src/stores/schema/media-requests.ts';
import { missedShapes } from '../../../src/stores/schema/missed-shapes.ts';
import { outboxTable } from '../../../src/stores/schema/outbox.ts';
import { quotaTable } from '../../../src/stores/schema/quota.ts';
import { sessionsTable } from '../../../src/stores/schema/sessions.ts';
import { dayTotalsSent } from '../../../src/stores/schema/day-totals-sent.ts';
import { ledgerFreezes } from '../../../src/stores/schema/ledger-freezes.ts';
import { settingsTable } from '../../../src/stores/schema/settings.ts';
import { turnsTable } from '../../../src/stores/schema/turns.ts';
import { waitsTable } from '../../../src/stores/schema/waits.ts';
import { createUnitOfWork } from '../../../src/stores/unit-of-work.ts';
import type { OpenStore } from '../../support/stores.ts';

const tables = [
  chatTiesTable,
  handoversTable,
  inboxTable,
  outboxTable,
  sessionsTable,
  waitsTable,
  turnsTable,
  mediaRequestsTable,
  missedShapes,
  quotaTable,
  settingsTable,
  ledgerFreezes,
  dayTotalsSent,
];

export const sealer = createSealer(new Uint8Array(32).fill(5));

export interface Desk {
  records: RecordStore;
  uow: UnitOfWork;
  inbox: InboxGate;
  outbox: OutboxGate;
}

/** The conversation's stores on an empty store, for each test anew. */
export function useDesk(openStore: OpenStore): () => Desk {
  let desk: Desk | undefined;
  beforeEach(async () => {
    const records = await openStore({ tables });
    desk = {
      records,
      uow: createUnitOfWork(records, { sealer, rules: { sha256, chart: STANDARD_CHART } }),
      inbox: createInboxGate(records, sealer),
      outbox: createOutboxGate(records, sealer),
    };
  });
  afterEach(async () => {
    await desk?.records.close();
    desk = undefined;
  });
  return () => {
    if (!desk) throw new Error('the store is not open');
    return desk;
  };
}

export const userId = (last: string): string => `U${last.padStart(32, '0')}`;

export function words(eventId: string, given: Partial<Inbound> = {}): Inbound {
  return {
    eventId,
    at: 1_000,
    source: { kind: 'person', userId: userId('1') },
    replyToken: `token-${eventId}`,
    redelivered: false,
    what: { kind: 'text', messageId: `m-${eventId}`, text: 'ยอดเงิน', mentionsBot: false },
    ...given,
  };
}

export const message = (text: string): RenderedMessage =>
  ({ type: 'text', text }) as unknown as RenderedMessage;

export function item(outboxId: string, given: Partial<OutboxItem> = {}): OutboxItem {
  return {
    outboxId,
    to: { kind: 'person', personId: 'p1' },
    channel: 'reply',
    category: 'answer',
    state: 'ready',
    messages: [message(outboxId)],
    replyToken: `token-${outboxId}`,
    replyUntil: 50_000,
    retryKey: `key-${outboxId}`,
    ref: outboxId,
    carries: [],
    tries: 0,
    ambiguous: false,
    firstTriedAt: null,
    nextAt: 1_000,
    worthUntil: 600_000,
    leaseUntil: 0,
    fence: 1,
    createdAt: 1_000,
    ...given,
  };
}

export function session(given: Partial<Session> = {}): Session {
  return {
    personId: 'p1',
    rev: 1,
    run: null,
    recent: [],
    lastEventAt: 1_000,
    pace: { minute: 0, count: 0, told: false },
    ...given,
  };
}
