import type { RowSource } from '../../ports/records/snapshot.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';

const ROWS_MAX = 1_000;
/** Of a table that may hold pictures, before it is known how large they are. */
const FIRST_ROWS = 20;
/** Bytes of pictures and sealed values in one page; what else a row holds is little. */
export const PAGE_BYTES = 4 * 1024 * 1024;

/** All rows of a table in key order, or those behind a key; pictures do not make a page larger. */
export async function* pagesOf<T extends Table>(
  source: RowSource,
  table: T,
  begin?: Partial<RowOf<T>>,
): AsyncGenerator<RowOf<T>[]> {
  const columns = Object.keys(table.columns).filter(
    (name) => table.columns[name]?.kind === 'bytes',
  );
  let limit = columns.length > 0 ? FIRST_ROWS : ROWS_MAX;
  let after = begin;
  for (;;) {
    const page = await source.scan(table, { ...(after && { after }), limit });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    after = keyOf(table, last);
    limit = rowsWithin(page, columns);
  }
}

/** How many rows like these make a page. */
function rowsWithin(page: readonly object[], columns: readonly string[]): number {
  let bytes = 0;
  for (const row of page as readonly Record<string, unknown>[]) {
    for (const name of columns) bytes += (row[name] as Uint8Array | null)?.length ?? 0;
  }
  if (bytes === 0) return ROWS_MAX;
  return Math.min(ROWS_MAX, Math.max(1, Math.floor((PAGE_BYTES * page.length) / bytes)));
}

export function keyOf<T extends Table>(table: T, row: RowOf<T>): Partial<RowOf<T>> {
  const values = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(table.key.map((name) => [name, values[name]])) as Partial<RowOf<T>>;
}
