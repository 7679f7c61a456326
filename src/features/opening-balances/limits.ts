/** Members taken over at once: one request that a second person can still look through. */
export const LINES_MAX = 200;
/** Lines of one message, so that it is read on a small phone. */
export const LINES_SHOWN = 50;
/** Lines that could not be taken, said word for word; more are counted. */
export const FAULTS_SHOWN = 12;
/** Savings of more than so many months' pledges are looked at twice: fifty years. */
export const LARGE_MONTHS = 600n;
