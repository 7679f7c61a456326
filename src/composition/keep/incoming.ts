import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { CATALOGUE } from '../../stores/schema/catalogue.ts';
import { settingsTable } from '../../stores/schema/settings.ts';

/** Setting that stands in a store from before the first row that comes in to after the last was compared. */
export const INCOMING_SETTING = 'incoming';
/** Setting of the same life: how far a move has come. */
export const PROGRESS_SETTING = 'incoming-progress';
/** The facts about an installation are few. */
const SETTINGS_MAX = 1_000;

export interface Incoming {
  kind: 'restore' | 'move';
  /** What it is filled from: a backup's id, or an embedded store as it stood. */
  id: string;
  /** Epoch ms at which the first attempt began. */
  since: number;
}

export type Claim =
  /** Ours to fill; after an interruption with what the first attempt noted. */
  | { kind: 'claimed'; incoming: Incoming; isResumed: boolean }
  | { kind: 'filled' }
  /** Filled half way from something else. */
  | { kind: 'other'; incoming: Incoming };

/**
 * A store that is being filled is not served: what is there may be half of it.
 * @throws StoreRefusedError
 */
export async function refuseIncoming(read: Readers): Promise<void> {
  const value = await read.settings.get(INCOMING_SETTING);
  if (value === undefined) return;
  const { kind } = JSON.parse(value) as Incoming;
  throw new StoreRefusedError(
    kind === 'move'
      ? 'this store is being filled by migrate-store and is not whole yet'
      : 'this store is being filled by restore and is not whole yet',
    'Run that command again to the end, or point MONGODB_URI elsewhere.',
  );
}

/**
 * Marks an empty store as being filled; facts that an earlier start left in it go. Of two who try at
 * once one finds the other's mark.
 */
export async function claimEmpty(store: RecordStore, wanted: Incoming): Promise<Claim> {
  const empty = await isEmpty(store);
  return store.transact(async (writer) => {
    const found = await writer.get(settingsTable, { name: INCOMING_SETTING });
    if (found) {
      const incoming = JSON.parse(found.value) as Incoming;
      const isResumed = incoming.kind === wanted.kind && incoming.id === wanted.id;
      return isResumed ? { kind: 'claimed', incoming, isResumed } : { kind: 'other', incoming };
    }
    if (!empty) return { kind: 'filled' };
    const facts = await writer.find(settingsTable, { index: 'key', limit: SETTINGS_MAX });
    for (const { name } of facts) await writer.remove(settingsTable, { name });
    const { since } = wanted;
    const row = { name: INCOMING_SETTING, value: JSON.stringify(wanted), changedAt: since };
    await writer.insert(settingsTable, row);
    return { kind: 'claimed', incoming: wanted, isResumed: false };
  });
}

/** The store is whole from here on. */
export async function release(store: RecordStore): Promise<void> {
  await store.transact(async (writer) => {
    await writer.remove(settingsTable, { name: PROGRESS_SETTING });
    await writer.remove(settingsTable, { name: INCOMING_SETTING });
  });
}

/** Whether there is anything but facts about the installation itself. */
export async function isEmpty(store: RecordStore): Promise<boolean> {
  for (const table of CATALOGUE) {
    if (table === settingsTable) continue;
    if ((await store.scan(table, { limit: 1 })).length > 0) return false;
  }
  return true;
}
