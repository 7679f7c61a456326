/** Books are recomputed when few people write: from this hour on, Bangkok time. */
export const CHECK_FROM_HOUR = 2;
/** Whoever began to check and has not ended by then has died. */
export const CHECK_LEASE_MS = 50 * 60_000;
