import type { RenderedMessage } from '../ports/messenger.ts';
import type { RecordReader, RecordStore, RecordWriter } from '../ports/records/record-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import type {
  OutboxChange,
  OutboxGate,
  OutboxItem,
  OutboxReader,
  OutboxState,
  OutboxWriter,
  Recipient,
} from '../ports/stores/outbox-store.ts';
import type { RowOf } from './schema/columns.ts';
import { outboxTable } from './schema/outbox.ts';

type OutboxRow = RowOf<typeof outboxTable>;
interface Body {
  messages: RenderedMessage[];
  replyToken: string | null;
}

const bodyContext = (outboxId: string): string => `outbox/body/${outboxId}`;
const chatContext = (outboxId: string): string => `outbox/chat/${outboxId}`;
/** A process holds far fewer messages at once. */
const RELEASED_MAX = 5_000;
const FINAL: ReadonlySet<OutboxState> = new Set(['accepted', 'refused', 'unknown', 'expired']);

/** A leased item is not due before its lease ends, so that it does not hide those that are. */
function toRow(sealer: Sealer, item: OutboxItem): OutboxRow {
  const { to, messages, replyToken, ...rest } = item;
  const { outboxId } = item;
  return {
    ...rest,
    nextAt: Math.max(rest.nextAt, rest.leaseUntil),
    personId: to.kind === 'person' ? to.personId : null,
    chat: to.kind === 'chat' ? sealer.seal(to.chatId, chatContext(outboxId)) : null,
    body: sealer.seal(JSON.stringify({ messages, replyToken }), bodyContext(outboxId)),
    requestId: '',
  };
}

function recipientOf(sealer: Sealer, row: OutboxRow): Recipient {
  if (row.personId !== null) return { kind: 'person', personId: row.personId };
  if (!row.chat) throw new Error(`outbox ${row.outboxId} is for nobody`);
  return { kind: 'chat', chatId: sealer.open(row.chat, chatContext(row.outboxId)) };
}

function fromRow(sealer: Sealer, row: OutboxRow): OutboxItem {
  const { personId: _p, chat: _c, body, requestId: _r, ...rest } = row;
  const content: Body = body
    ? (JSON.parse(sealer.open(body, bodyContext(row.outboxId))) as Body)
    : { messages: [], replyToken: null };
  return { ...rest, ...content, to: recipientOf(sealer, row) };
}

/** Content goes once its fate is final; the row stays as the record of it. */
function toPatch(change: OutboxChange): Partial<OutboxRow> {
  if (change.state === 'waiting') return { ...change, leaseUntil: 0 };
  return change.state && FINAL.has(change.state) ? { ...change, body: null } : change;
}

/** What a reply carried arrived with it, or is free again for the next one. */
function carriedBy({ carries }: OutboxItem, { state }: OutboxChange) {
  if (!state || !FINAL.has(state)) return [];
  const patch = state === 'accepted' ? ({ state, body: null } as const) : { leaseUntil: 0 };
  return carries.map((outboxId) => ({
    key: { outboxId },
    patch,
    expect: { state: 'waiting' as const },
  }));
}

export function createOutboxReader(records: RecordReader, sealer: Sealer): OutboxReader {
  return {
    async byId(outboxId) {
      const row = await records.get(outboxTable, { outboxId });
      return row && fromRow(sealer, row);
    },
    async waitingFor(personId, now, limit) {
      const eq = { personId, state: 'waiting' as const };
      const rows = await records.find(outboxTable, { index: 'byPerson', eq, limit });
      return rows.filter((row) => row.leaseUntil <= now).map((row) => fromRow(sealer, row));
    },
  };
}

export function createOutboxWriter(records: RecordWriter, sealer: Sealer): OutboxWriter {
  return {
    ...createOutboxReader(records, sealer),
    add: (item) => records.insert(outboxTable, toRow(sealer, item)),
    async change(outboxId, change) {
      await records.update(outboxTable, { outboxId }, toPatch(change));
    },
  };
}

export function createOutboxGate(records: RecordStore, sealer: Sealer): OutboxGate {
  return {
    async due(now, limit) {
      const rows = await records.reader.find(outboxTable, {
        index: 'byState',
        eq: { state: 'ready' },
        range: { lte: now },
        limit,
      });
      return rows.filter((row) => row.leaseUntil <= now).map((row) => fromRow(sealer, row));
    },
    async claim(item, leaseUntil, change = {}) {
      const lease = { ...change, leaseUntil, nextAt: leaseUntil, fence: item.fence + 1 };
      const [won] = await records.updateEach(outboxTable, [
        {
          key: { outboxId: item.outboxId },
          patch: lease,
          expect: { fence: item.fence, state: 'ready' },
        },
      ]);
      return won ? { ...item, ...lease } : undefined;
    },
    async settle(item, change) {
      const [kept] = await records.updateEach(outboxTable, [
        {
          key: { outboxId: item.outboxId },
          patch: toPatch(change),
          expect: { fence: item.fence, state: 'ready' },
        },
      ]);
      if (!kept) return false;
      const carried = carriedBy(item, change);
      if (carried.length > 0) await records.updateEach(outboxTable, carried);
      return true;
    },
    async releaseAll(now) {
      const query = { index: 'byState', eq: { state: 'ready' as const }, limit: RELEASED_MAX };
      const leased = (await records.reader.find(outboxTable, query)).filter(
        (row) => row.leaseUntil > now,
      );
      const released = await records.updateEach(
        outboxTable,
        leased.map(({ outboxId, fence }) => ({
          key: { outboxId },
          patch: { leaseUntil: now, nextAt: now },
          expect: { fence, state: 'ready' as const },
        })),
      );
      return released.filter(Boolean).length;
    },
  };
}
