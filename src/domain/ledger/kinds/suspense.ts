import type { EntryDraft } from '../entry-draft.ts';
import type { SuspenseCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { refuseAmount } from './payment.ts';
import { plainDraft } from './plain-draft.ts';

/** A difference between what was counted and the books goes to suspense, under two names. */
export function draftSuspense(command: SuspenseCommand): EntryDraft | Refused {
  const { amount, found, memberId, place } = command;
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  const draft = plainDraft({
    memberId,
    debit: found === 'over' ? place : 'suspense',
    credit: found === 'over' ? 'suspense' : place,
    amount,
    facts: { found, place },
    receipt: false,
  });
  return { ...draft, approversMin: 1 };
}
