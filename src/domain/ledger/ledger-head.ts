import type { LocalDate, Month } from '../bangkok-time.ts';
import type { AccountKind } from './chart.ts';

/** The end of a group's chain. Every entry changes it, which makes a group's writes serial. */
export interface LedgerHead {
  readonly groupId: string;
  /** First day that entries may bear. */
  readonly openedOn: LocalDate;
  /** Number of the last entry; 0 before the first. */
  readonly seq: number;
  readonly hash: string;
  readonly recordedAt: number;
  /** Buddhist year of the last receipt and its number; 0 and 0 before the first. */
  readonly receiptYear: number;
  readonly receiptNo: number;
  readonly state: 'open' | 'frozen';
  readonly frozenReason: string | null;
  /** Last month that is closed (I9): nothing may be dated into it or before; null before the first close. */
  readonly closedThrough: Month | null;
  /** Accounts of this group beside those of every group; null where it has none. */
  readonly ownAccounts: readonly AccountKind[] | null;
}

export interface AccountState {
  /** Signed, debits positive. */
  readonly balance: bigint;
  /** Number of postings so far. */
  readonly accountSeq: number;
}

export const EMPTY_ACCOUNT: AccountState = { balance: 0n, accountSeq: 0 };
