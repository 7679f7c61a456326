import type { RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf, Table } from '../ports/records/table.ts';

/**
 * Changes a row that must be there; nothing to change is no work.
 * @throws Error when there is no such row: the caller works with something that it never read.
 */
export async function changeRow<T extends Table>(
  writer: RecordWriter,
  table: T,
  key: Partial<RowOf<T>>,
  patch: Partial<RowOf<T>>,
): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  if (!(await writer.update(table, key, patch))) throw new Error(`no such row in ${table.name}`);
}
