import type { Entry } from './entry.ts';
import type { LedgerHead } from './ledger-head.ts';
import { parseReceipt } from './receipt-number.ts';

/** The head after `entry`. */
export function advanceHead(head: LedgerHead, entry: Entry): LedgerHead {
  const receipt = entry.receiptNo === null ? undefined : parseReceipt(entry.receiptNo);
  return { ...head, ...receipt, seq: entry.seq, hash: entry.hash, recordedAt: entry.recordedAt };
}
