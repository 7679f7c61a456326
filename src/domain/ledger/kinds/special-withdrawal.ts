import { memberAccount } from '../account-name.ts';
import type { EntryDraft } from '../entry-draft.ts';
import type { SpecialWithdrawalCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';
import { plainDraft } from './plain-draft.ts';

/** Special savings paid out: debit the member, credit cash or bank; the member or an officer agrees. */
export function draftSpecialWithdrawal(command: SpecialWithdrawalCommand): EntryDraft | Refused {
  const { amount, channel, memberId } = command;
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  const draft = plainDraft({
    memberId,
    debit: memberAccount(memberId, 'special'),
    credit: moneyAccount(channel),
    amount,
    facts: { channel },
    receipt: true,
  });
  return { ...draft, approversMin: 1 };
}
