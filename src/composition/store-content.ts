import type { RecordStore } from '../ports/records/record-store.ts';
import type { Readers } from '../ports/stores/stores.ts';
import { CATALOGUE } from '../stores/schema/catalogue.ts';
import { settingsTable } from '../stores/schema/settings.ts';

/** Setting that marks demo data: `running` from before the first row to after the last, then `done …`. */
export const SEED_SETTING = 'seed';
export const SEED_RUNNING = 'running';

export type StoreContent =
  | { kind: 'empty' }
  /** A seed began and did not end: what is there is a part of a demo. */
  | { kind: 'interrupted-seed' }
  | { kind: 'filled' };

/** What a store holds, facts about the installation itself not counted. */
export async function contentOf(store: RecordStore, read: Readers): Promise<StoreContent> {
  if ((await read.settings.get(SEED_SETTING)) === SEED_RUNNING) return { kind: 'interrupted-seed' };
  for (const table of CATALOGUE) {
    if (table === settingsTable) continue;
    if ((await store.scan(table, { limit: 1 })).length > 0) return { kind: 'filled' };
  }
  return { kind: 'empty' };
}
