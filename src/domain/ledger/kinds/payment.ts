import type { AccountName } from '../account-name.ts';
import type { Channel } from '../ledger-command.ts';
import { AMOUNT_MAX, AMOUNT_MIN } from '../limits.ts';
import { refused } from '../refusal.ts';
import type { Refused } from '../refusal.ts';

/** Where money paid by this channel arrives. */
export function moneyAccount(channel: Channel): AccountName {
  return channel === 'cash' ? 'cash' : 'bank';
}

export function refuseAmount(amount: bigint): Refused | undefined {
  if (amount >= AMOUNT_MIN && amount <= AMOUNT_MAX) return undefined;
  return refused({ reason: 'amount-out-of-range' });
}
