import { existsSync } from 'node:fs';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import { openConnection } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import type { SqliteOptions } from './sqlite-options.ts';
import { RowReader } from './row-reader.ts';
import { readVersion, refuseNewer, refuseOlder } from './schema-version.ts';
import type { SqliteParts } from './sqlite-store.ts';
import { refuseOtherStructure } from './structure.ts';

/** For commands that only look: they run while the bot runs, and when it is stopped. */
export function openReading(options: SqliteOptions): SqliteParts {
  const { file, tables, schemaVersion, now = Date.now } = options;
  if (!existsSync(file)) {
    throw new StoreRefusedError(
      `there is no store at ${file}`,
      'Start the bot once, or set DATA_DIR.',
    );
  }
  const db = openConnection(file, true);
  try {
    const found = readVersion(db);
    refuseNewer(found, schemaVersion);
    refuseOlder(found, schemaVersion);
    refuseOtherStructure(db, tables);
  } catch (error) {
    db.close();
    throw error;
  }
  const reader = new RowReader(db, tables);
  const commits = new GroupCommit(db, options.onFatal ?? (() => {}));
  return { file, db, writer: undefined, reader, commits, now, release: () => db.close() };
}
