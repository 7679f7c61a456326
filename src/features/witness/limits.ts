/** Books are recomputed when few people write: from this hour on, Bangkok time. */
export const CHECK_FROM_HOUR = 2;
/** Whoever began to check and has not ended by then has died. */
export const CHECK_LEASE_MS = 50 * 60_000;

/** The day's totals go out on the day after deposit day, in these hours of Bangkok (end left out). */
export const TOTALS_FROM_HOUR = 7;
export const TOTALS_UNTIL_HOUR = 20;
/** What a stopped bot missed is still worth sending so many days after deposit day. */
export const TOTALS_DAYS_MAX = 3;
export const GROUPS_PER_PAGE = 200;
export const ENTRIES_PER_PAGE = 500;

/** A chain that moves all the time is written down so often. */
export const ANCHOR_EVERY_MS = 10 * 60_000;
export const HEADS_PER_PAGE = 500;
