import { int, intOrNull, table, text } from './columns.ts';

/** The month's message quota, as last read plus what was sent since; one row. */
export const quotaTable = table('quota', {
  columns: { name: text(), month: text(), limit: intOrNull(), used: int(), readAt: int() },
  key: ['name'],
});
