import type { Month } from '../bangkok-time.ts';
import type { Sha256 } from '../sha256.ts';
import type { AccountName } from './account-name.ts';
import type { Chart } from './chart.ts';
import type { AccountState, LedgerHead } from './ledger-head.ts';

/** What is known of a group's books before an entry. */
export interface LedgerState {
  readonly head: LedgerHead;
  account(name: AccountName): AccountState;
  /** Whether the member has paid something for the month. */
  isMonthPaid(memberId: string, month: Month): boolean;
}

export interface LedgerRules {
  readonly sha256: Sha256;
  readonly chart: Chart;
}
