import type { Entry, UnsealedEntry } from './entry.ts';
import type { LedgerState } from './ledger-state.ts';
import type { Violation } from './violation.ts';

export const REVERSAL = 'reversal';

/**
 * True for a reversal that the very next entry replaces: until then, and no longer, it may leave
 * the group's own money below zero. The money was there; it was written down wrongly.
 */
export function isReplaced({ facts, kind }: Pick<Entry, 'facts' | 'kind'>): boolean {
  return kind === REVERSAL && facts['replaced'] === true;
}

/** I7: at most one reversal for an entry, its exact negation, and none for a reversal. */
export function reversalViolations(
  entry: UnsealedEntry,
  before: Pick<LedgerState, 'entry' | 'reversalOf'>,
): Violation[] {
  const { reversesSeq } = entry;
  const wrong = (field: string, what: string): Violation[] => [{ invariant: 'I7', field, what }];
  if ((entry.kind === REVERSAL) !== (reversesSeq !== null)) {
    return wrong('kind', 'is a reversal without an entry, or none with one');
  }
  // An entry that is not an earlier one is found by the order.
  if (reversesSeq === null || reversesSeq < 1 || reversesSeq >= entry.seq) return [];
  const original = before.entry(reversesSeq);
  if (original === undefined) return wrong('reversesSeq', 'names no entry that can be read');
  const found: Violation[] = [];
  if (original.reversesSeq !== null) found.push(...wrong('reversesSeq', 'is itself a reversal'));
  if (before.reversalOf(reversesSeq) !== undefined) {
    found.push(...wrong('reversesSeq', 'was reversed before'));
  }
  if (!isNegation(entry, original)) {
    found.push(...wrong('postings', 'are not the exact negation'));
  }
  if (entry.approvers.length === 0) {
    found.push({ invariant: 'I8', field: 'approvers', what: 'are too few' });
  }
  return found;
}

function isNegation(entry: UnsealedEntry, original: Entry): boolean {
  const { memberId, months, postings } = original;
  return (
    entry.memberId === memberId &&
    entry.postings.length === postings.length &&
    entry.months.length === months.length &&
    postings.every(({ account, amount }, index) => {
      const posting = entry.postings[index];
      return posting?.account === account && posting.amount === -amount;
    }) &&
    months.every(({ amount, month }, index) => {
      const share = entry.months[index];
      return share?.month === month && share.amount === -amount;
    })
  );
}
