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
}

export interface InboxReader {
  /** The earliest waiting event of a lane by (at, eventId). */
  next(lane: string): Promise<InboxItem | undefined>;
  /** Lanes with events received before `receivedBefore` that still wait, oldest first. */
  waitingLanes(receivedBefore: number, limit: number): Promise<string[]>;
}

export interface InboxWriter extends InboxReader {
  /** Adds an event of our own making; one already there is left alone. */
  add(inbound: Inbound, receivedAt: number): Promise<void>;
  /** Ends an event: `outcome` is a word for the log. Blanks its content, keeps its id. */
  done(eventId: string, outcome: string): Promise<void>;
  /** Blanks a message that its sender took back; kept as a tombstone when it has not come yet. */
  forget(lane: string, messageId: string): Promise<void>;
}

/** The part of the inbox that works outside a turn's transaction. */
export interface InboxGate {
  /** Durable when resolved; an event already known is left alone. @throws StoreUnavailableError */
  accept(inbounds: readonly Inbound[], receivedAt: number): Promise<{ lanes: string[] }>;
  /** Counts a failed try; after the last one the event is dead. @returns whether it is dead now */
  failed(eventId: string, tries: number): Promise<'again' | 'dead'>;
  laneOf(inbound: Inbound): string;
}
