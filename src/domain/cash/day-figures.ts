import type { Entry } from '../ledger/entry.ts';
import { sumSatang } from '../money.ts';

/** What a day's books say about cash, satang. */
export interface DayFigures {
  /** Numbered receipts for cash, without those taken back the same day, and what they come to. */
  readonly receipts: number;
  readonly received: bigint;
  /** Carried to the bank. */
  readonly paidIn: bigint;
}

const CASH = 'cash';
const PAY_IN = 'bank-pay-in';

/** @param entries all that bear the day, in order */
export function dayFigures(entries: readonly Entry[]): DayFigures {
  const takenBack = new Set(entries.flatMap(({ reversesSeq }) => reversesSeq ?? []));
  const standing = entries.filter(
    ({ reversesSeq, seq }) => reversesSeq === null && !takenBack.has(seq),
  );
  const receipts = standing.filter((entry) => entry.receiptNo !== null && cashMoved(entry) > 0n);
  const payIns = standing.filter(({ kind }) => kind === PAY_IN);
  return {
    receipts: receipts.length,
    received: sumSatang(receipts.map(cashMoved)),
    paidIn: -sumSatang(payIns.map(cashMoved)),
  };
}

const cashMoved = ({ postings }: Entry): bigint =>
  sumSatang(postings.filter(({ account }) => account === CASH).map(({ amount }) => amount));
