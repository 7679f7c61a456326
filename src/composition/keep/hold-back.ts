import type { Row } from '../../ports/records/check-row.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import { approvalsTable } from '../../stores/schema/approvals.ts';
import { campaignsTable } from '../../stores/schema/campaigns.ts';
import { inboxTable } from '../../stores/schema/inbox.ts';
import { mediaRequestsTable } from '../../stores/schema/media-requests.ts';
import { outboxTable } from '../../stores/schema/outbox.ts';
import { reminderOccurrencesTable } from '../../stores/schema/reminder-occurrences.ts';
import { waitsTable } from '../../stores/schema/waits.ts';
import type { HeldItem } from './held-items.ts';
import { NOT_DUE } from './not-due.ts';

/** A held campaign waits this long for a person; then it is over. */
const HELD_LIFE_MS = 7 * 24 * 3_600_000;
/** What becomes of a row: changed, left out, and, where a person has to decide about it, listed. */
export interface Hold {
  row: Row | undefined;
  held?: HeldItem;
}

type Rule = (row: Row, now: number) => Hold;

/**
 * What was unsent, unhandled or due in a backup may have been sent, handled or done since: in the
 * restored store nothing of it happens by itself. Messages, events, announcements and due reminders
 * are held for a person; requests for a second person are over, since they may have been decided;
 * dialogues stay open but are no longer reminded of or ended; pictures still to be fetched are given up.
 * Rooms stay tied: at worst one hears its deposit day twice on the day of the restore, and nothing of anybody.
 * @param now epoch ms, the same for every attempt of one restore
 */
export function heldBack(table: Table, row: Row, now: number): Hold {
  return RULES.get(table)?.(row, now) ?? { row };
}

interface Change<T> {
  change: Partial<T> | 'left out';
  held?: HeldItem;
}

/** A rule for rows of one table, typed as they are. */
const rule =
  <T extends Table>(table: T) =>
  (hold: (row: RowOf<T>, now: number) => Change<RowOf<T>> | undefined): [Table, Rule] => [
    table,
    (row, now) => {
      const { change = {}, held } = hold(row as RowOf<T>, now) ?? {};
      const changed = change === 'left out' ? undefined : { ...row, ...change };
      return { row: changed, ...(held && { held }) };
    },
  ];

const RULES: ReadonlyMap<Table, Rule> = new Map([
  rule(outboxTable)(({ outboxId: id, category: what, createdAt: at, state }) => {
    if (state !== 'ready' && state !== 'waiting') return undefined;
    const change = { state: state === 'ready' ? 'held' : 'held-waiting', leaseUntil: 0 } as const;
    return { change, held: { kind: 'message', id, what, at } };
  }),
  rule(inboxTable)(({ eventId: id, receivedAt: at, state }) =>
    state === 'new'
      ? { change: { state: 'held' }, held: { kind: 'event', id, what: 'event', at } }
      : undefined,
  ),
  rule(campaignsTable)(({ campaignId: id, createdAt: at, state, pause }, now) => {
    const notAfter = now + HELD_LIFE_MS;
    const held = { kind: 'campaign', id, what: state, at } as const;
    switch (state) {
      case 'scheduled':
      case 'resolving':
      case 'sending':
        return { change: { state: 'paused', pause: 'restored', notAfter, dueAt: notAfter }, held };
      case 'paused':
        return { change: { pause: pause ?? 'restored', notAfter, dueAt: notAfter } };
      case 'stopping':
        return { change: { dueAt: NOT_DUE }, held };
      default:
        return undefined;
    }
  }),
  rule(reminderOccurrencesTable)(({ month, groupId, state, dueAt: at, fence }, now) => {
    if (state !== 'planned' || at > now) return undefined;
    const held = { kind: 'reminder', id: `${month}/${groupId}`, what: month, at } as const;
    return { change: { state: 'held', leaseUntil: 0, fence: fence + 1 }, held };
  }),
  rule(approvalsTable)(({ state }, now) =>
    state === 'open'
      ? { change: { state: 'expired', openSubject: null, closedAt: now } }
      : undefined,
  ),
  rule(waitsTable)(() => ({ change: 'left out' })),
  rule(mediaRequestsTable)(({ state }) =>
    state === 'wanted' ? { change: { state: 'failed' } } : undefined,
  ),
]);
