import { bytesOrNull, int, table, text, type RowOf } from './columns.ts';

const WAITING = { column: 'state', value: 'new' } as const;

/** Every event from LINE (and of our own making), under its id: a second delivery is known at once. */
export const inboxTable = table('inbox', {
  columns: {
    eventId: text(),
    lane: text(),
    /** `held`: was new in a backup that was restored, until a person releases or drops it. */
    state: text<'new' | 'done' | 'dead' | 'held'>(),
    at: int(),
    receivedAt: int(),
    tries: int(),
    /** Message the event carries, so that an unsend finds it while it waits; '' for none. */
    messageId: text(),
    /** Sealed content; blanked once handled, taken back or dead. */
    body: bytesOrNull(),
    outcome: text(),
  },
  key: ['eventId'],
  indexes: {
    /** What is next in a lane? */
    byLane: ['lane', 'state', 'at', 'eventId'],
    /** Which lanes wait, longest first? */
    byState: ['state', 'receivedAt'],
  },
  /** What is done lies there by its id alone: an acknowledgement pays for every index. */
  only: { byLane: WAITING, byState: WAITING },
});
export type InboxRow = RowOf<typeof inboxTable>;
