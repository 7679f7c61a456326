import { DAY_MS } from '../../domain/durations.ts';
import { PICTURE_AFTER_ANNOUNCEMENT_DAYS } from '../../config/limits.ts';

/** UTF-16 units; with sender and hint it fits LINE's altText (1,500), where it is read aloud. */
export const CAMPAIGN_TEXT_MAX = 1_000;
/** Letters of a link button (graphemes): what a small phone shows. */
export const LINK_LABEL_MAX = 20;
export const LINK_URL_MAX = 1_000;
/** A test to oneself costs a message each time. */
export const TESTS_MAX = 5;
export const SEND_WITHIN_MS = 60 * DAY_MS;
/** No announcement is sent between these hours, Bangkok. */
export const QUIET_FROM_HOUR = 20;
export const QUIET_TO_HOUR = 7;
/** An announcement that could not go out within this time is not sent late. */
export const WORTH_MS = DAY_MS;
/** A paused one waits this long for its officer. */
export const PAUSE_LIFE_MS = 7 * DAY_MS;

/** Members may look at a picture so long after its announcement is over. */
export const PICTURE_LIFE_MS = PICTURE_AFTER_ANNOUNCEMENT_DAYS * DAY_MS;

/** LINE's largest multicast. */
export const CHUNK_PEOPLE_MAX = 500;
/** People found may outnumber those reviewed by this share, and always by this many. */
export const GROWTH_PERCENT_MAX = 10;
export const GROWTH_PEOPLE_MAX = 5;
/** So many single refusals before anything was accepted: the message itself is at fault. */
export const REFUSED_BEFORE_PAUSE = 5;
/** Lease on a chunk: longer than one bounded call to LINE. Store clock, ms. */
export const CHUNK_LEASE_MS = 30_000;
/** Campaigns of one state looked at in one tick. */
export const CAMPAIGNS_PER_TICK = 50;
/** Chunks closed in one transaction. */
export const CHUNKS_PER_CLOSE = 50;
/** Rows of a list on one card. */
export const ROWS_PER_PAGE = 8;
