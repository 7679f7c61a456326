import type { Entry } from '../ledger/entry.ts';
import { sumSatang } from '../money.ts';
import { entriesOf, lineOf, type EntryLine, type Period } from './period.ts';

export interface CashLine extends EntryLine {
  /** Satang; one of the two is 0. */
  readonly received: bigint;
  readonly paid: bigint;
  /** Cash after it. */
  readonly balance: bigint;
}

export interface CashBook {
  readonly opening: bigint;
  readonly lines: readonly CashLine[];
  readonly received: bigint;
  readonly paid: bigint;
  readonly closing: bigint;
}

const CASH = 'cash';

/**
 * สมุดเงินสด: everything that moved cash in the period, with what was there after it.
 * @param opening cash before the first day, of entries up to the same number
 */
export function cashBook(opening: bigint, entries: Iterable<Entry>, period: Period): CashBook {
  const lines: CashLine[] = [];
  let balance = opening;
  for (const entry of entriesOf(entries, period)) {
    const moved = sumSatang(
      entry.postings.filter(({ account }) => account === CASH).map(({ amount }) => amount),
    );
    if (moved === 0n) continue;
    balance += moved;
    lines.push({
      ...lineOf(entry),
      received: moved > 0n ? moved : 0n,
      paid: moved < 0n ? -moved : 0n,
      balance,
    });
  }
  return {
    opening,
    lines,
    received: sumSatang(lines.map(({ received }) => received)),
    paid: sumSatang(lines.map(({ paid }) => paid)),
    closing: balance,
  };
}
