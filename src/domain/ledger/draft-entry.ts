import type { EntryDraft } from './entry-draft.ts';
import type { Entry } from './entry.ts';
import { draftBankMove } from './kinds/bank-move.ts';
import { draftDeposit } from './kinds/deposit.ts';
import { draftEntranceFee } from './kinds/entrance-fee.ts';
import { draftExpense } from './kinds/expense.ts';
import { draftFine } from './kinds/fine.ts';
import { draftIncome } from './kinds/income.ts';
import { draftOpeningBalance } from './kinds/opening-balance.ts';
import { draftRefund } from './kinds/refund.ts';
import { draftReversal } from './kinds/reversal.ts';
import { draftSpecialWithdrawal } from './kinds/special-withdrawal.ts';
import { draftSuspense } from './kinds/suspense.ts';
import type { LedgerCommand } from './ledger-command.ts';
import type { Refused } from './refusal.ts';

/**
 * The postings a command asks for, judged by the command alone; a reversal by the entry it names.
 * @param entry an earlier entry of the group
 */
export function draftEntry(
  command: LedgerCommand,
  entry: (seq: number) => Entry | undefined,
): EntryDraft | Refused {
  switch (command.kind) {
    case 'deposit':
      return draftDeposit(command);
    case 'entrance-fee':
      return draftEntranceFee(command);
    case 'opening-balance':
      return draftOpeningBalance(command);
    case 'special-withdrawal':
      return draftSpecialWithdrawal(command);
    case 'fine':
      return draftFine(command);
    case 'bank-interest':
    case 'other-income':
      return draftIncome(command);
    case 'expense':
      return draftExpense(command);
    case 'bank-pay-in':
    case 'bank-take-out':
      return draftBankMove(command);
    case 'refund':
      return draftRefund(command);
    case 'suspense':
      return draftSuspense(command);
    case 'reversal':
      return draftReversal(command, entry(command.reversesSeq));
  }
}
