import type { Params } from '../../conversation/view.ts';
import type { Entry } from '../../domain/ledger/entry.ts';

/** What kind of paper goes with an entry. */
export function slipOf({ kind, reversesSeq }: Pick<Entry, 'kind' | 'reversesSeq'>): string {
  if (reversesSeq !== null) return 'reversal';
  if (kind === 'special-withdrawal') return 'withdrawal';
  return kind === 'refund' ? 'refund' : 'receipt';
}

/** The paper by its name (ใบรับ, ใบถอน …) within a sentence and at its beginning. */
export function slipNames(entry: Pick<Entry, 'kind' | 'reversesSeq'>): Params {
  const slip = slipOf(entry);
  return { slip: { t: `savings.slip.${slip}` }, slip_first: { t: `savings.slip_first.${slip}` } };
}
