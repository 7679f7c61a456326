import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import { openConnection } from './connection.ts';

/** What SQLite keeps beside a file: its log, and what its readers share. */
const COMPANIONS = ['-wal', '-shm'] as const;

/** Removes a store that was never served, with all that lies beside it. */
export function removeStoreFile(file: string): void {
  for (const end of ['', ...COMPANIONS, '.lock', '-journal'])
    rmSync(`${file}${end}`, { force: true });
}

/** The name itself, or with the first number behind it under which nothing lies: two restores in one second. */
export function freeName(name: string): string {
  let free = name;
  for (let number = 2; existsSync(free); number += 1) free = `${name}-${number}`;
  return free;
}

/**
 * Puts `fresh` (closed, whole) in the place of `file` in one rename, so that a kill leaves either
 * the one or the other; what was there gets the name `aside`. To be called under the writer's lock.
 * @param at called between the two steps, for the tests of kills
 * @throws StoreRefusedError when somebody still reads the old one
 */
export function replaceStoreFile(file: string, fresh: string, aside: string, at: () => void): void {
  if (existsSync(file)) {
    const isFolded = foldLog(file);
    linkSync(file, aside);
    // Only where the old one cannot be opened: its log goes with it, never to the new one.
    if (!isFolded) moveCompanions(file, aside);
    at();
  } else moveCompanions(file, aside);
  renameSync(fresh, file);
}

/** Writes what the log holds into the file itself. @returns false when it is no usable database */
function foldLog(file: string): boolean {
  try {
    const db = openConnection(file, false);
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
  if (!existsSync(`${file}-wal`)) return true;
  throw new StoreRefusedError(
    `another process still reads ${file}`,
    'Wait until it has ended (a backup, verify), then run this again.',
  );
}

function moveCompanions(file: string, aside: string): void {
  for (const end of COMPANIONS) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${aside}${end}`);
  }
}
