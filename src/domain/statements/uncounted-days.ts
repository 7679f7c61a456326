import type { LocalDate } from '../bangkok-time.ts';
import type { Entry } from '../ledger/entry.ts';

/** Days of these entries on which cash was received under a number and no count was confirmed. */
export function uncountedDays(
  entries: Iterable<Entry>,
  confirmed: readonly LocalDate[],
): LocalDate[] {
  const days = new Set<LocalDate>();
  for (const { effectiveDate, postings, receiptNo, reversesSeq } of entries) {
    const isReceipt = receiptNo !== null && reversesSeq === null;
    const isCash = postings.some(({ account, amount }) => account === 'cash' && amount > 0n);
    if (isReceipt && isCash && !confirmed.includes(effectiveDate)) days.add(effectiveDate);
  }
  return [...days].toSorted();
}
