import type { DatabaseSync } from 'node:sqlite';
import { StoreRefusedError } from '../../ports/records/errors.ts';

const UPSERT =
  'INSERT INTO schema_meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

export type MetaName = 'version' | 'opened_at' | 'checked_at';

export function ensureMeta(db: DatabaseSync): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS schema_meta (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT',
  );
}

/** @returns undefined in a file that never held a schema. */
export function readVersion(db: DatabaseSync): number | undefined {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_meta'").get();
  if (!there) return undefined;
  const row = db.prepare("SELECT value FROM schema_meta WHERE name = 'version'").get();
  return row ? Number(row['value']) : undefined;
}

export function writeMeta(db: DatabaseSync, name: MetaName, value: number): void {
  db.prepare(UPSERT).run(name, value);
}

/** @throws StoreRefusedError for data of a later version: reading it with our eyes would harm it. */
export function refuseNewer(found: number | undefined, ours: number): void {
  if (found === undefined || found <= ours) return;
  throw new StoreRefusedError(
    `the store has schema version ${found}, this program knows ${ours}`,
    'Start the newer version of the bot again, or restore a backup made before the update.',
  );
}

/** @throws StoreRefusedError for a reader, which may not migrate. */
export function refuseOlder(found: number | undefined, ours: number): void {
  if (found === ours) return;
  throw new StoreRefusedError(
    `the store has schema version ${found ?? 'none'}, this program needs ${ours}`,
    'Start the bot once with this version so that it brings the store up to date.',
  );
}
