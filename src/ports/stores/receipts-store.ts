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
  state: 'open' | 'settled';
  settledBy: string | null;
  settledAt: number | null;
  /** How it was settled: a word of a fixed list. */
  outcome: 'entry-right' | 'to-be-corrected' | 'withdrawn' | null;
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
  /** Open disputes of a group, oldest first. */
  openDisputes(groupId: string): Promise<Dispute[]>;
}

export interface ReceiptsWriter extends ReceiptsReader {
  putTries(tries: ReceiptTries): Promise<void>;
  /** The last answer counts; the first 'wrong' has opened the dispute already. */
  putAnswer(answer: ReceiptAnswer): Promise<void>;
  openDispute(dispute: Dispute): Promise<void>;
  /** @returns false unless it was open. */
  settleDispute(
    disputeId: string,
    how: { by: string; at: number; outcome: NonNullable<Dispute['outcome']> },
  ): Promise<boolean>;
}
