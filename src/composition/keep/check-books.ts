import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Head } from '../../adapters/backup/text.ts';
import { STANDARD_CHART } from '../../domain/ledger/chart.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import type { GroupReport } from '../../stores/ledger/verify/finding.ts';
import { verifyStore } from '../../stores/ledger/verify/verify-store.ts';
import { ledgerHeads } from '../../stores/schema/ledger-tables.ts';

const RULES = { sha256, chart: STANDARD_CHART };

export interface Books {
  groups: number;
  entries: number;
  /** One clause for each group whose books are not sound, where that is allowed. */
  unsound: string[];
}

/**
 * Recomputes every book of a store that was filled.
 * @param mayBeUnsound whether books that were not sound where they come from may come along
 * @throws StoreRefusedError naming the first group and what is wrong there
 */
export async function checkBooks(
  store: RecordStore,
  mayBeUnsound: boolean,
  onGroup: (groups: number) => void,
): Promise<Books> {
  const books: Books = { groups: 0, entries: 0, unsound: [] };
  for await (const report of verifyStore(store, RULES)) {
    const fault = faultOf(report);
    if (fault !== undefined && !mayBeUnsound) {
      throw new StoreRefusedError(
        fault,
        'If the store that this comes from has the same fault (npm run verify), say --with-findings; else take another backup.',
      );
    }
    if (fault !== undefined) books.unsound.push(fault);
    books.groups += 1;
    books.entries += report.entries;
    onGroup(books.groups);
  }
  return books;
}

function faultOf({ groupId, findings }: GroupReport): string | undefined {
  const [first] = findings;
  if (!first) return undefined;
  const { seq, invariant, field, what } = first;
  const where = seq === null ? 'its books' : `entry ${seq}`;
  return `the books of group ${groupId} are not sound: ${where}, ${invariant} ${field} ${what}`;
}

/** @throws StoreRefusedError when a group's books do not end as they were noted to */
export async function checkHeads(store: RecordStore, heads: readonly Head[]): Promise<void> {
  for (const [groupId, seq, hash] of heads) {
    const head = await store.reader.get(ledgerHeads, { groupId });
    if (head?.seq === seq && head.hash === hash) continue;
    throw new StoreRefusedError(
      `the books of group ${groupId} do not end at entry ${seq} as noted`,
      'Take another backup.',
    );
  }
}
