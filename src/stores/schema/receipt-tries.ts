import { int, text } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** One row per person who has sent a check code of no receipt: the count of the last window. */
export const receiptTries = table('receipt_tries', {
  columns: { personId: text(), windowStart: int(), count: int() },
  key: ['personId'],
});
