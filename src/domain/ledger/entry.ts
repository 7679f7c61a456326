import type { LocalDate, Month } from '../bangkok-time.ts';
import type { AccountName } from './account-name.ts';

export interface Posting {
  readonly account: AccountName;
  /** Satang; debits positive, credits negative, never zero. The postings of an entry add up to 0. */
  readonly amount: bigint;
  /** Counts the postings of this account: 1, 2, 3 … */
  readonly accountSeq: number;
  /** Signed balance of the account after this posting. */
  readonly balanceAfter: bigint;
}

/** Satang of a payment that count for a month. Negative only where an entry takes a month back. */
export interface MonthShare {
  readonly month: Month;
  readonly amount: bigint;
}

/** Plain markers of an entry, such as the channel. Tokens, never words: nothing personal. */
export type EntryFacts = Readonly<Record<string, string | number | boolean>>;

/** One line of a group's journal. Written once, never changed (I6). */
export interface Entry {
  readonly groupId: string;
  /** 1, 2, 3 … without a gap within the group; the only order there is. */
  readonly seq: number;
  readonly kind: string;
  readonly idemKey: string;
  readonly inputHash: string;
  /** Day the money changed hands, Asia/Bangkok. */
  readonly effectiveDate: LocalDate;
  /** Epoch ms; never decreases with `seq` (I12). */
  readonly recordedAt: number;
  /** Person who recorded it, or `system`. */
  readonly actor: string;
  readonly approvers: readonly string[];
  /** Member it is about, if it is about one. */
  readonly memberId: string | null;
  /** `2569/0312`: Buddhist year and number, gap-free within group and year. */
  readonly receiptNo: string | null;
  readonly reversesSeq: number | null;
  readonly postings: readonly Posting[];
  readonly months: readonly MonthShare[];
  readonly facts: EntryFacts;
  readonly prevHash: string;
  readonly hash: string;
}

export type UnsealedEntry = Omit<Entry, 'hash'>;
