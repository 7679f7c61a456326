import type { RecordReader } from '../../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../../ports/records/table.ts';

const PAGE = 500;

/**
 * All rows of a group in key order, a page at a time. The second key column, which tells the rows
 * of a page apart, is what the next page starts after.
 */
export async function* groupPages<T extends Table>(
  reader: RecordReader,
  table: T,
  groupId: string,
  from?: string | number,
): AsyncGenerator<RowOf<T>[]> {
  const second = table.key[1] ?? '';
  let after = from;
  for (;;) {
    const rows = await reader.find(table, {
      index: 'key',
      eq: { groupId } as unknown as Partial<RowOf<T>>,
      ...(after === undefined ? {} : { range: { gt: after } }),
      limit: PAGE,
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1) as Readonly<Record<string, string | number>> | undefined;
    if (last === undefined || rows.length < PAGE) return;
    after = last[second];
  }
}
