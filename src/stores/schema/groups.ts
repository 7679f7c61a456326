import type { LocalDate } from '../../domain/bangkok-time.ts';
import { int, json, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * `GroupRules` as JSON: amounts are decimal strings of satang. What a group had not decided on when
 * it was stored is absent.
 */
export interface StoredRules {
  unitSatang: string;
  minSatang: string;
  maxSatang: string;
  feeSatang: string;
  depositDay: number;
  reminderDaysBefore: number;
  reminderHour: number;
  pushReceipts: boolean;
  fineSatang?: string;
  specialAllowed?: boolean;
  specialCapSatang?: string;
  ceilingSatang?: string;
  backdateDays?: number;
}

/**
 * One row per savings group, closed ones included. All lists come in code order.
 * - `byCode`: which group has this public code? Unique.
 * - `inProvince`, `inDistrict`, `inTambon`: which active groups lie in this area?
 * - `ofFieldOffice`: which active groups does this พัฒนากร look after?
 */
export const groups = table('groups', {
  columns: {
    groupId: text(),
    code: text(),
    name: text(),
    /** First two digits of the district code. */
    provinceCode: text(),
    districtCode: text(),
    tambonCode: text(),
    moo: int(),
    state: text<'active' | 'closed'>(),
    foundedOn: text<LocalDate>(),
    fieldOfficeId: textOrNull(),
    rules: json<StoredRules>(),
  },
  key: ['groupId'],
  unique: { byCode: ['code'] },
  indexes: {
    inProvince: ['state', 'provinceCode', 'code'],
    inDistrict: ['state', 'districtCode', 'code'],
    inTambon: ['state', 'tambonCode', 'code'],
    ofFieldOffice: ['state', 'fieldOfficeId', 'code'],
  },
});
