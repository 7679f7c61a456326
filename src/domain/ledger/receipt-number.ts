import { buddhistYear } from '../bangkok-time.ts';
import type { LocalDate } from '../bangkok-time.ts';
import type { LedgerHead } from './ledger-head.ts';

const DIGITS_MIN = 4;

export interface ReceiptCounter {
  readonly receiptYear: number;
  readonly receiptNo: number;
}

/**
 * The receipt after the head's: counts on within a Buddhist year, starts at 1 in a new one.
 * @param recordedOn Bangkok day of recording, not the day the money changed hands
 */
export function nextReceipt(
  head: Pick<LedgerHead, 'receiptYear' | 'receiptNo'>,
  recordedOn: LocalDate,
): ReceiptCounter {
  const receiptYear = buddhistYear(recordedOn);
  return { receiptYear, receiptNo: receiptYear === head.receiptYear ? head.receiptNo + 1 : 1 };
}

/** `2569/0312`. */
export function formatReceipt({ receiptYear, receiptNo }: ReceiptCounter): string {
  return `${receiptYear}/${String(receiptNo).padStart(DIGITS_MIN, '0')}`;
}

const RECEIPT = /^(\d{4})\/(\d{4,9})$/;

/** Undefined for text that `formatReceipt` never writes. */
export function parseReceipt(receipt: string): ReceiptCounter | undefined {
  const [, year, no] = RECEIPT.exec(receipt) ?? [];
  if (year === undefined || no === undefined) return undefined;
  const counter = { receiptYear: Number(year), receiptNo: Number(no) };
  return formatReceipt(counter) === receipt ? counter : undefined;
}
