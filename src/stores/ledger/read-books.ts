import type { Entry } from '../../domain/ledger/entry.ts';
import { LedgerInvariantError } from '../../domain/ledger/ledger-invariant-error.ts';
import { entryFromRow } from './entry-row.ts';
import type { EntryRow } from './entry-row.ts';

const UNREADABLE = 'I2: cannot be read';

/** An entry as it was written. @throws LedgerInvariantError for a row that no program of ours wrote */
export function readEntry(row: EntryRow): Entry {
  try {
    return entryFromRow(row);
  } catch (error) {
    throw isOfContent(error)
      ? new LedgerInvariantError(row.groupId, row.seq, 'row', UNREADABLE)
      : error;
  }
}

/**
 * Reads what a posting needs. Content that does not decode was changed by hand: it is a fault of
 * the books, not of the store; whatever the driver throws passes as it is.
 * @throws LedgerInvariantError
 */
export async function readBooks<T>(groupId: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw isOfContent(error) ? new LedgerInvariantError(groupId, null, 'books', UNREADABLE) : error;
  }
}

function isOfContent(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
}
