import type { EntryDraft } from './entry-draft.ts';
import { draftDeposit } from './kinds/deposit.ts';
import { draftEntranceFee } from './kinds/entrance-fee.ts';
import { draftOpeningBalance } from './kinds/opening-balance.ts';
import type { LedgerCommand } from './ledger-command.ts';
import type { Refused } from './refusal.ts';

/** The postings a command asks for, judged by the command alone. */
export function draftEntry(command: LedgerCommand): EntryDraft | Refused {
  switch (command.kind) {
    case 'deposit':
      return draftDeposit(command);
    case 'entrance-fee':
      return draftEntranceFee(command);
    case 'opening-balance':
      return draftOpeningBalance(command);
  }
}
