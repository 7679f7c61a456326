/** A member's answer to a receipt, and the dispute that a 'wrong' opens. */
export interface ReceiptAnswer {
  groupId: string;
  seq: number;
  memberId: string;
  personId: string;
  answer: 'right' | 'wrong';
  at: number;
}

export interface Dispute {
  disputeId: string;
  groupId: string;
  /** Sequence number of the disputed entry. */
  seq: number;
  memberId: string;
  openedBy: string;
  openedAt: number;
  /** `ruled`: found wrong, and not put right yet. */
  state: 'open' | 'ruled' | 'settled';
  settledBy: string | null;
  settledAt: number | null;
  /** How it was settled: a word of a fixed list. */
  outcome: 'entry-right' | 'to-be-corrected' | 'withdrawn' | null;
  /** The entry that took the disputed one back. */
  entrySeq: number | null;
}

/** Check codes of no receipt that one person sent within the window. */
export interface ReceiptTries {
  personId: string;
  windowStart: number;
  count: number;
}

export interface ReceiptsReader {
  triesOf(personId: string): Promise<ReceiptTries | undefined>;
  answerTo(groupId: string, seq: number): Promise<ReceiptAnswer | undefined>;
  disputeById(disputeId: string): Promise<Dispute | undefined>;
  disputeOf(groupId: string, seq: number): Promise<Dispute | undefined>;
  /** Disputes of a group that are open, or ruled and not put right yet; oldest first. */
  openDisputes(groupId: string): Promise<Dispute[]>;
}

export interface ReceiptsWriter extends ReceiptsReader {
  putTries(tries: ReceiptTries): Promise<void>;
  /** The last answer counts; the first 'wrong' has opened the dispute already. */
  putAnswer(answer: ReceiptAnswer): Promise<void>;
  openDispute(dispute: Dispute): Promise<void>;
  /** A ruling that it has to be corrected does not end it. @returns false unless it was open. */
  settleDispute(
    disputeId: string,
    how: { by: string; at: number; outcome: NonNullable<Dispute['outcome']> },
  ): Promise<boolean>;
  /** The entry was taken back: by whom it was approved and with which. @returns false when it had ended. */
  correctDispute(
    disputeId: string,
    how: { by: string; at: number; entrySeq: number },
  ): Promise<boolean>;
}
