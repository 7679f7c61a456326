import type { EntryDraft } from '../entry-draft.ts';
import type { FineCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';
import { plainDraft } from './plain-draft.ts';

/** A fine paid by a member: debit cash or bank, credit the group's fines. */
export function draftFine(command: FineCommand): EntryDraft | Refused {
  const { amount, channel, memberId } = command;
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  return plainDraft({
    memberId,
    debit: moneyAccount(channel),
    credit: 'fines',
    amount,
    facts: { channel },
    receipt: true,
  });
}
