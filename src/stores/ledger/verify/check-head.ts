import type { LedgerHead } from '../../../domain/ledger/ledger-head.ts';
import type { FindingList } from './finding.ts';
import type { JournalFold } from './fold-journal.ts';

/** The stored head is the end of the journal: a cut tail shows here. */
export function checkHead(stored: LedgerHead, fold: JournalFold, findings: FindingList): void {
  const { entries, head } = fold;
  const wrong = (invariant: string, field: string, what: string): void => {
    findings.add(null, invariant, `head.${field}`, what);
  };
  const { frozenReason, state } = stored;
  const isState = state === 'frozen' ? frozenReason !== null : state === 'open' && !frozenReason;
  if (!isState) wrong('I3', 'state', 'is neither open nor frozen with a reason');
  if (stored.seq !== head.seq) {
    wrong('I3', 'seq', `is ${stored.seq}, the last entry is ${head.seq}`);
  }
  if (entries !== head.seq) wrong('I6', 'seq', `counts ${head.seq}, entries found: ${entries}`);
  if (stored.hash !== head.hash) wrong('I11', 'hash', 'is not the hash of the last entry');
  if (entries > 0 && stored.recordedAt !== head.recordedAt) {
    wrong('I12', 'recordedAt', 'is not that of the last entry');
  }
  if (stored.receiptYear !== head.receiptYear || stored.receiptNo !== head.receiptNo) {
    wrong('I3', 'receiptNo', 'is not that of the last receipt');
  }
}
