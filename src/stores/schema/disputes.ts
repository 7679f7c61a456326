import { int, intOrNull, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per dispute over an entry; settled ones stay.
 * - `open`: is a dispute open over this entry? Unique: one at a time.
 * - `byEntry`: what became of the disputes over this entry, the latest last?
 * - `inState`: which disputes of the group are open, oldest first?
 */
export const disputes = table('disputes', {
  columns: {
    disputeId: text(),
    groupId: text(),
    seq: int(),
    /** The same while open or ruled, null once settled. */
    openSeq: intOrNull(),
    memberId: text(),
    openedBy: text(),
    openedAt: int(),
    state: text<'open' | 'ruled' | 'settled'>(),
    settledBy: textOrNull(),
    settledAt: intOrNull(),
    entrySeq: intOrNull(),
    outcome: textOrNull<'entry-right' | 'to-be-corrected' | 'withdrawn'>(),
  },
  key: ['disputeId'],
  unique: { open: ['groupId', 'openSeq'] },
  indexes: {
    byEntry: ['groupId', 'seq', 'openedAt'],
    inState: ['groupId', 'state', 'openedAt'],
  },
});
