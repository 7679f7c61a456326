/** Named limits of the whole bot. Durations are ms. Values an operator may change come from the environment. */
export interface Limits {
  /** Commands a person may send in a minute; 0 for no limit (`SAJJA_COMMANDS_PER_MINUTE`). */
  commandsPerMinute: number;
  /** Share of the month's message quota kept for receipts, approvals and notices, percent. */
  receiptReservePercent: number;
}

/** LINE takes at most five messages in one call. */
export const MESSAGES_PER_CALL = 5;
/** Ended dialogues a session remembers, so that a late press is answered with what became of it. */
export const RECENT_RUNS_KEPT = 20;
/** Steps one can go back within a dialogue. */
export const TRAIL_LENGTH_MAX = 40;
/** Not-understood answers to one step before a person is offered. */
export const ATTEMPTS_BEFORE_HELP = 3;
/** Buttons below a message that a phone shows. */
export const CHOICES_MAX = 13;
/**
 * A picture is removed so many days after it came unless something refers to it: longer than any
 * dialogue or request waits for its answer.
 */
export const PICTURE_UNUSED_DAYS = 30;
/** And so many days after an announcement with it is over: phones still show it from its address. */
export const PICTURE_AFTER_ANNOUNCEMENT_DAYS = 180;
/** A reply token works for a minute; past this it is not worth trying. */
export const REPLY_WORTH_MS = 50_000;
/** Lease on an outbox item or a chunk: longer than one bounded call to the platform. */
export const SEND_LEASE_MS = 20_000;
/** What has to be left of a lease before a call to the platform begins, which may take 10 s. */
export const SEND_LIMIT_MS = 12_000;
/** Kept messages that are looked at for one reply. */
export const KEPT_LOOKED_AT = 20;
/** Tries of an event whose handling throws before it is set aside. */
export const EVENT_TRIES_MAX = 5;
