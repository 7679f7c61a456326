/** Letters of a group's name. */
export const GROUP_NAME_MIN = 2;
export const GROUP_NAME_MAX = 80;
export const MOO_MAX = 99;
export const DAY_MAX = 31;
/** Deposit days that groups often choose (domain.md §8: they cluster on 1–10). */
export const FIRST_DAYS = [1, 5, 7, 10, 15, 20, 25] as const;
/** Satang. A unit is whole baht; nobody pledges more than a million a month. */
export const BAHT = 100n;
export const UNIT_MAX = 10_000n * BAHT;
export const PLEDGE_MAX = 1_000_000n * BAHT;
export const FEE_MAX = 100_000n * BAHT;
export const FINE_MAX = 10_000n * BAHT;
/** Members offered where a name fits several. */
export const CANDIDATES_MAX = 8;
/** Groups on one list card. */
export const GROUPS_PER_PAGE = 10;
/** Cards side by side when somebody has only a few groups. */
export const CARDS_MAX = 3;
/** The reminder goes out up to a week before, between these hours, Bangkok. */
export const REMINDER_DAYS_MAX = 7;
export const REMINDER_HOUR_MIN = 6;
export const REMINDER_HOUR_MAX = 20;
