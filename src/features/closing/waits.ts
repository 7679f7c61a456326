/** Units of how long a dialogue waits for an answer, ms. */
export const MINUTES = 60_000;
export const HOURS = 60 * MINUTES;
