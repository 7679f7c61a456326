import type { DatabaseSync } from 'node:sqlite';
import { openConnection, refuseWeakDurability } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import type { SqliteOptions } from './sqlite-options.ts';
import { RowReader } from './row-reader.ts';
import { RowWriter } from './row-writer.ts';
import { ensureMeta, readVersion, refuseNewer, writeMeta } from './schema-version.ts';
import type { SqliteParts } from './sqlite-store.ts';
import { ensureStructure } from './structure.ts';
import { takeWriterLock } from './writer-lock.ts';

interface Opened {
  parts: SqliteParts;
  /** Schema version before this start; undefined for a new file. */
  found: number | undefined;
}

export function openWriting(options: SqliteOptions): Opened {
  const { file, tables, now = Date.now } = options;
  const unlock = takeWriterLock(file);
  const opened: DatabaseSync[] = [];
  const release = () => {
    for (const db of opened.toReversed()) db.close();
    unlock();
  };
  try {
    const db = openConnection(file, false);
    opened.push(db);
    const found = prepare(db, options, now());
    const writer = new RowWriter(db, tables);
    let reader: RowReader = writer;
    if (file !== ':memory:') {
      const second = openConnection(file, true);
      opened.push(second);
      reader = new RowReader(second, tables);
    }
    const commits = new GroupCommit(db, options.onFatal ?? (() => {}));
    return { parts: { file, db, writer, reader, commits, now, release }, found };
  } catch (error) {
    release();
    throw error;
  }
}

function prepare(db: DatabaseSync, options: SqliteOptions, now: number): number | undefined {
  const found = readVersion(db);
  refuseNewer(found, options.schemaVersion);
  db.exec('BEGIN IMMEDIATE');
  try {
    ensureMeta(db);
    ensureStructure(db, options.tables);
    // A new file is ours from the first commit on; an older one keeps its number until its steps ran.
    if (found === undefined) writeMeta(db, 'version', options.schemaVersion);
    writeMeta(db, 'opened_at', now);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  refuseWeakDurability(db, options.file);
  return found;
}
