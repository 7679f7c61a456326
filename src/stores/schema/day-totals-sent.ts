import type { LocalDate } from '../../domain/bangkok-time.ts';
import { int, text } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** One row per group and deposit day whose totals the committee was told. Append-only: a witness. */
export const dayTotalsSent = table('day_totals_sent', {
  columns: {
    groupId: text(),
    day: text<LocalDate>(),
    seq: int(),
    hash: text(),
    people: int(),
    at: int(),
  },
  key: ['groupId', 'day'],
  appendOnly: true,
});
