import { HOUR_MS } from '../../domain/durations.ts';

/** How LINE's ids of groups begin; those of rooms of several people, which have no name, begin with R. */
export const GROUP_CHAT = /^C/;
/** What a stopped bot missed is still worth saying so long. */
export const LATE_MS = 6 * HOUR_MS;
/** People come and go: how many there are, and so what it costs, is asked anew after this. */
export const SIZE_WORTH_MS = 24 * HOUR_MS;
export const TIES_PER_PAGE = 200;
