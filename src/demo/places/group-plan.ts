import type { GroupRules } from '../../ports/stores/groups-store.ts';
import type { Random } from '../random.ts';
import { UNDECIDED_LIMITS } from '../../domain/groups/money-limits.ts';

/** What a group is to become. */
export interface GroupPlan {
  readonly code: string;
  readonly districtCode: string;
  readonly tambonCode: string;
  readonly moo: number;
  readonly village: string;
  /** Active members. */
  readonly size: number;
  /** Whole years since it was founded; 0: this month. */
  readonly ageYears: number;
  readonly rules: GroupRules;
  readonly state: 'active' | 'closed';
  /** Which of the district's พัฒนากร looks after it, counted from 0. */
  readonly fieldOfficer: number;
}

export const BAHT = 100n;

/** Days cluster on the first ten of a month, most of all on the 1st, 5th and 10th (domain.md §8). */
const DEPOSIT_DAYS = [1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 6, 7, 8, 9, 10, 10, 10] as const;
const SILENT_SHARE = 0.1;
const EARLY_REMINDER_SHARE = 0.15;

/** Rules that most groups share; every pledge of the demo fits them. */
export function usualRules(depositDay: number): GroupRules {
  return {
    unitSatang: 10n * BAHT,
    minSatang: 10n * BAHT,
    maxSatang: 1_000n * BAHT,
    feeSatang: 20n * BAHT,
    depositDay,
    reminderDaysBefore: 1,
    reminderHour: 9,
    pushReceipts: true,
    ...UNDECIDED_LIMITS,
    fineSatang: 5n * BAHT,
    ceilingSatang: 2_000n * BAHT,
  };
}

export function someRules(random: Random): GroupRules {
  return {
    ...usualRules(random.pick(DEPOSIT_DAYS)),
    reminderDaysBefore: random.chance(EARLY_REMINDER_SHARE) ? 3 : 1,
    pushReceipts: !random.chance(SILENT_SHARE),
  };
}

/** Where the three groups of the personas lie, in both demos. */
export const HOME_PLACE = { village: 'บ้านหนองหิ้ง', tambonCode: '380401', moo: 3, depositDay: 5 };
export const OTHER_PLACE = { village: 'บ้านโนนสว่าง', tambonCode: '380103', moo: 6, depositDay: 10 };
export const THIRD_PLACE = { village: 'บ้านดงสว่าง', tambonCode: '380702', moo: 9, depositDay: 1 };
