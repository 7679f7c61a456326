import { StoreUnavailableError } from '../../../ports/records/errors.ts';
import type { RecordStore } from '../../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../../ports/records/table.ts';
import { ledgerTables } from '../../schema/ledger-tables.ts';

/** Sorts after every key of ours: the last code point, and the largest safe integer. */
const LAST_TEXT = '\u{10ffff}';
const LAST_INT = Number.MAX_SAFE_INTEGER;

/**
 * Ids of all groups that have a row in any table of the ledger, in order: one whose head was
 * removed is found by what it left. Leaps from group to group, so it reads no group's rows.
 */
export async function* ledgerGroups(store: RecordStore): AsyncGenerator<string> {
  let after: string | undefined;
  for (;;) {
    let next: string | undefined;
    for (const table of ledgerTables) {
      const groupId = await firstGroupAfter(store, table, after);
      if (groupId !== undefined && (next === undefined || groupId < next)) next = groupId;
    }
    if (next === undefined) return;
    yield next;
    after = next;
  }
}

async function firstGroupAfter<T extends Table>(
  store: RecordStore,
  table: T,
  groupId: string | undefined,
): Promise<string | undefined> {
  const after = groupId === undefined ? {} : { after: lastKey(table, groupId) };
  try {
    const [row] = await store.scan(table, { ...after, limit: 1 });
    return (row as { groupId?: string } | undefined)?.groupId;
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    // A row that cannot be decoded; its group is known by its rows in the other tables.
    return undefined;
  }
}

function lastKey<T extends Table>(table: T, groupId: string): Partial<RowOf<T>> {
  const [first = '', ...others] = table.key;
  const key: Record<string, string | number> = { [first]: groupId };
  for (const name of others) {
    key[name] = table.columns[name]?.kind === 'int' ? LAST_INT : LAST_TEXT;
  }
  return key as Partial<RowOf<T>>;
}
