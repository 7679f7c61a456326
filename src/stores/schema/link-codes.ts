import { int, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per code given to tie a LINE account to a membership or an office; only hashes of codes.
 * - `ofTarget`: which codes for this member or office are still open, newest first?
 */
export const linkCodes = table('link_codes', {
  columns: {
    codeHash: text(),
    targetKind: text<'member' | 'office' | 'proxy'>(),
    /** `linkTargetId`. */
    targetId: text(),
    /** The member's group; null for an office. */
    groupId: textOrNull(),
    state: text<'open' | 'used' | 'withdrawn'>(),
    medium: text<'screen' | 'paper'>(),
    issuedBy: text(),
    issuedAt: int(),
    expiresAt: int(),
    usedBy: textOrNull(),
  },
  key: ['codeHash'],
  indexes: { ofTarget: ['targetId', 'state', 'issuedAt'] },
});
