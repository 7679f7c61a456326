/** Limits of LINE's platform (reference of the Messaging API) and of what the simulator keeps. */

export const MAX_MESSAGES_PER_CALL = 5;
export const MAX_MULTICAST_RECIPIENTS = 500;
export const MAX_REQUEST_BYTES = 2 * 1024 * 1024;
export const MAX_RICH_MENU_IMAGE_BYTES = 1024 * 1024;
export const MAX_TEXT_UNITS = 5000;
export const MAX_ALT_TEXT_UNITS = 1500;
export const MAX_QUICK_REPLIES = 13;
export const MAX_BUBBLE_BYTES = 30 * 1024;
export const MAX_CAROUSEL_BYTES = 50 * 1024;
export const MAX_BUBBLES = 12;
export const MAX_POSTBACK_UNITS = 300;
export const MAX_ACTION_TEXT_UNITS = 300;
export const MAX_ACTION_URI_UNITS = 1000;
export const MAX_CONTENT_URI_UNITS = 2000;
export const MAX_RICH_MENUS = 1000;
export const MAX_RICH_MENU_AREAS = 20;
export const MAX_BULK_USERS = 500;

/** A reply token works once, within a minute of its webhook's arrival. */
export const REPLY_TOKEN_LIFE_MS = 60_000;
/** A redelivered event's token works again for a minute, but not later than this after the event. */
export const REPLY_TOKEN_MAX_AGE_MS = 20 * 60_000;
export const RETRY_KEY_LIFE_MS = 24 * 3_600_000;
/** A non-friend who wrote 1:1 can be pushed to for this long. */
export const CHAT_WINDOW_MS = 7 * 24 * 3_600_000;
export const WEBHOOK_TIMEOUT_MS = 2_000;

/** What the simulator keeps, so that a long run stays in bounded memory. */
export const KEPT_ITEMS_PER_CHAT = 500;
export const KEPT_ITEMS = 100_000;
export const KEPT_ITEM_CHARS = 32 * 1024 * 1024;
export const KEPT_REQUESTS = 2_000;
export const KEPT_REQUEST_BODY_CHARS = 64 * 1024;
export const KEPT_REQUEST_CHARS = 32 * 1024 * 1024;
export const KEPT_REPLY_TOKENS = 100_000;
export const KEPT_RETRY_KEYS = 200_000;
export const KEPT_MEDIA_BYTES = 64 * 1024 * 1024;
export const KEPT_WEBHOOK_ERRORS = 1_000;
export const KEPT_DELIVERIES = 2_000;
export const KEPT_SIM_EVENTS = 2_000;
export const MAX_STATE_USERS = 500;
export const MAX_MEDIA_BYTES = 10 * 1024 * 1024;
