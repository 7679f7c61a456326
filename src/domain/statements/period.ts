import type { LocalDate, Month } from '../bangkok-time.ts';
import type { Entry } from '../ledger/entry.ts';
import { firstDayOf, lastDayOf } from '../ledger/month-close.ts';

/**
 * What a statement is of: entries that bear a day from `first` to `last`, of those up to and with
 * number `upTo`. Entries are never changed and only added after it, so a statement of the same
 * period is the same for ever.
 */
export interface Period {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly upTo: number;
}

export const monthPeriod = (month: Month, upTo: number): Period => ({
  first: firstDayOf(month),
  last: lastDayOf(month),
  upTo,
});

/** The period's entries by day and then by number, whatever order they come in. */
export function entriesOf(entries: Iterable<Entry>, { first, last, upTo }: Period): Entry[] {
  return [...entries]
    .filter(({ effectiveDate: day, seq }) => day >= first && day <= last && seq <= upTo)
    .toSorted((a, b) =>
      a.effectiveDate === b.effectiveDate
        ? a.seq - b.seq
        : a.effectiveDate < b.effectiveDate
          ? -1
          : 1,
    );
}

/** What every line of a statement says of its entry. */
export interface EntryLine {
  readonly seq: number;
  readonly day: LocalDate;
  /** Kind of the entry; deposits to special savings apart. */
  readonly kind: string;
  readonly receiptNo: string | null;
  readonly memberId: string | null;
  /** The closed month that this puts right. */
  readonly late: Month | null;
}

export function lineOf({ effectiveDate, facts, kind, memberId, receiptNo, seq }: Entry): EntryLine {
  const { late, target } = facts;
  return {
    seq,
    day: effectiveDate,
    kind: kind === 'deposit' && target === 'special' ? 'deposit-special' : kind,
    receiptNo,
    memberId,
    late: typeof late === 'string' ? late : null,
  };
}
