import type { LocalDate } from '../../domain/bangkok-time.ts';

/** Why a room is no longer tied. `left`: the bot was taken out of it. */
export type ChatTieEnd = 'committee' | 'left' | 'another-room' | 'group-closed';

/** A LINE group chat that is a savings group's room; ended ones stay. One a group, one a room. */
export interface ChatTie {
  tieId: string;
  groupId: string;
  /** Sealed in the store. */
  chatId: string;
  /** Language of whoever tied it. */
  lang: string;
  tiedBy: string;
  at: number;
  /** Who is in it: each costs a message of the quota. Null while the platform has not said. */
  people: number | null;
  sizedAt: number | null;
  /** The deposit day that was announced last. */
  announcedFor: LocalDate | null;
}

export interface ChatTiesReader {
  ofChat(chatId: string): Promise<ChatTie | undefined>;
  ofGroup(groupId: string): Promise<ChatTie | undefined>;
  /** Rooms that are tied now, in the order of their ids. */
  page(after: string | undefined, limit: number): Promise<ChatTie[]>;
}

export interface ChatTiesWriter extends ChatTiesReader {
  /** @throws DuplicateRecordError when the room or the group is tied already */
  add(tie: ChatTie): Promise<void>;
  /** @returns false when it was over already */
  end(tieId: string, end: { by: ChatTieEnd; at: number }): Promise<boolean>;
  sized(tieId: string, size: { people: number; at: number }): Promise<void>;
  /** @returns false when it is over, or another tick has announced a day since */
  announced(tie: ChatTie, day: LocalDate): Promise<boolean>;
}
