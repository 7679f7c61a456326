import type { AccountName } from '../account-name.ts';
import type { EntryDraft } from '../entry-draft.ts';
import type { EntryFacts } from '../entry.ts';

/** One amount from one account to another: what most kinds come down to. */
export function plainDraft(move: {
  memberId: string | null;
  debit: AccountName;
  credit: AccountName;
  amount: bigint;
  facts: EntryFacts;
  receipt: boolean;
}): EntryDraft {
  const { amount, credit, debit, facts, memberId, receipt } = move;
  return {
    kind: 'draft',
    memberId,
    lines: [
      { account: debit, amount },
      { account: credit, amount: -amount },
    ],
    months: [],
    monthsMayRepeat: false,
    facts,
    receipt,
    reversesSeq: null,
  };
}
