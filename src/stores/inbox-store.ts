import { EVENT_TRIES_MAX } from '../config/limits.ts';
import type { Inbound } from '../ports/inbound.ts';
import { LostRaceError } from '../ports/records/errors.ts';
import type { RecordReader, RecordStore, RecordWriter } from '../ports/records/record-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import {
  UnreadableEventError,
  type InboxGate,
  type InboxReader,
  type InboxWriter,
} from '../ports/stores/inbox-store.ts';
import { inboxTable, type InboxRow } from './schema/inbox.ts';

const bodyContext = (eventId: string): string => `inbox/${eventId}`;
/** LINE's event ids are ULIDs, so these cannot meet one. */
const tombstoneId = (lane: string, messageId: string): string => `unsent:${lane}:${messageId}`;

const DEAD = { state: 'dead', body: null, outcome: 'dead' } as const;
const UNSENT = { state: 'done', body: null, outcome: 'unsent' } as const;

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

function openBody(sealer: Sealer, { eventId, tries, body }: InboxRow): Inbound {
  try {
    if (!body) throw new Error('no content');
    return JSON.parse(sealer.open(body, bodyContext(eventId))) as Inbound;
  } catch (error) {
    throw new UnreadableEventError(eventId, tries, { cause: error });
  }
}

export function createInboxReader(records: RecordReader, sealer: Sealer): InboxReader {
  return {
    async next(lane) {
      const query = { index: 'byLane', eq: { lane, state: 'new' as const }, limit: 2 };
      const [row, behind] = await records.find(inboxTable, query);
      if (!row) return undefined;
      const inbound = openBody(sealer, row);
      const { eventId, receivedAt, tries } = row;
      return { eventId, lane, inbound, receivedAt, tries, more: behind !== undefined };
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
      if (!ended) throw new LostRaceError(`event ${eventId} was handled under this turn`);
    },
    async forget(lane, messageId, receivedAt) {
      const waiting = await waitingMessage(records, lane, messageId);
      for (const eventId of waiting) await records.update(inboxTable, { eventId }, UNSENT);
      if (waiting.length > 0) return;
      const eventId = tombstoneId(lane, messageId);
      if (await records.get(inboxTable, { eventId })) return;
      const times = { at: receivedAt, receivedAt, tries: 0 };
      await records.insert(inboxTable, { eventId, lane, messageId, ...times, ...UNSENT });
    },
    async takenBack(lane, messageId) {
      const eventId = tombstoneId(lane, messageId);
      return (await records.get(inboxTable, { eventId })) !== undefined;
    },
    setAside: (eventId, tries) =>
      records.update(
        inboxTable,
        { eventId },
        { ...DEAD, tries: tries + 1 },
        { state: 'new', tries },
      ),
  };
}

export function createInboxGate(records: RecordStore, sealer: Sealer): InboxGate {
  return {
    laneOf: (inbound) => laneOf(sealer, inbound),
    async accept(inbounds, receivedAt) {
      const rows = inbounds.map((inbound) => toRow(sealer, inbound, receivedAt));
      const results = await records.insertEach(inboxTable, rows);
      for (const [index, { what }] of inbounds.entries()) {
        const lane = rows[index]?.lane;
        if (what.kind === 'unsent' && lane !== undefined) {
          await forgetWaiting(records, lane, what.messageId);
        }
      }
      const fresh = rows.filter((_, index) => results[index] === 'inserted');
      return { lanes: [...new Set(fresh.map((row) => row.lane))] };
    },
    async failed(eventId, tries) {
      const dead = tries + 1 >= EVENT_TRIES_MAX;
      const patch = { tries: tries + 1, ...(dead && DEAD) };
      const change = { key: { eventId }, patch, expect: { state: 'new' as const, tries } };
      const [counted] = await records.updateEach(inboxTable, [change]);
      if (!counted) return 'gone';
      return dead ? 'dead' : 'again';
    },
  };
}

/** The message would otherwise be handled first: it is older than the word that takes it back. */
async function forgetWaiting(records: RecordStore, lane: string, messageId: string): Promise<void> {
  const waiting = await waitingMessage(records.reader, lane, messageId);
  const changes = waiting.map((eventId) => ({
    key: { eventId },
    patch: UNSENT,
    expect: { state: 'new' as const },
  }));
  if (changes.length > 0) await records.updateEach(inboxTable, changes);
}

/** Ids of the lane's waiting events that carry the message. */
async function waitingMessage(
  records: RecordReader,
  lane: string,
  messageId: string,
): Promise<string[]> {
  const rows = await records.find(inboxTable, { index: 'byLane', eq: { lane, state: 'new' } });
  return rows.filter((row) => row.messageId === messageId).map(({ eventId }) => eventId);
}
