/** A talk between somebody who asked for a person and whoever answers; the bot carries it. */
export interface Handover {
  handoverId: string;
  askerId: string;
  /** The group it is about; null for an officer's question to the office above. */
  groupId: string | null;
  /** Who took it, by answering first. */
  answererId: string | null;
  /** What was asked last and nobody answered yet; forgotten with the answer and with the end. */
  text: string | null;
  state: 'open' | 'closed';
  /** Messages carried so far. */
  messages: number;
  openedAt: number;
  lastAt: number;
}

export interface HandoversReader {
  byId(handoverId: string): Promise<Handover | undefined>;
  /** The one open talk of whoever asked. */
  openOf(askerId: string): Promise<Handover | undefined>;
  /** Open talks that somebody answers, the latest first. */
  answeredBy(answererId: string): Promise<Handover[]>;
  /** How many talks somebody began since a time. */
  countSince(askerId: string, since: number): Promise<number>;
  /** Open talks with nothing said since a time or longer, oldest first. */
  silentSince(until: number, limit: number): Promise<Handover[]>;
}

export interface HandoversWriter extends HandoversReader {
  /** @throws DuplicateRecordError when the asker has an open one */
  add(handover: Handover): Promise<void>;
  /** @returns false when it is over, somebody else took it, or it moved meanwhile; nothing is changed then */
  say(
    handover: Handover,
    said: { answererId: string | null; text: string | null; at: number },
  ): Promise<boolean>;
  /** Forgets the text. @returns false when it was closed already */
  close(handoverId: string): Promise<boolean>;
}
