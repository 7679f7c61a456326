import type { Connection } from 'mongoose';
import { checkCatalogue } from '../../ports/records/check-catalogue.ts';
import type { RecordStore } from '../../ports/records/record-store.ts';
import { stepsBetween } from '../../ports/records/schema-step.ts';
import { Collections } from './collections.ts';
import { connect, refuseStandalone } from './connection.ts';
import type { Db } from './driver.ts';
import { translatedAtOpen } from './failures.ts';
import { TRANSACTION_LIFETIME_S } from './limits.ts';
import { withMigrationLock } from './migration-lock.ts';
import type { MongoOptions } from './mongo-options.ts';
import { MongoStore } from './mongo-store.ts';
import { readVersion, refuseNewer, writeCheck, writeVersion } from './schema-version.ts';
import { ServerClock } from './server-clock.ts';
import { ensureStructure, hasStructure, refuseMissing } from './structure.ts';

/**
 * Connects, brings collections, validators and indexes up to date and verifies them.
 * @throws StoreRefusedError no replica set, missing index, newer schema, refused user
 * @throws StoreUnavailableError no server answers within 5 s
 */
export async function openMongoStore(options: MongoOptions): Promise<RecordStore> {
  checkCatalogue(options.tables);
  let connection: Connection | undefined;
  try {
    connection = await connect(options.uri);
    return await prepare(connection, options);
  } catch (error) {
    await connection?.close(true).catch(() => {});
    throw translatedAtOpen(error);
  }
}

async function prepare(connection: Connection, options: MongoOptions): Promise<RecordStore> {
  const { tables, schemaVersion } = options;
  const db = connection.db!;
  refuseStandalone(await db.command({ hello: 1 }));
  const found = await readVersion(db);
  refuseNewer(found, schemaVersion);
  const clock = new ServerClock(db);
  await clock.start();
  try {
    const collections = new Collections(db, tables);
    const store = new MongoStore({ connection, collections, clock });
    if (found !== schemaVersion || !(await hasStructure(db, tables))) {
      await withMigrationLock(db, clock, () => migrate(db, store, options));
      await refuseMissing(db, tables);
    }
    await writeCheck(db, clock.now());
    await shortenTransactions(connection);
    return store;
  } catch (error) {
    clock.stop();
    throw error;
  }
}

/** Under the lock the version is read again: another instance may have done it all. */
async function migrate(db: Db, store: RecordStore, options: MongoOptions): Promise<void> {
  const { schemaVersion, steps = [] } = options;
  const found = await readVersion(db);
  refuseNewer(found, schemaVersion);
  await ensureStructure(db, options.tables);
  for (const step of stepsBetween(steps, found ?? schemaVersion, schemaVersion)) {
    await step.up(store);
    await writeVersion(db, step.version);
  }
  await writeVersion(db, schemaVersion);
}

/** Hosted servers refuse it; their default of 60 s then holds a dead process's locks longer. */
async function shortenTransactions(connection: Connection): Promise<void> {
  const admin = connection.getClient().db('admin');
  const command = { setParameter: 1, transactionLifetimeLimitSeconds: TRANSACTION_LIFETIME_S };
  await admin.command(command).catch(() => {});
}
