import type { ApprovalState } from '../../domain/approvals/approval.ts';
import { bytes, bytesOrNull, int, intOrNull, json, table, text, textOrNull } from './columns.ts';

/**
 * One row per request that needs a second person; decided ones stay.
 * - `open`: is one open over this subject? Unique: one at a time.
 * - `inState`: which requests of the group are open, oldest first?
 * - `ofMaker`: what did this person ask for, the latest last?
 * - `byExpiry`: whose time is over?
 */
export const approvalsTable = table('approvals', {
  columns: {
    approvalId: text(),
    kind: text(),
    groupId: text(),
    subject: textOrNull(),
    /** The same while open, null once decided. */
    openSubject: textOrNull(),
    makerPersonId: text(),
    makerMemberId: textOrNull(),
    concerns: json<readonly string[]>(),
    /** Sealed JSON. */
    payload: bytes(),
    contentHash: text(),
    openedAt: int(),
    expiresAt: int(),
    state: text<ApprovalState>(),
    closedByPersonId: textOrNull(),
    closedByMemberId: textOrNull(),
    closedAt: intOrNull(),
    /** Sealed. */
    reason: bytesOrNull(),
  },
  key: ['approvalId'],
  unique: { open: ['groupId', 'openSubject'] },
  indexes: {
    inState: ['groupId', 'state', 'openedAt'],
    ofMaker: ['makerPersonId', 'openedAt'],
    byExpiry: ['state', 'expiresAt'],
  },
});
