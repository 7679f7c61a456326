/** Groups looked at in one step of planning. */
export const GROUPS_PER_PAGE = 500;
/** People reminded in one transaction: a crash repeats no more than this much reading. */
export const PEOPLE_PER_COMMIT = 20;
/** Dues shown side by side in one message of a person; more go into a second one of the same push. */
export const DUES_PER_CAROUSEL = 5;
/** Dues of one person that fit into one push (5 messages). */
export const DUES_PER_PUSH = 25;
/** Due occurrences looked at in one tick: more than a country's groups of one day. */
export const DUE_PER_TICK = 20_000;
/** Lease on an occurrence; renewed with every transaction. Store clock, ms. */
export const OCCURRENCE_LEASE_MS = 60_000;
/** Nobody is woken: reminders that are late rest from this hour … */
export const REST_FROM_HOUR = 21;
/** … to this one, unless the deposit day would be over by then. */
export const REST_TO_HOUR = 6;
