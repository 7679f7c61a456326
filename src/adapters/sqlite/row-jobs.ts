import { checkChange, checkRow, type Row } from '../../ports/records/check-row.ts';
import { DuplicateRecordError, type StoreUnavailableError } from '../../ports/records/errors.ts';
import type { Table } from '../../ports/records/table.ts';
import { isUnavailable } from './failures.ts';
import type { Job } from './group-commit.ts';
import type { Change, RowWriter } from './row-writer.ts';
import { bindRow } from './values.ts';

export type InsertOutcome = 'inserted' | 'duplicate';
type Submit = (job: Job) => void;

/** Each INSERT is atomic by itself, so the rows need no savepoint. */
export function insertRows(
  writer: RowWriter,
  submit: Submit,
  table: Table,
  rows: readonly Row[],
): Promise<InsertOutcome[]> {
  const values = rows.map((row) => {
    checkRow(table, row);
    return bindRow(table, row);
  });
  return settled(submit, () =>
    values.map((row) => (writer.insertOnce(table, row) ? 'inserted' : 'duplicate')),
  );
}

/** A change that hits another row's unique value rejects the call; the other changes stand. */
export async function changeRows(
  writer: RowWriter,
  submit: Submit,
  table: Table,
  changes: readonly Change[],
): Promise<boolean[]> {
  for (const { key, patch, expect } of changes) checkChange(table, key, patch, expect);
  const results = await settled(submit, () => changes.map((one) => changeOne(writer, table, one)));
  return results.map((result) => {
    if (result instanceof DuplicateRecordError) throw result;
    return result;
  });
}

function changeOne(
  writer: RowWriter,
  table: Table,
  change: Change,
): boolean | DuplicateRecordError {
  try {
    return writer.update(table, change);
  } catch (error) {
    if (error instanceof DuplicateRecordError) return error;
    throw error;
  }
}

/** A fault of this call's own rejects this call; a failing disk fails the batch. */
function settled<T>(submit: Submit, operation: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let tell = () => {};
    submit({
      run() {
        try {
          const outcome = operation();
          tell = () => resolve(outcome);
        } catch (error) {
          if (isUnavailable(error)) throw error;
          tell = () => reject(error);
        }
      },
      settle: (failure?: StoreUnavailableError) => (failure ? reject(failure) : tell()),
    });
  });
}
