import type { Month } from '../bangkok-time.ts';
import type { Sha256 } from '../sha256.ts';
import type { AccountName } from './account-name.ts';
import type { Chart } from './chart.ts';
import type { Entry } from './entry.ts';
import type { AccountState, LedgerHead } from './ledger-head.ts';

/** What is known of a group's books before an entry. */
export interface LedgerState {
  readonly head: LedgerHead;
  account(name: AccountName): AccountState;
  /** Whether the member has paid something for the month. */
  isMonthPaid(memberId: string, month: Month): boolean;
  /** An earlier entry that another one speaks of. */
  entry(seq: number): Entry | undefined;
  /** Number of the entry that reverses this one, if one does. */
  reversalOf(seq: number): number | undefined;
}

export interface LedgerRules {
  readonly sha256: Sha256;
  readonly chart: Chart;
}
