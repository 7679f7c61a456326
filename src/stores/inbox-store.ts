import { EVENT_TRIES_MAX } from '../config/limits.ts';
import type { Inbound } from '../ports/inbound.ts';
import type { RecordReader, RecordStore, RecordWriter } from '../ports/records/record-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { InboxGate, InboxReader, InboxWriter } from '../ports/stores/inbox-store.ts';
import { inboxTable, type InboxRow } from './schema/inbox.ts';

const bodyContext = (eventId: string): string => `inbox/${eventId}`;

/** A lane is a person, or a group chat; its name tells neither. */
function laneOf(sealer: Sealer, { source }: Inbound): string {
  return source.kind === 'person'
    ? `p-${sealer.lookupKey('line-user', source.userId)}`
    : `c-${sealer.lookupKey('line-chat', source.chatId)}`;
}

function toRow(sealer: Sealer, inbound: Inbound, receivedAt: number): InboxRow {
  const { what, eventId, at } = inbound;
  return {
    eventId,
    lane: laneOf(sealer, inbound),
    state: 'new',
    at,
    receivedAt,
    tries: 0,
    messageId: 'messageId' in what && what.kind !== 'unsent' ? what.messageId : '',
    body: sealer.seal(JSON.stringify(inbound), bodyContext(eventId)),
    outcome: '',
  };
}

export function createInboxReader(records: RecordReader, sealer: Sealer): InboxReader {
  return {
    async next(lane) {
      const query = { index: 'byLane', eq: { lane, state: 'new' as const }, limit: 1 };
      const [row] = await records.find(inboxTable, query);
      if (!row?.body) return undefined;
      const inbound = JSON.parse(sealer.open(row.body, bodyContext(row.eventId))) as Inbound;
      const { eventId, receivedAt, tries } = row;
      return { eventId, lane, inbound, receivedAt, tries };
    },
    async waitingLanes(receivedBefore, limit) {
      const rows = await records.find(inboxTable, {
        index: 'byState',
        eq: { state: 'new' },
        range: { lte: receivedBefore },
        limit,
      });
      return [...new Set(rows.map((row) => row.lane))];
    },
  };
}

export function createInboxWriter(records: RecordWriter, sealer: Sealer): InboxWriter {
  return {
    ...createInboxReader(records, sealer),
    async add(inbound, receivedAt) {
      if (await records.get(inboxTable, { eventId: inbound.eventId })) return;
      await records.insert(inboxTable, toRow(sealer, inbound, receivedAt));
    },
    async done(eventId, outcome) {
      const patch = { state: 'done', body: null, outcome } as const;
      const ended = await records.update(inboxTable, { eventId }, patch, { state: 'new' });
      if (!ended) throw new Error(`event ${eventId} was handled under this turn`);
    },
    async forget(lane, messageId) {
      const query = { index: 'byMessage', eq: { lane, messageId } };
      for (const row of await records.find(inboxTable, query)) {
        if (row.state !== 'new') continue;
        const patch = { state: 'done', body: null, outcome: 'unsent' } as const;
        await records.update(inboxTable, { eventId: row.eventId }, patch);
      }
    },
  };
}

export function createInboxGate(records: RecordStore, sealer: Sealer): InboxGate {
  return {
    laneOf: (inbound) => laneOf(sealer, inbound),
    async accept(inbounds, receivedAt) {
      const rows = inbounds.map((inbound) => toRow(sealer, inbound, receivedAt));
      const results = await records.insertEach(inboxTable, rows);
      const fresh = rows.filter((_, index) => results[index] === 'inserted');
      return { lanes: [...new Set(fresh.map((row) => row.lane))] };
    },
    async failed(eventId, tries) {
      const dead = tries + 1 >= EVENT_TRIES_MAX;
      const patch = dead
        ? ({ tries: tries + 1, state: 'dead', body: null, outcome: 'dead' } as const)
        : { tries: tries + 1 };
      await records.updateEach(inboxTable, [
        { key: { eventId }, patch, expect: { state: 'new', tries } },
      ]);
      return dead ? 'dead' : 'again';
    },
  };
}
