import type { Rows } from './collections.ts';
import type { RowDocument } from './documents.ts';
import { isDriverError, translated } from './failures.ts';
import { SAVE_TIMEOUT_MS } from './limits.ts';
import { socketLimit } from './socket-limit.ts';

export type SaveOutcome = 'inserted' | 'duplicate';
const DUPLICATE_KEY = 11000;

interface BulkFailure {
  writeErrors: { index: number; code: number }[] | { index: number; code: number };
  result: { getWriteConcernError: () => unknown };
}

/**
 * One unordered insert. A duplicate is an outcome only when the server also confirms the write
 * concern: then the row that was there before is itself held by a majority.
 */
export async function saveOnce(rows: Rows, documents: RowDocument[]): Promise<SaveOutcome[]> {
  const outcomes = documents.map((): SaveOutcome => 'inserted');
  try {
    await rows.insertMany(documents, { ordered: false, ...socketLimit(SAVE_TIMEOUT_MS) });
    return outcomes;
  } catch (error) {
    const failures = duplicatesOf(error);
    if (!failures) throw translated(error);
    for (const index of failures) outcomes[index] = 'duplicate';
    return outcomes;
  }
}

/** @returns the positions that were duplicates; undefined when anything else went wrong. */
function duplicatesOf(error: unknown): number[] | undefined {
  if (!isDriverError(error) || !('writeErrors' in error) || !('result' in error)) return undefined;
  const { writeErrors, result } = error as unknown as BulkFailure;
  const list = [writeErrors].flat();
  // The driver drops the write errors when a majority did not confirm; another version may not.
  if (list.length === 0 || result.getWriteConcernError()) return undefined;
  return list.every(({ code }) => code === DUPLICATE_KEY)
    ? list.map(({ index }) => index)
    : undefined;
}
