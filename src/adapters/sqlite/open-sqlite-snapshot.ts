import { checkCatalogue } from '../../ports/records/check-catalogue.ts';
import type { StoreSnapshot } from '../../ports/records/snapshot.ts';
import type { RowOf } from '../../ports/records/table.ts';
import { isUnavailable, unavailable } from './failures.ts';
import { openReading } from './open-reading.ts';
import type { SqliteOptions } from './sqlite-options.ts';

/**
 * One read transaction beside the writer, who goes on: its log only grows until this is closed.
 * @throws StoreRefusedError no store there, another schema version
 * @throws StoreUnavailableError the file cannot be opened now
 */
export async function openSqliteSnapshot(options: SqliteOptions): Promise<StoreSnapshot> {
  checkCatalogue(options.tables);
  try {
    const { db, file, now, reader, release } = openReading(options);
    const takenAt = now();
    db.exec('BEGIN');
    // The transaction begins with its first read, not with BEGIN.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return {
      takenAt,
      scan: async (table, page) => reader.scan(table, page) as RowOf<typeof table>[],
      describe: () => ({ kind: 'embedded', where: file }),
      async close() {
        db.exec('ROLLBACK');
        release();
      },
    };
  } catch (error) {
    throw isUnavailable(error) ? unavailable(error) : error;
  }
}
