import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Office } from '../../domain/roles/roles.ts';
import { bool, bytes, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per term of an office of the Community Development Department; past terms stay.
 * - `byPerson`: which offices does this person hold now?
 * - `inArea`: which offices of a kind are in force over an area?
 */
export const offices = table('offices', {
  columns: {
    officeId: text(),
    office: text<Office>(),
    area: text(),
    /** Sealed. */
    name: bytes(),
    personId: textOrNull(),
    inForce: bool(),
    since: text<LocalDate>(),
    until: textOrNull<LocalDate>(),
  },
  key: ['officeId'],
  indexes: {
    byPerson: ['personId', 'inForce'],
    inArea: ['office', 'area', 'inForce'],
  },
});
