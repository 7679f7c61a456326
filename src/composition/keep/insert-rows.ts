import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';

/** MongoDB gives a save less than a second; so many rows are written in that on a busy machine, too. */
const ROWS_AT_ONCE = 250;
const SIDE_BY_SIDE = 4;
/** A primary that is being replaced is there again before. */
const PATIENCE_MS = 60_000;
const REST_MS = 500;

/**
 * Inserts rows durably; one that is there already came with an earlier attempt and stays as it is:
 * whether it is the same shows when the table is compared. Waits for a MongoDB that does not answer.
 * @throws StoreUnavailableError
 */
export async function insertRows(
  store: RecordStore,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  if (store.describe().kind === 'embedded') return save(store, table, rows);
  const starts = Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, part) => part);
  const queue = starts.values();
  const lane = async (): Promise<void> => {
    for (const part of queue) {
      const some = rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE);
      await stubbornly(() => save(store, table, some));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
}

async function save(store: RecordStore, table: Table, rows: readonly Row[]): Promise<void> {
  await store.insertEach(table, rows as readonly RowOf<Table>[]);
}

/** @param work has one effect however often it is done */
export async function stubbornly<R>(work: () => Promise<R>): Promise<R> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || performance.now() > until) throw error;
      await pause(REST_MS);
    }
  }
}
