import { existsSync, statSync } from 'node:fs';
import type { AtPoint } from '../../adapters/crash/crash-points.ts';
import { openMongoStore } from '../../adapters/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../adapters/sqlite/open-sqlite-store.ts';
import { takeWriterLock } from '../../adapters/sqlite/writer-lock.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../stores/schema/catalogue.ts';
import { settingsTable } from '../../stores/schema/settings.ts';
import { SEED_RUNNING, SEED_SETTING } from '../store-content.ts';
import { checkBooks, type Books } from './check-books.ts';
import { compareBalances } from './compare-balances.ts';
import { copyTables } from './copy-tables.ts';
import { digestOf, isSame } from './digest.ts';
import { claimEmpty, release } from './incoming.ts';

export interface Move {
  /** The embedded store. */
  file: string;
  /** Address of an empty database. */
  uri: string;
  /** Whether books that are not sound may be moved. */
  mayBeUnsound: boolean;
  /** Epoch ms. */
  now: number;
  at: AtPoint;
  onProgress: (text: string) => void;
}

export interface Moved extends Books {
  rows: number;
  /** Sums of accounts that both stores agree on. */
  balances: number;
  isResumed: boolean;
  from: string;
  to: string;
}

/**
 * Copies an embedded store into MongoDB and compares every row, sum and book on both sides. Nobody
 * writes to the old store meanwhile, and it stays as it is; the new one refuses to be served before
 * all of it was found the same. Killed anywhere and run again, it goes on.
 * @throws StoreRefusedError · StoreUnavailableError
 */
export async function moveStore(move: Move): Promise<Moved> {
  const { file, uri } = move;
  const schema = { tables: CATALOGUE, schemaVersion: SCHEMA_VERSION };
  // The lock's file is made in the folder of a store only.
  const unlock = existsSync(file) ? takeWriterLock(file) : () => {};
  try {
    const from = await openSqliteStore({ file, ...schema, readOnly: true });
    try {
      await refuseHalfSeeded(from);
      const to = await openMongoStore({ uri, ...schema });
      try {
        return await carry(from, to, move);
      } finally {
        await to.close();
      }
    } finally {
      await from.close();
    }
  } finally {
    unlock();
  }
}

async function carry(from: RecordStore, to: RecordStore, move: Move): Promise<Moved> {
  const { at, onProgress } = move;
  const isResumed = await claim(from, to, move);
  at('move:claimed');
  let copied = 0;
  const onRows = (rows: number): void => {
    copied += rows;
    onProgress(`${copied.toLocaleString('en-US')} rows copied`);
  };
  await copyTables(from, to, { at, onRows });
  at('move:copied');
  const rows = await compareRows(from, to, onProgress);
  const balances = await compareBalances(from, to);
  const books = await checkBooks(to, move.mayBeUnsound, (groups) =>
    onProgress(`${groups} groups recomputed`),
  );
  at('move:compared');
  await release(to);
  at('move:done');
  const places = { from: from.describe().where, to: to.describe().where };
  return { ...books, rows, balances, isResumed, ...places };
}

/** @returns whether an earlier attempt is gone on with */
async function claim(from: RecordStore, to: RecordStore, { file, now }: Move): Promise<boolean> {
  const claimed = await claimEmpty(to, { kind: 'move', id: stateOf(file), since: now });
  if (claimed.kind === 'claimed') return claimed.isResumed;
  const { where } = to.describe();
  if (claimed.kind === 'filled') {
    throw new StoreRefusedError(
      `the database (${where}) holds something else already; nothing was changed`,
      'Name a new database in the address.',
    );
  }
  throw new StoreRefusedError(
    claimed.incoming.kind === 'move'
      ? `${from.describe().where} was written to since its move to ${where} began`
      : `the database (${where}) is half filled by a restore`,
    'Nothing was served from that database: drop it, or name a new one, and run this again.',
  );
}

/** How the files stand: any write changes it, looking does not. */
function stateOf(file: string): string {
  const of = (path: string): string => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && found.size > 0 ? `${found.size}@${Math.round(found.mtimeMs)}` : '-';
  };
  return `${of(file)} ${of(`${file}-wal`)}`;
}

async function refuseHalfSeeded(store: RecordStore): Promise<void> {
  const seed = await store.reader.get(settingsTable, { name: SEED_SETTING });
  if (seed?.value !== SEED_RUNNING) return;
  throw new StoreRefusedError('the store holds part of a demo', 'Seed a new one, then move that.');
}

async function compareRows(
  from: RecordStore,
  to: RecordStore,
  onProgress: (text: string) => void,
): Promise<number> {
  let rows = 0;
  let read = 0;
  const onRows = (count: number): void => {
    read += count;
    onProgress(`${read.toLocaleString('en-US')} rows compared`);
  };
  for (const table of CATALOGUE) {
    const here = await digestOf(from, table, onRows);
    const there = await digestOf(to, table, () => {});
    if (!isSame(here, there)) {
      throw new StoreRefusedError(
        `${table.name} is not the same on both sides (${here.rows} rows here, ${there.rows} there)`,
        'Nothing is served from the new store. Is a bot writing to it? Drop it and run this again.',
      );
    }
    rows += here.rows;
  }
  return rows;
}
