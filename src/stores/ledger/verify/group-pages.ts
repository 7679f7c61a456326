import { StoreUnavailableError } from '../../../ports/records/errors.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../../ports/records/table.ts';
import type { FindingList } from './finding.ts';

const PAGE = 500;

/**
 * All rows of a group in key order, a page at a time; the second key column tells them apart. A row
 * that the store cannot decode is listed and passed over; where keys are no numbers nothing after
 * it can be reached, which is listed, too.
 */
export async function* groupPages<T extends Table>(
  reader: RecordReader,
  table: T,
  findings: FindingList,
  first: string | number,
): AsyncGenerator<RowOf<T>[]> {
  let after = first;
  let limit = PAGE;
  for (;;) {
    const rows = await tryPage(reader, table, findings.groupId, after, limit);
    if (rows === 'unreadable') {
      if (limit > 1) {
        limit = 1;
        continue;
      }
      findings.add(typeof after === 'number' ? after + 1 : null, 'I6', table.name, UNREADABLE);
      if (typeof after !== 'number') return;
      after += 1;
      limit = PAGE;
      continue;
    }
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = secondKey(table, rows) ?? after;
  }
}

const UNREADABLE = 'holds a row that cannot be read';

async function tryPage<T extends Table>(
  reader: RecordReader,
  table: T,
  groupId: string,
  after: string | number,
  limit: number,
): Promise<RowOf<T>[] | 'unreadable'> {
  const eq = { groupId } as unknown as Partial<RowOf<T>>;
  try {
    return await reader.find(table, { index: 'key', eq, range: { gt: after }, limit });
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    return 'unreadable';
  }
}

function secondKey(table: Table, rows: readonly object[]): string | number | undefined {
  const last = rows.at(-1) as Readonly<Record<string, string | number>> | undefined;
  return last?.[table.key[1] ?? ''];
}
