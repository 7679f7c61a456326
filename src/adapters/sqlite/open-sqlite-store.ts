import { checkCatalogue } from '../../ports/records/check-catalogue.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import { stepsBetween } from '../../ports/records/schema-step.ts';
import { sqliteCode, unavailable } from './failures.ts';
import { openReading } from './open-reading.ts';
import { openWriting } from './open-writing.ts';
import type { SqliteOptions } from './sqlite-options.ts';
import { writeMeta } from './schema-version.ts';
import { SqliteStore } from './sqlite-store.ts';

/**
 * Opens (and makes, or brings up to date) the embedded store.
 * @throws StoreRefusedError second writer, newer schema, weak durability, not a database
 * @throws StoreUnavailableError the file cannot be opened now
 */
export async function openSqliteStore(options: SqliteOptions): Promise<RecordStore> {
  checkCatalogue(options.tables);
  try {
    if (options.readOnly) return new SqliteStore(openReading(options));
    const { parts, found } = openWriting(options);
    const store = new SqliteStore(parts);
    await runSteps(store, options, found, (version) => writeMeta(parts.db, 'version', version));
    return store;
  } catch (error) {
    throw describeFailure(error, options.file);
  }
}

async function runSteps(
  store: RecordStore,
  options: SqliteOptions,
  found: number | undefined,
  done: (version: number) => void,
): Promise<void> {
  const from = found ?? options.schemaVersion;
  try {
    for (const step of stepsBetween(options.steps ?? [], from, options.schemaVersion)) {
      await step.up(store);
      done(step.version);
    }
    done(options.schemaVersion);
  } catch (error) {
    await store.close();
    throw error;
  }
}

const SQLITE_NOTADB = 26;

function describeFailure(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  if (code !== SQLITE_NOTADB) return unavailable(error);
  return new StoreRefusedError(`${file} is not a database`, 'Point DATA_DIR to another folder.', {
    cause: error,
  });
}
