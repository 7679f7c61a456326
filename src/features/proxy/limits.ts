import { MINUTE_MS } from '../../domain/durations.ts';

/** One person reads for so many at most: both parents, and theirs. A member has one reader. */
export const READS_FOR_MAX = 4;
/** Told over the phone to somebody far away. */
export const OWN_CODE_DAYS = 1;
/** On the paper of a member without LINE. */
export const PAPER_CODE_DAYS = 7;

/** How long these dialogues wait for an answer. */
export const WAIT = { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS } as const;
export const SHORT_WAIT = { remindAfterMs: null, endAfterMs: 60 * MINUTE_MS } as const;
