import type { Entry } from '../ledger/entry.ts';
import { sumSatang } from '../money.ts';
import { entriesOf, lineOf, type EntryLine, type Period } from './period.ts';

export interface ReceiptLine extends EntryLine {
  readonly receiptNo: string;
  /** Money that came in, satang; below zero where it went out. */
  readonly amount: bigint;
  readonly channel: 'cash' | 'transfer';
  /** Number of the entry that took it back within the period. */
  readonly takenBackBy: number | null;
}

export interface MonthReceipts {
  readonly lines: readonly ReceiptLine[];
  /** Of all lines: what came in and what went out, by where. */
  readonly cash: bigint;
  readonly transfer: bigint;
}

/** Everything under a number in the period, in the order of the numbers: they have no gap. */
export function monthReceipts(entries: Iterable<Entry>, period: Period): MonthReceipts {
  const all = entriesOf(entries, period);
  const takenBack = new Map(
    all.flatMap(({ reversesSeq, seq }) => (reversesSeq === null ? [] : [[reversesSeq, seq]])),
  );
  const lines = all.flatMap((entry): ReceiptLine[] => {
    const { receiptNo, seq } = entry;
    if (receiptNo === null) return [];
    const cash = moved(entry, 'cash');
    const takenBackBy = takenBack.get(seq) ?? null;
    const amount = cash + moved(entry, 'bank');
    const channel = cash === 0n ? 'transfer' : 'cash';
    return [{ ...lineOf(entry), receiptNo, amount, channel, takenBackBy }];
  });
  const sum = (channel: string): bigint =>
    sumSatang(lines.filter((line) => line.channel === channel).map(({ amount }) => amount));
  return {
    lines: lines.toSorted((a, b) => a.seq - b.seq),
    cash: sum('cash'),
    transfer: sum('transfer'),
  };
}

const moved = ({ postings }: Entry, money: string): bigint =>
  sumSatang(postings.filter(({ account }) => account === money).map(({ amount }) => amount));
