import { DAY_MS, MINUTE_MS } from '../../domain/durations.ts';

/** A talk ends after this long without a word. */
export const SILENCE_MS = DAY_MS;
/** Talks that a person begins in a day; each of them reaches several people. */
export const TALKS_A_DAY = 3;
/** Messages of one talk: longer ones are better said on the telephone. */
export const MESSAGES_MAX = 30;
/** Characters of one message. */
export const TEXT_MAX = 500;
/** People who are shown a question. */
export const ANSWERERS_MAX = 3;
/** `12 100` is a line for the bot, never something said to a person. */
export const FIGURES = /^[\d๐-๙\s.,]+$/;
export const WAIT = { remindAfterMs: null, endAfterMs: 60 * MINUTE_MS } as const;
