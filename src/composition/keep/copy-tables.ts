import { keyOf, pagesOf } from '../../adapters/backup/pages.ts';
import type { AtPoint } from '../../adapters/crash/crash-points.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import type { RowSource } from '../../ports/records/snapshot.ts';
import { CATALOGUE } from '../../stores/schema/catalogue.ts';
import { settingsTable } from '../../stores/schema/settings.ts';
import { PROGRESS_SETTING } from './incoming.ts';
import { insertRows, stubbornly } from './insert-rows.ts';

/** What is noted that often is at most copied again after a kill. */
const PAGES_PER_NOTE = 10;

/** The last row that is durably there; its table by name. Keys are texts and whole numbers. */
interface Progress {
  table: string;
  after: Row;
}

/** Copies every row in key order, and goes on where an interrupted copy has noted that it was. */
export async function copyTables(
  source: RowSource,
  target: RecordStore,
  { at, onRows }: { at: AtPoint; onRows: (rows: number) => void },
): Promise<void> {
  const noted = await readProgress(target);
  const begun = CATALOGUE.findIndex(({ name }) => name === noted?.table);
  for (const [index, table] of CATALOGUE.entries()) {
    if (index < begun) continue;
    const after = index === begun ? noted?.after : undefined;
    let pages = 0;
    for await (const page of pagesOf(source, table, after)) {
      await insertRows(target, table, page as Row[]);
      at('move:page');
      onRows(page.length);
      const last = page.at(-1);
      if (last && ++pages % PAGES_PER_NOTE === 0) {
        await note(target, { table: table.name, after: keyOf(table, last) });
      }
    }
  }
}

async function readProgress(store: RecordStore): Promise<Progress | undefined> {
  const row = await store.reader.get(settingsTable, { name: PROGRESS_SETTING });
  return row && (JSON.parse(row.value) as Progress);
}

async function note(store: RecordStore, progress: Progress): Promise<void> {
  const value = JSON.stringify(progress);
  const row = { name: PROGRESS_SETTING, value, changedAt: store.now() };
  await stubbornly(() => store.transact((writer) => writer.put(settingsTable, row)));
}
