import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreRefusedError } from '../ports/records/errors.ts';

/**
 * Makes the data folder, for this user only, and what it lies in. Folder by folder: where none can
 * be made (`/proc/x`), `mkdir` with `recursive` never comes back.
 * @throws StoreRefusedError
 */
export function makeDataDir(dataDir: string): void {
  const missing: string[] = [];
  let folder = resolve(dataDir);
  while (!existsSync(folder) && dirname(folder) !== folder) {
    missing.unshift(folder);
    folder = dirname(folder);
  }
  for (const one of missing) makeOne(one, dataDir);
}

function makeOne(folder: string, dataDir: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new StoreRefusedError(
      `DATA_DIR ${dataDir} cannot be made`,
      'Point DATA_DIR to a folder that this user may write.',
      { cause: error },
    );
  }
}
