import type { LocalDate, Month } from '../bangkok-time.ts';
import type { MonthShare } from './entry.ts';
import type { LedgerPolicy } from './ledger-policy.ts';

/**
 * What a caller asks the ledger to record. All but `groupId`, `idemKey`, `at` and `policy` is hashed,
 * so it must come from what was stored (the session, the event), never from the moment of the attempt:
 * the same key with other content is a mismatch.
 */
interface CommandBase {
  readonly groupId: string;
  /** `flow:{flowId}:{step}`, `evt:{webhookEventId}:{i}`, `job:{name}:{period}:{member}` … */
  readonly idemKey: string;
  /** Person id, or `system`. */
  readonly actor: string;
  readonly approvers?: readonly string[];
  /** Day the money changed hands; without it the day of recording. */
  readonly effectiveDate?: LocalDate;
  /** Business time of the attempt, epoch ms. */
  readonly at: number;
  readonly policy?: LedgerPolicy;
  /** The entry it puts right: posted together with that one's reversal, right after it. */
  readonly corrects?: number;
}

export type Channel = 'cash' | 'transfer';

export interface DepositCommand extends CommandBase {
  readonly kind: 'deposit';
  readonly memberId: string;
  readonly target: 'pledge' | 'special';
  /** Months it pays for; none for special savings. */
  readonly months: readonly Month[];
  readonly amount: bigint;
  readonly channel: Channel;
  /** Said explicitly to be on top of what was paid for these months. */
  readonly extra?: boolean;
}

export interface EntranceFeeCommand extends CommandBase {
  readonly kind: 'entrance-fee';
  readonly memberId: string;
  readonly amount: bigint;
  readonly channel: Channel;
}

/** From the paper register: a member's savings, or what the group has (`memberId` null). */
export interface OpeningBalanceCommand extends CommandBase {
  readonly kind: 'opening-balance';
  readonly memberId: string | null;
  readonly balances: Readonly<Partial<Record<'pledge' | 'special' | 'cash' | 'bank', bigint>>>;
  /** Months already paid on paper, part of the pledge balance. */
  readonly months?: readonly MonthShare[];
}

/** Special savings paid out to the member. */
export interface SpecialWithdrawalCommand extends CommandBase {
  readonly kind: 'special-withdrawal';
  readonly memberId: string;
  readonly amount: bigint;
  readonly channel: Channel;
}

export interface FineCommand extends CommandBase {
  readonly kind: 'fine';
  readonly memberId: string;
  readonly amount: bigint;
  readonly channel: Channel;
}

/** Interest of the bank arrives there; other income wherever it was paid. */
export interface IncomeCommand extends CommandBase {
  readonly kind: 'bank-interest' | 'other-income';
  readonly memberId: null;
  readonly amount: bigint;
  readonly channel: Channel;
}

/** What a group spends on; a fixed list, since free text in the books could name people. */
export const EXPENSE_CATEGORIES = [
  'stationery',
  'travel',
  'meeting',
  'bank-fee',
  'allowance',
  'welfare',
  'other',
] as const;
export type ExpenseCategory = (typeof EXPENSE_CATEGORIES)[number];

export interface ExpenseCommand extends CommandBase {
  readonly kind: 'expense';
  readonly memberId: null;
  readonly category: ExpenseCategory;
  readonly amount: bigint;
  readonly channel: Channel;
}

/** The group's own money carried to the bank or taken out of it. */
export interface BankCommand extends CommandBase {
  readonly kind: 'bank-pay-in' | 'bank-take-out';
  readonly memberId: null;
  readonly amount: bigint;
  /** Id of the picture of the bank's slip. */
  readonly slip?: string;
}

/** All savings of somebody who leaves or has died, paid out. */
export interface RefundCommand extends CommandBase {
  readonly kind: 'refund';
  readonly memberId: string;
  readonly reason: 'resigned' | 'deceased';
  readonly pledge: bigint;
  readonly special: bigint;
  readonly channel: Channel;
  /** Hundredths of a percent for each beneficiary, together 10,000; none: to the member. */
  readonly shares: readonly number[];
}

/** A difference found by counting, kept in sight until it is explained. */
export interface SuspenseCommand extends CommandBase {
  readonly kind: 'suspense';
  readonly memberId: null;
  /** More there than in the books, or less. */
  readonly found: 'over' | 'short';
  readonly place: 'cash' | 'bank';
  readonly amount: bigint;
}

/** Why an entry was wrong; a fixed list, since free text in the books could name people. */
export const REVERSAL_REASONS = [
  'wrong-member',
  'wrong-amount',
  'wrong-month',
  'twice',
  'not-paid',
  'other',
] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** Takes an earlier entry back, wholly. It can itself not be taken back: post a new entry. */
export interface ReversalCommand extends CommandBase {
  readonly kind: 'reversal';
  /** The entry's own. */
  readonly memberId: null;
  readonly reversesSeq: number;
  readonly reason: ReversalReason;
  /** The right entry is posted together with it, right after it. */
  readonly replaced: boolean;
}

export type LedgerCommand =
  | DepositCommand
  | EntranceFeeCommand
  | OpeningBalanceCommand
  | SpecialWithdrawalCommand
  | FineCommand
  | IncomeCommand
  | ExpenseCommand
  | BankCommand
  | RefundCommand
  | SuspenseCommand
  | ReversalCommand;
