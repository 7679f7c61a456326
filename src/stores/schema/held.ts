import { int, table, text } from './columns.ts';

/**
 * One row per thing that a restore held back: unsent when the backup was made, and nobody knows what
 * became of it since. It goes when a person has released or dropped it.
 */
export const heldTable = table('held', {
  columns: {
    kind: text<'message' | 'event' | 'campaign' | 'reminder'>(),
    /** Key of the row that is held; of a reminder month and group, joined by `/`. */
    id: text(),
    /** Category of a message, state of a campaign, month of a reminder. */
    what: text(),
    /** When it was made or due, epoch ms. */
    at: int(),
  },
  key: ['kind', 'id'],
});
