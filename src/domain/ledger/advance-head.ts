import type { Entry } from './entry.ts';
import type { LedgerHead } from './ledger-head.ts';
import { nextReceipt } from './receipt-number.ts';

/** The head after `entry`. */
export function advanceHead(head: LedgerHead, entry: Entry): LedgerHead {
  const receipt = entry.receiptNo === null ? {} : nextReceipt(head, entry.recordedAt);
  return { ...head, ...receipt, seq: entry.seq, hash: entry.hash, recordedAt: entry.recordedAt };
}
