import { bool, bytes, int, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per LINE account that has ever written.
 * - `byLine`: who is this LINE user? Unique: one account is one person.
 */
export const people = table('people', {
  columns: {
    personId: text(),
    /** Keyed hash of the LINE user id. */
    lineKey: text(),
    /** LINE user id, sealed. */
    line: bytes(),
    lang: text(),
    state: text<'following' | 'blocked'>(),
    wantsNews: bool(),
    largeType: bool(),
    /** ๐–๙, if wished; null: 0–9. */
    digits: textOrNull<'thai'>(),
    consentVersion: int(),
    createdAt: int(),
  },
  key: ['personId'],
  unique: { byLine: ['lineKey'] },
});
