import type { Entry } from '../../../domain/ledger/entry.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import type { BookedEntry } from './correctable.ts';

/** What a correction did to the books. */
export interface Corrected {
  booked: BookedEntry;
  approval: Approval;
  reversal: Entry;
  /** The right entry, if there is one. */
  entry: Entry | null;
}
