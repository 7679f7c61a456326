/** Invariant I2: one posting moves 1 satang to 10,000,000,000 baht. */
export const AMOUNT_MIN = 1n;
export const AMOUNT_MAX = 1_000_000_000_000n;
/** An entry may be dated back this many Bangkok days without a second person. */
export const BACKDATE_DAYS_MAX = 30;
/** A clock further behind the group's last entry than this is broken: nothing is recorded by it. */
export const CLOCK_BEHIND_MAX_MS = 5 * 60_000;
/** Shares of beneficiaries are hundredths of a percent. */
export const SHARES_WHOLE = 10_000;
export const BENEFICIARIES_MAX = 10;
export const POSTINGS_MIN = 2;
export const POSTINGS_MAX = 20;
/** Months one payment may cover. */
export const MONTHS_PER_ENTRY_MAX = 36;
/** Months before and after the date paid that a payment may be for; catches a Buddhist year, too. */
export const MONTHS_BACK_MAX = 120;
export const MONTHS_AHEAD_MAX = 36;
