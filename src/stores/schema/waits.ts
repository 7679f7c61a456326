import { int, intOrNull, table, text } from './columns.ts';

/** When a dialogue is reminded of and ended; one row a person. */
export const waitsTable = table('waits', {
  columns: {
    personId: text(),
    runId: text(),
    rev: int(),
    remindAt: intOrNull(),
    endAt: int(),
    /** The earlier of the two. */
    dueAt: int(),
  },
  key: ['personId'],
  indexes: {
    /** Which waits are over? */
    byDue: ['dueAt'],
  },
});
