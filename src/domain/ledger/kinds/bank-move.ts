import type { EntryDraft } from '../entry-draft.ts';
import type { BankCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { refuseAmount } from './payment.ts';
import { plainDraft } from './plain-draft.ts';

/** Cash paid into the bank, or taken out of it. */
export function draftBankMove(command: BankCommand): EntryDraft | Refused {
  const { amount, kind, memberId, slip } = command;
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  const isPayIn = kind === 'bank-pay-in';
  return plainDraft({
    memberId,
    debit: isPayIn ? 'bank' : 'cash',
    credit: isPayIn ? 'cash' : 'bank',
    amount,
    facts: slip === undefined ? {} : { slip },
    receipt: false,
  });
}
