import type { AccountName } from './account-name.ts';
import type { EntryFacts, MonthShare } from './entry.ts';

export interface DraftLine {
  readonly account: AccountName;
  /** Satang, debits positive. */
  readonly amount: bigint;
}

/**
 * The general journal posting: what any kind of entry comes down to. A new kind is a function from
 * its command to a draft; numbering, dates, balances, months, receipt and chain follow from it.
 */
export interface EntryDraft {
  readonly kind: 'draft';
  readonly memberId: string | null;
  readonly lines: readonly DraftLine[];
  readonly months: readonly MonthShare[];
  /** True when a month that is paid may be paid again. */
  readonly monthsMayRepeat: boolean;
  readonly facts: EntryFacts;
  /** Gives the entry the next receipt number. */
  readonly receipt: boolean;
  readonly reversesSeq: number | null;
  /** People besides the actor who must have agreed (I8); none unless given. */
  readonly approversMin?: number;
  /** Accounts that must hold nothing afterwards. */
  readonly emptied?: readonly AccountName[];
  /** The group's own money may be below zero after it, and must not be after the next entry. */
  readonly lends?: true;
}
