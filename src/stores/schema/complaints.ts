import type { ComplaintLevel, ComplaintState } from '../../ports/stores/complaints-store.ts';
import { bool, bytes, bytesOrNull, int, intOrNull, table, text, textOrNull } from './columns.ts';

/**
 * One row per complaint past a committee; ended ones stay. No list is by group: nothing that a
 * committee asks for can come upon one.
 * - `ofPerson`: what has this person complained about, the latest last?
 * - `inDistrict`, `inProvince`: which ones wait in this area, oldest first?
 * - `byDue`: whose time is over?
 */
export const complaintsTable = table('complaints', {
  columns: {
    complaintId: text(),
    groupId: text(),
    districtCode: text(),
    /** First two digits of the district code. */
    provinceCode: text(),
    memberId: text(),
    personId: text(),
    named: bool(),
    /** Sealed. */
    text: bytes(),
    level: text<ComplaintLevel>(),
    state: text<ComplaintState>(),
    /** Neither answered nor withdrawn. */
    live: bool(),
    openedAt: int(),
    dueAt: intOrNull(),
    officeId: textOrNull(),
    /** Sealed. */
    answer: bytesOrNull(),
  },
  key: ['complaintId'],
  indexes: {
    ofPerson: ['personId', 'openedAt'],
    inDistrict: ['live', 'districtCode', 'openedAt'],
    inProvince: ['live', 'provinceCode', 'openedAt'],
    byDue: ['live', 'dueAt'],
  },
});
