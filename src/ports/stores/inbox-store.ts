import type { Inbound } from '../inbound.ts';

/** An event as stored before LINE gets its 200. The text is blanked once the turn is done. */
export interface InboxItem {
  eventId: string;
  /** Keyed hash of the person or group chat: events of one lane are handled one by one. */
  lane: string;
  inbound: Inbound;
  /** Store clock, epoch ms. */
  receivedAt: number;
  tries: number;
  /** Others of the lane wait behind it. */
  more: boolean;
}

export interface InboxReader {
  /** The earliest waiting event of a lane by (at, eventId). @throws UnreadableEventError */
  next(lane: string): Promise<InboxItem | undefined>;
  /** Lanes with events received before `receivedBefore` that still wait, oldest first. */
  waitingLanes(receivedBefore: number, limit: number): Promise<string[]>;
}

export interface InboxWriter extends InboxReader {
  /** Adds an event of our own making; one already there is left alone. */
  add(inbound: Inbound, receivedAt: number): Promise<void>;
  /** Ends an event: `outcome` is a word for the log. Blanks its content, keeps its id. */
  done(eventId: string, outcome: string): Promise<void>;
  /** Blanks a message that its sender took back; a tombstone is kept when it has not come yet. */
  forget(lane: string, messageId: string, receivedAt: number): Promise<void>;
  /** Whether a message was taken back before it came. */
  takenBack(lane: string, messageId: string): Promise<boolean>;
  /** Ends an event that cannot be handled. @returns false when it ended, or failed again, elsewhere */
  setAside(eventId: string, tries: number): Promise<boolean>;
}

/** An event whose stored content does not open: changed in the store, or sealed with another key. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError';
  readonly eventId: string;
  readonly tries: number;

  constructor(eventId: string, tries: number, options?: ErrorOptions) {
    super(`event ${eventId} cannot be read`, options);
    this.eventId = eventId;
    this.tries = tries;
  }
}

/** The part of the inbox that works outside a turn's transaction. */
export interface InboxGate {
  /**
   * Durable when resolved; an event already known is left alone. A message that is taken back
   * while it still waits is blanked at once. @throws StoreUnavailableError
   */
  accept(inbounds: readonly Inbound[], receivedAt: number): Promise<{ lanes: string[] }>;
  /**
   * Counts a failed try; after the last one the event is dead.
   * @returns 'gone' when it ended, or another failure was counted, meanwhile
   */
  failed(eventId: string, tries: number): Promise<'again' | 'dead' | 'gone'>;
  laneOf(inbound: Inbound): string;
}
