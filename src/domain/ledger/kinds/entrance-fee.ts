import type { EntryDraft } from '../entry-draft.ts';
import type { EntranceFeeCommand } from '../ledger-command.ts';
import type { Refused } from '../refusal.ts';
import { moneyAccount, refuseAmount } from './payment.ts';

/** A new member's fee: debit cash or bank, credit the group's fees. Gets a receipt number. */
export function draftEntranceFee(command: EntranceFeeCommand): EntryDraft | Refused {
  const { amount, channel, memberId } = command;
  const refusal = refuseAmount(amount);
  if (refusal) return refusal;
  return {
    kind: 'draft',
    memberId,
    lines: [
      { account: moneyAccount(channel), amount },
      { account: 'fees', amount: -amount },
    ],
    months: [],
    monthsMayRepeat: false,
    facts: { channel },
    receipt: true,
    reversesSeq: null,
  };
}
