import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Pieces } from '../../domain/cash/pieces.ts';
import { int, intOrNull, json, money, table, text, textOrNull } from './columns.ts';

/**
 * One row per count of a group's cash; those that nobody confirmed stay.
 * - `confirmed`: on which days was it confirmed? Unique: one stands for a day.
 */
export const cashCountsTable = table('cash_counts', {
  columns: {
    groupId: text(),
    day: text<LocalDate>(),
    no: int(),
    pieces: json<Pieces>(),
    counted: money(),
    seq: int(),
    receipts: int(),
    received: money(),
    register: money(),
    paidIn: money(),
    countedBy: text(),
    approvalId: text(),
    at: int(),
    /** The day while this is the confirmed count that stands for it, else null. */
    confirmedDay: textOrNull<LocalDate>(),
    confirmedBy: textOrNull(),
    confirmedAt: intOrNull(),
    suspenseSeq: intOrNull(),
  },
  key: ['groupId', 'day', 'no'],
  unique: { confirmed: ['groupId', 'confirmedDay'] },
});
