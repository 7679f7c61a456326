import { DatabaseSync } from 'node:sqlite';
import { StoreRefusedError } from '../../ports/records/errors.ts';

/** Another program (a copy, a shell) may hold the file; longer would freeze the event loop. */
const BUSY_TIMEOUT_MS = 500;
/** 3.51.3 ends a rare corruption of the write-ahead log with two connections. */
const OLDEST_SQLITE = [3, 51, 3] as const;
const SYNCHRONOUS_FULL = 2;

export function openConnection(file: string, readOnly: boolean): DatabaseSync {
  const db = new DatabaseSync(file, {
    readOnly,
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: false,
    enableDoubleQuotedStringLiterals: false,
    allowExtension: false,
  });
  refuseOldSqlite(db);
  db.exec('PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA recursive_triggers=ON');
  if (!readOnly) db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
  return db;
}

/**
 * To be asked after the first write: some builds fall back to a weaker setting only then, and a
 * deposit that a power cut can take back must not be acknowledged.
 * @throws StoreRefusedError
 */
export function refuseWeakDurability(db: DatabaseSync, file: string): void {
  if (file === ':memory:') return;
  const mode = pragma(db, 'journal_mode');
  const level = pragma(db, 'synchronous');
  if (mode === 'wal' && level === SYNCHRONOUS_FULL) return;
  throw new StoreRefusedError(
    `the file would not be durable (journal ${String(mode)}, synchronous ${String(level)})`,
    'Put DATA_DIR on a local disk (not a network share).',
  );
}

function pragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}

function refuseOldSqlite(db: DatabaseSync): void {
  const version = String(Object.values(db.prepare('SELECT sqlite_version()').get() ?? {})[0]);
  const parts = version.split('.').map(Number);
  const at = OLDEST_SQLITE.findIndex((least, place) => parts[place] !== least);
  if (at === -1 || (parts[at] ?? 0) > (OLDEST_SQLITE[at] ?? 0)) return;
  throw new StoreRefusedError(
    `SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`,
    'Start with the Node.js version that package.json names.',
  );
}
