import { checkChange, type Row } from '../../ports/records/check-row.ts';
import { DuplicateRecordError } from '../../ports/records/errors.ts';
import type { Table } from '../../ports/records/table.ts';
import type { Rows } from './collections.ts';
import { Deadline } from './deadline.ts';
import { toMatch, toUpdate } from './documents.ts';
import { isDuplicate, translated } from './failures.ts';
import { SAVE_DEADLINE_MS, SAVE_TIMEOUT_MS, UPDATES_IN_FLIGHT } from './limits.ts';
import { rowId } from './row-id.ts';
import { socketLimit } from './socket-limit.ts';

export interface Change {
  readonly key: Row;
  readonly patch: Row;
  readonly expect?: Row | undefined;
}

/**
 * One command for each change: a bulk write would not tell which of them found its row. The server
 * flushes its journal once for those that arrive together.
 */
export async function changeEach(
  rows: Rows,
  table: Table,
  changes: readonly Change[],
): Promise<boolean[]> {
  for (const { key, patch, expect } of changes) checkChange(table, key, patch, expect);
  const results: (boolean | { error: unknown })[] = [];
  const ahead = changes.entries();
  const lane = async () => {
    for (const [at, change] of ahead) results[at] = await changeOne(rows, table, change);
  };
  await Promise.all(Array.from({ length: UPDATES_IN_FLIGHT }, lane));
  return results.map((result) => {
    if (typeof result === 'object') throw result.error;
    return result;
  });
}

async function changeOne(
  rows: Rows,
  table: Table,
  { key, patch, expect }: Change,
): Promise<boolean | { error: unknown }> {
  const filter = { ...toMatch(table, expect ?? {}), _id: { $eq: rowId(table, key) } };
  try {
    const update = toUpdate(table, patch);
    const changing = rows.updateOne(filter, update, socketLimit(SAVE_TIMEOUT_MS));
    const { matchedCount } = await new Deadline(SAVE_DEADLINE_MS).limit(changing);
    return matchedCount === 1;
  } catch (error) {
    const duplicate = isDuplicate(error);
    return {
      error: duplicate ? new DuplicateRecordError(table.name, { cause: error }) : translated(error),
    };
  }
}
