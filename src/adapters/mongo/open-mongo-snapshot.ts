import type { Connection } from 'mongoose';
import { checkCatalogue } from '../../ports/records/check-catalogue.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { StoreSnapshot } from '../../ports/records/snapshot.ts';
import type { RowOf } from '../../ports/records/table.ts';
import { Collections } from './collections.ts';
import { connect, placeOf, refuseStandalone } from './connection.ts';
import { DocumentReader } from './document-reader.ts';
import { toRow } from './documents.ts';
import { isSnapshotGone, translated, translatedAtOpen } from './failures.ts';
import { SNAPSHOT_READ_TIMEOUT_MS } from './limits.ts';
import type { MongoOptions } from './mongo-options.ts';
import { readVersion, refuseOther } from './schema-version.ts';
import { ServerClock } from './server-clock.ts';
import { lengthenHistory } from './snapshot-history.ts';

/**
 * A snapshot session: every read sees what a majority held at the moment of the first. It outlives
 * a transaction; the server forgets that moment after its history window, which is lengthened
 * meanwhile where the user may.
 * @throws StoreRefusedError no replica set, another schema version, refused user
 * @throws StoreUnavailableError no server answers
 */
export async function openMongoSnapshot(options: MongoOptions): Promise<StoreSnapshot> {
  checkCatalogue(options.tables);
  let connection: Connection | undefined;
  try {
    connection = await connect(options.uri);
    return await begin(connection, options);
  } catch (error) {
    await connection?.close(true).catch(() => {});
    throw translatedAtOpen(error);
  }
}

async function begin(
  connection: Connection,
  { tables, schemaVersion }: MongoOptions,
): Promise<StoreSnapshot> {
  const db = connection.db!;
  refuseStandalone(await db.command({ hello: 1 }));
  refuseOther(await readVersion(db), schemaVersion);
  const clock = new ServerClock(db);
  await clock.measure();
  const takenAt = clock.now();
  const restoreHistory = await lengthenHistory(connection);
  const session = connection.getClient().startSession({ snapshot: true });
  // The session says at which moment to read; a concern of the collection's own would contradict it.
  const collections = new Collections(db, tables, 'of-session');
  const reader = new DocumentReader(collections, {
    timeoutMs: () => SNAPSHOT_READ_TIMEOUT_MS,
    session,
  });
  const scan: StoreSnapshot['scan'] = async (table, page) => {
    try {
      const documents = await reader.scan(table, page);
      return documents.map((document) => toRow(table, document) as RowOf<typeof table>);
    } catch (error) {
      throw isSnapshotGone(error) ? tooSlow(error) : translated(error);
    }
  };
  // The first read fixes the moment.
  const [first] = tables;
  if (first) await scan(first, { limit: 1 });
  return {
    takenAt,
    scan,
    describe: () => ({ kind: 'mongodb', where: placeOf(connection) }),
    async close() {
      await session.endSession().catch(() => {});
      await restoreHistory();
      await connection.close(true);
    },
  };
}

const tooSlow = (cause: unknown): StoreRefusedError =>
  new StoreRefusedError(
    'MongoDB no longer remembers the moment that this reading began at',
    'Raise minSnapshotHistoryWindowInSeconds of the server above the time that a backup takes.',
    { cause },
  );
