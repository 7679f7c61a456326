import { int, intOrNull, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per time a group's books were frozen; lifted ones stay, with who lifted them and why.
 * - `open`: are the books of this group frozen now? Unique: one at a time.
 * - `ofGroup`: when were they frozen, the latest last?
 */
export const ledgerFreezes = table('ledger_freezes', {
  columns: {
    freezeId: text(),
    groupId: text(),
    /** The same while it lasts, null once lifted. */
    openFor: textOrNull(),
    at: int(),
    /** What met the fault: `turn`, or the name of a job. */
    by: text(),
    /** Entry it is about; null for the group's balances, head or keys. */
    seq: intOrNull(),
    field: text(),
    what: text(),
    liftedAt: intOrNull(),
    liftedBy: textOrNull(),
    liftReason: textOrNull(),
  },
  key: ['freezeId'],
  unique: { open: ['openFor'] },
  indexes: { ofGroup: ['groupId', 'at'] },
});
