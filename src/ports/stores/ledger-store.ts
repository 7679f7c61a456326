import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import type { AccountKind, Chart } from '../../domain/ledger/chart.ts';
import type { Entry, MonthShare } from '../../domain/ledger/entry.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import type { LedgerHead } from '../../domain/ledger/ledger-head.ts';
import type { CloseRefusal, MonthClose } from '../../domain/ledger/month-close.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';
import type { TypeBalances } from '../../domain/ledger/type-balances.ts';

/** What came of a command. Both are final and kept under its key. */
export type PostOutcome = { readonly kind: 'posted'; readonly entry: Entry } | Refused;

export type PostResult =
  | PostOutcome
  /** The key was used before for the same: nothing happened now, this came of it then. */
  | { readonly kind: 'replayed'; readonly outcome: PostOutcome }
  /** The key was used before for something else: nothing happened. A fault or a forgery: report it. */
  | { readonly kind: 'mismatch' };

export type CloseResult =
  { readonly kind: 'closed' } | (CloseRefusal & { readonly kind: 'refused' });

/** Up to and with a day, of entries up to and with a number. */
export interface AsOf {
  readonly through: LocalDate;
  readonly upTo: number;
}

export interface MonthPayer {
  readonly memberId: string;
  /** Satang paid for the month so far. */
  readonly amount: bigint;
}

/**
 * Questions about one group's books. Amounts are satang as people mean them: a member's savings
 * and the cash box are positive. (Inside entries, debits are positive and credits negative.)
 */
export interface LedgerReader {
  /** Undefined when the group's books were never opened. */
  head(groupId: string): Promise<LedgerHead | undefined>;
  /** Heads of all groups in the order of their ids; the next page starts `after` the last one. */
  heads(after: string | undefined, limit: number): Promise<LedgerHead[]>;
  entry(groupId: string, seq: number): Promise<Entry | undefined>;
  /** @param receiptNo as printed, `2569/0312` */
  entryByReceipt(groupId: string, receiptNo: string): Promise<Entry | undefined>;
  /** Entries of all groups whose hash is in this stretch (`lt` excluded), in the order of hashes. */
  entriesByHash(range: { gte: string; lt: string }, limit: number): Promise<Entry[]>;
  /** The entry that takes this one back, if one does. */
  reversalOf(groupId: string, seq: number): Promise<Entry | undefined>;
  /** What came of a key, if it was used. */
  outcome(groupId: string, idemKey: string): Promise<PostOutcome | undefined>;
  savings(groupId: string, memberId: string): Promise<{ pledge: bigint; special: bigint }>;
  /** The group's chart: the accounts of every group, then its own. */
  chart(groupId: string): Promise<Chart>;
  /** Sum of all accounts of a type of the chart (`pledge`, `special`, `cash`, …). @throws TypeError unknown type */
  total(groupId: string, type: string): Promise<bigint>;
  /** The member's last deposit that was not reversed. */
  lastDeposit(groupId: string, memberId: string): Promise<Entry | undefined>;
  /** Newest first; the next page starts `before` the last one's `seq`. */
  entriesOfMember(
    groupId: string,
    memberId: string,
    page: { before?: number; limit: number },
  ): Promise<Entry[]>;
  /** Entries that bear this day, in order; the next page starts `after` the last one's `seq`. */
  entriesOfDay(
    groupId: string,
    day: LocalDate,
    page: { after?: number; limit: number },
  ): Promise<Entry[]>;
  /** Months `first` to `last`, both included, for which the member has paid, and how much. */
  monthsPaid(groupId: string, memberId: string, first: Month, last: Month): Promise<MonthShare[]>;
  /** Everyone who has paid something for the month, by member id. */
  payersOf(groupId: string, month: Month): Promise<MonthPayer[]>;
  /**
   * Deposits of this amount to the same savings of this member on this day, newest first, not
   * reversed: the question ซ้ำหรือไม่.
   */
  similarDeposits(
    groupId: string,
    memberId: string,
    what: { amount: bigint; target: 'pledge' | 'special'; day: LocalDate },
  ): Promise<Entry[]>;
  /** Entries that bear a day from `first` to `last`, by day and then by number. */
  entriesBetween(
    groupId: string,
    days: { first: LocalDate; last: LocalDate },
  ): AsyncIterable<Entry>;
  /** Entries after a number, in order. */
  entriesAfter(groupId: string, seq: number): AsyncIterable<Entry>;
  /**
   * Balances of all accounts by type, signed; of a month's end, or of any day while no month after
   * it is closed.
   */
  balancesAt(groupId: string, asOf: AsOf): Promise<TypeBalances>;
  /** The last close of this month or of one before. */
  closeAtOrBefore(groupId: string, month: Month): Promise<MonthClose | undefined>;
}

/**
 * Posting, always inside a transaction of the store. Two transactions that post to one group, or
 * use one key, at once: one commits, the other is run again by the store, or ends with
 * DuplicateRecordError; then run the whole transaction again: it finds the key, and replays.
 */
export interface LedgerWriter extends LedgerReader {
  /**
   * Opens a group's books; nothing may be dated before `openedOn`. A second time changes nothing.
   * @param at epoch ms
   * @throws LedgerInvariantError when they were opened on another day
   */
  open(groupId: string, opening: { openedOn: LocalDate; at: number }): Promise<void>;
  /**
   * Gives a group accounts of its own, beside those that every group has; for good.
   * @throws TypeError for one that the group has already, or that is no type
   */
  addAccounts(groupId: string, accounts: readonly AccountKind[]): Promise<void>;
  /**
   * Records one command, or its refusal, under its key.
   * @throws LedgerInvariantError when the group's books were never opened or contradict themselves;
   *   nothing may be committed then
   * @throws TypeError for an id or key that is none
   */
  post(command: LedgerCommand): Promise<PostResult>;
  /** What posting it would come to now; nothing is written, its key stays unused. */
  judge(command: LedgerCommand): Promise<PostResult>;
  /** What `postTogether` would come to now; nothing is written, their keys stay unused. */
  judgeTogether(groupId: string, commands: readonly LedgerCommand[]): Promise<PostResult[]>;
  /** As `post` for each in turn, to the hash; the head, accounts and months are written once. One group only. */
  postMany(groupId: string, commands: readonly LedgerCommand[]): Promise<PostResult[]>;
  /**
   * As `postMany` for commands that are one thing: all are posted or none; where one is refused,
   * the others are with the reason `together`.
   */
  postTogether(groupId: string, commands: readonly LedgerCommand[]): Promise<PostResult[]>;
  /**
   * Closes a month (I9) as it was asked for, if its books still are what the close says. Whether
   * two people agreed is the caller's to know. @throws LedgerInvariantError for books never opened
   */
  closeMonth(close: MonthClose): Promise<CloseResult>;
  /**
   * Refuses every posting to the group from now on. @param reason names no person and no amount
   * @returns false when the books have no head: nothing can be posted then anyway
   */
  freeze(groupId: string, reason: string): Promise<boolean>;
  /** @returns false when the books have no head */
  unfreeze(groupId: string): Promise<boolean>;
}
