import { memberAccount } from '../account-name.ts';
import type { EntryDraft } from '../entry-draft.ts';
import type { DepositCommand } from '../ledger-command.ts';
import { refuseMonths, shareByMonth } from '../month-rules.ts';
import { refused } from '../refusal.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';

/** Savings paid in: debit cash or bank, credit the member. Gets a receipt number. */
export function draftDeposit(command: DepositCommand): EntryDraft | Refused {
  const { amount, channel, extra = false, memberId, months, target } = command;
  const refusal = refuseAmount(amount) ?? refuseDepositMonths(command);
  if (refusal) return refusal;
  return {
    kind: 'draft',
    memberId,
    lines: [
      { account: moneyAccount(channel), amount },
      { account: memberAccount(memberId, target), amount: -amount },
    ],
    months: shareByMonth(amount, months),
    monthsMayRepeat: extra,
    facts: extra ? { channel, target, extra } : { channel, target },
    receipt: true,
    reversesSeq: null,
  };
}

function refuseDepositMonths({ amount, months, target }: DepositCommand): Refused | undefined {
  if (target === 'special') {
    return months.length === 0 ? undefined : refused({ reason: 'months-not-allowed' });
  }
  if (months.length === 0) return refused({ reason: 'months-missing' });
  const refusal = refuseMonths(months);
  if (refusal) return refusal;
  return amount < BigInt(months.length) ? refused({ reason: 'amount-out-of-range' }) : undefined;
}
