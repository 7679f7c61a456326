import type { LocalDate, Month } from '../bangkok-time.ts';
import type { MonthShare } from './entry.ts';

/**
 * What a caller asks the ledger to record. All but `groupId`, `idemKey` and `at` is hashed, so it
 * must come from what was stored (the session, the event), never from the moment of the attempt:
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

export type LedgerCommand = DepositCommand | EntranceFeeCommand | OpeningBalanceCommand;
