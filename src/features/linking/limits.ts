import { DAY_MS, MINUTE_MS } from '../../domain/durations.ts';

/** A code on paper travels; the issuer chooses how many days. */
export const PAPER_DAYS_MAX = 7;
/** Rows of a list to choose a person from. */
export const CANDIDATES_MAX = 8;
export const COMMITTEE_ROWS_MAX = 12;

/** How long these dialogues wait for an answer. */
export const LINK_WAIT = { remindAfterMs: 10 * MINUTE_MS, endAfterMs: DAY_MS } as const;
export const SHORT_WAIT = { remindAfterMs: null, endAfterMs: 60 * MINUTE_MS } as const;

/** Raise it when the notice changes: everybody is then asked again when they next link. */
export const PRIVACY_NOTICE_VERSION = 1;
