import { headsDigest } from './heads-digest.ts';
import type { BackupFacts } from '../../adapters/backup/text.ts';
import type { AtPoint } from '../../adapters/crash/crash-points.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import { stepsBetween } from '../../ports/records/schema-step.ts';
import { SCHEMA_STEPS, SCHEMA_VERSION } from '../../stores/schema/catalogue.ts';
import { checkBooks, checkHeads, type Books } from './check-books.ts';
import { fill } from './fill.ts';
import { heldBack } from './hold-back.ts';
import { claimEmpty, release } from './incoming.ts';

export interface Restoring {
  store: RecordStore;
  text: AsyncIterable<Uint8Array>;
  /** What `DATA_KEY` gives for the check that a backup carries. */
  dataKey: string;
  /** Whether books that are not sound may be restored. */
  mayBeUnsound: boolean;
  /** Epoch ms. */
  now: number;
  at: AtPoint;
  onProgress: (text: string) => void;
}

export interface Restored extends Books {
  takenAt: number;
  rows: number;
  heads: string;
}

/**
 * Fills an empty store from a backup: rows, checksums, books, heads; whatever was unsent is held
 * back. The store refuses to be served until all of it was found right; run again with the same
 * file it goes on.
 * @throws DamagedBackupError · StoreRefusedError · StoreUnavailableError
 */
export async function restoreBackup(restoring: Restoring): Promise<Restored> {
  const { store, at, onProgress } = restoring;
  let done = 0;
  const { facts, totals } = await fill({
    store,
    text: restoring.text,
    begin: async (found) => {
      refuseForeign(found, restoring.dataKey);
      const since = await claim(store, found, restoring.now);
      return (table, row) => heldBack(table, row, since);
    },
    at,
    onRows(count) {
      done += count;
      onProgress(`${done.toLocaleString('en-US')} rows written or compared`);
    },
  });
  for (const step of stepsBetween(SCHEMA_STEPS, facts.schemaVersion, SCHEMA_VERSION)) {
    await step.up(store);
  }
  const books = await checkBooks(store, restoring.mayBeUnsound, (groups) =>
    onProgress(`${groups} groups recomputed`),
  );
  await checkHeads(store, totals.heads);
  at('restore:checked');
  await release(store);
  const { rows, heads } = totals;
  return { ...books, takenAt: facts.takenAt, rows, heads: headsDigest(heads) };
}

/** @throws StoreRefusedError before anything is written */
function refuseForeign({ dataKey, schemaVersion }: BackupFacts, own: string): void {
  if (schemaVersion > SCHEMA_VERSION) {
    throw new StoreRefusedError(
      `the backup has schema version ${schemaVersion}, this program knows ${SCHEMA_VERSION}`,
      'Restore it with the version of the program that made it, or a later one.',
    );
  }
  if (dataKey === null || dataKey === own) return;
  throw new StoreRefusedError(
    'DATA_KEY is not the key that the data in this backup is sealed with: no name could be read and no LINE account recognised',
    'Set DATA_KEY to the key of the store that was backed up.',
  );
}

/** @returns when the first attempt began: what was due then is held, whenever it ends */
async function claim(store: RecordStore, { id }: BackupFacts, now: number): Promise<number> {
  const claimed = await claimEmpty(store, { kind: 'restore', id, since: now });
  if (claimed.kind === 'claimed') return claimed.incoming.since;
  const { where } = store.describe();
  throw new StoreRefusedError(
    claimed.kind === 'filled'
      ? `the store (${where}) is not empty`
      : `the store (${where}) is half filled from something else`,
    'Name another, new database in MONGODB_URI, restore into that, and start the bot with that address; the old one stays as it is.',
  );
}
