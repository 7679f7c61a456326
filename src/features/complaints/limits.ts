import { DAY_MS, MINUTE_MS } from '../../domain/durations.ts';

/** How long an office may leave a complaint unanswered before it goes to the one above. */
export const UNANSWERED_DAYS = 7;
export const UNANSWERED_MS = UNANSWERED_DAYS * DAY_MS;
/** How long one that was taken up may stay without an answer. */
export const TAKEN_UP_DAYS = 30;
export const TAKEN_UP_MS = TAKEN_UP_DAYS * DAY_MS;
/** Characters of a complaint and of its answer. */
export const TEXT_MAX = 1_000;
export const TEXT_MIN = 3;
export const ROWS_MAX = 6;
/** Of an area, so many are looked through for those that an officer may see. */
export const LOOKED_AT = 200;
export const WAIT = { remindAfterMs: 10 * MINUTE_MS, endAfterMs: DAY_MS } as const;
