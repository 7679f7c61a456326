import type { EntryDraft } from '../entry-draft.ts';
import type { Entry } from '../entry.ts';
import type { ReversalCommand } from '../ledger-command.ts';
import { refused } from '../refusal.ts';
import type { Refused } from '../refusal.ts';

/**
 * The exact negation of an earlier entry, months included, under two names. Gets a number of its
 * own, so that whoever holds the wrong receipt can be told which one takes it back.
 * @param original the entry it names, undefined when the group has no such entry
 */
export function draftReversal(
  { reason, replaced, reversesSeq }: ReversalCommand,
  original: Entry | undefined,
): EntryDraft | Refused {
  if (original === undefined) return refused({ reason: 'entry-unknown', seq: reversesSeq });
  if (original.reversesSeq !== null) return refused({ reason: 'is-reversal', seq: reversesSeq });
  return {
    kind: 'draft',
    memberId: original.memberId,
    lines: original.postings.map(({ account, amount }) => ({ account, amount: -amount })),
    months: original.months.map(({ amount, month }) => ({ month, amount: -amount })),
    monthsMayRepeat: true,
    facts: { reason, replaced },
    receipt: true,
    reversesSeq,
    approversMin: 1,
    ...(replaced && { lends: true }),
  };
}
