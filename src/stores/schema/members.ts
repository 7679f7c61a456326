import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import {
  bytes,
  bytesOrNull,
  int,
  intOrNull,
  money,
  text,
  textOrNull,
} from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per membership, former ones included.
 * - `byNumber`: who has this number in the group, and which is the highest? Unique, as a number:
 *   `12` and `0012` are one member.
 * - `inState`: who is an active member of the group, in number order, and how many are they?
 * - `byPerson`: which memberships belong to this LINE account?
 * - `byName`: who in the group has exactly this name?
 * - `byNationalId`: which memberships are the same human's?
 */
export const members = table('members', {
  columns: {
    memberId: text(),
    groupId: text(),
    /** As shown, zero-padded. */
    memberNo: text(),
    /** The same as a number. */
    number: int(),
    /** Sealed. */
    name: bytes(),
    /** Keyed hash of the normalised name, of use within one group only. */
    nameKey: text(),
    state: text<'active' | 'resigned' | 'deceased'>(),
    pledgeSatang: money(),
    joinedOn: text<LocalDate>(),
    /** As the paper register said it; null: follows from `joinedOn`. */
    owedFrom: textOrNull<Month>(),
    leftOn: textOrNull<LocalDate>(),
    personId: textOrNull(),
    linkedAt: intOrNull(),
    /** Sealed, as are the next two. */
    phone: bytesOrNull(),
    nationalId: bytesOrNull(),
    born: bytesOrNull(),
    nationalIdKey: textOrNull(),
  },
  key: ['memberId'],
  unique: { byNumber: ['groupId', 'number'] },
  indexes: {
    inState: ['groupId', 'state', 'number'],
    byPerson: ['personId', 'groupId', 'number'],
    byName: ['groupId', 'nameKey', 'number'],
    byNationalId: ['nationalIdKey'],
  },
});
