import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../../adapters/backup/write-file.ts';
import { openSqliteStore } from '../../adapters/sqlite/open-sqlite-store.ts';
import { freeName, removeStoreFile, replaceStoreFile } from '../../adapters/sqlite/set-aside.ts';
import { takeWriterLock } from '../../adapters/sqlite/writer-lock.ts';
import type { Config } from '../../config/env.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../stores/schema/catalogue.ts';
import { makeDataDir } from '../make-data-dir.ts';
import { storeFile } from '../open-store.ts';
import { isEmpty } from './incoming.ts';
import { restoreBackup, type Restored, type Restoring } from './restore-backup.ts';

export type RestoreFile = Omit<Restoring, 'store'>;

const schema = { tables: CATALOGUE, schemaVersion: SCHEMA_VERSION };

/**
 * Restores into a file of its own and puts that in the place of the store when all of it was found
 * right; until then, and whenever it is killed, the old store stands as it is.
 * @param mayReplace whether a store with something in it may be set aside
 * @returns also the name that the old store has now
 * @throws DamagedBackupError · StoreRefusedError
 */
export async function restoreEmbedded(
  config: Config,
  restoring: RestoreFile,
  mayReplace: boolean,
): Promise<Restored & { where: string; aside: string | undefined }> {
  const file = storeFile(config);
  makeDataDir(config.dataDir);
  const unlock = takeWriterLock(file);
  try {
    if (!mayReplace) await refuseFilled(file);
    const fresh = `${file}.restoring`;
    const restored = await restoreTo(fresh, restoring);
    restoring.at('restore:closed');
    const aside = existsSync(file) ? freeName(`${file}.before-${stamp(restoring.now)}`) : undefined;
    replaceStoreFile(file, fresh, aside ?? `${file}.left`, () => restoring.at('restore:aside'));
    restoring.at('restore:replaced');
    await syncFolder(dirname(file));
    removeStoreFile(fresh);
    return { ...restored, where: file, aside };
  } finally {
    unlock();
  }
}

/** Reads and checks as a restore does, in a file that goes afterwards. Replaces nothing. */
export async function tryRestore(config: Config, restoring: RestoreFile): Promise<Restored> {
  const file = `${storeFile(config)}.checking`;
  makeDataDir(config.dataDir);
  const restored = await restoreTo(file, restoring);
  removeStoreFile(file);
  return restored;
}

/** What an interrupted restore left there is not gone on with: a file is filled faster than looked over. */
async function restoreTo(file: string, restoring: RestoreFile): Promise<Restored> {
  removeStoreFile(file);
  const store = await openSqliteStore({ file, ...schema });
  try {
    return await restoreBackup({ ...restoring, store });
  } catch (error) {
    await store.close();
    removeStoreFile(file);
    throw error;
  } finally {
    await store.close();
  }
}

async function refuseFilled(file: string): Promise<void> {
  if (!existsSync(file) || (await isEmptyFile(file))) return;
  throw new StoreRefusedError(
    `there is a store at ${file} already`,
    'Say --replace to set it aside under another name.',
  );
}

/** A file that this program cannot read counts as filled. */
async function isEmptyFile(file: string): Promise<boolean> {
  try {
    const store = await openSqliteStore({ file, ...schema, readOnly: true });
    try {
      return await isEmpty(store);
    } finally {
      await store.close();
    }
  } catch {
    return false;
  }
}

const stamp = (now: number): string => new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
