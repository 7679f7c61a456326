import type { DatabaseSync } from 'node:sqlite';

const FAULTS_MAX = 20;

/**
 * What SQLite finds wrong with the file itself: pages that do not hold together, indexes that do
 * not match their tables. It reads the whole file.
 */
export function fileFaults(db: DatabaseSync): string[] {
  try {
    const rows = db.prepare(`PRAGMA integrity_check(${FAULTS_MAX})`).all();
    const said = rows.flatMap((row) => String(row['integrity_check']).split('\n'));
    return said.filter((line) => line !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
