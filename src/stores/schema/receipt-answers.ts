import { int, text } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** The member's last answer to each receipt: one row per entry of a group's journal. */
export const receiptAnswers = table('receipt_answers', {
  columns: {
    groupId: text(),
    seq: int(),
    memberId: text(),
    personId: text(),
    answer: text<'right' | 'wrong'>(),
    at: int(),
  },
  key: ['groupId', 'seq'],
});
