import type { EntryDraft } from '../entry-draft.ts';
import { EXPENSE_CATEGORIES } from '../ledger-command.ts';
import type { ExpenseCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';
import { plainDraft } from './plain-draft.ts';

/**
 * What the group spends: debit its expenses, credit cash or bank. Numbered like a receipt.
 * @throws TypeError for a category that is none
 */
export function draftExpense(command: ExpenseCommand): EntryDraft | Refused {
  const { amount, category, channel, memberId } = command;
  if (!EXPENSE_CATEGORIES.includes(category)) throw new TypeError('not a category of expenses');
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  return plainDraft({
    memberId,
    debit: 'expenses',
    credit: moneyAccount(channel),
    amount,
    facts: { channel, category },
    receipt: true,
  });
}
