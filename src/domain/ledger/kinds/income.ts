import type { EntryDraft } from '../entry-draft.ts';
import type { IncomeCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';
import { plainDraft } from './plain-draft.ts';

/** What the group earns. The bank pays its interest into the account, so it is never cash. */
export function draftIncome(command: IncomeCommand): EntryDraft | Refused {
  const { amount, kind, memberId } = command;
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  const isInterest = kind === 'bank-interest';
  const channel = isInterest ? 'transfer' : command.channel;
  return plainDraft({
    memberId,
    debit: moneyAccount(channel),
    credit: isInterest ? 'interest' : 'other-income',
    amount,
    facts: { channel },
    receipt: !isInterest,
  });
}
