import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { mongoForTests } from './mongo-broker.ts';
import type { FreshStore } from './fresh-store.ts';
import { MongoDatabases } from './mongo-databases.ts';

export type OpenStore = (options: FreshStore) => Promise<RecordStore>;
export type StoreName = 'embedded' | 'mongodb';
type Suite = (name: StoreName, openStore: OpenStore) => void;

/** A loaded machine takes its time over dozens of databases. */
const DROP_TIMEOUT_MS = 60_000;

const mongo = await mongoForTests();

/** Runs a suite once for each store. `openStore` gives an empty one; the suite closes it. */
export function describeStores(suite: Suite): void {
  describe('embedded', () => {
    suite('embedded', ({ tables, schemaVersion = 1 }) =>
      openSqliteStore({ file: ':memory:', tables, schemaVersion }),
    );
  });
  describeMongo((uri) => {
    const databases = new MongoDatabases(uri);
    afterAll(() => databases.giveBack(), DROP_TIMEOUT_MS);
    suite('mongodb', (options) => databases.open(options));
  });
}

/** A suite that starts, freezes and kills servers of its own from this program. */
export function describeMongod(suite: (binary: string) => void): void {
  const binary = 'uri' in mongo ? mongo.binary : undefined;
  if (binary !== undefined) describe('mongodb', () => suite(binary));
  else withoutMongo('uri' in mongo ? 'no mongod to kill' : mongo.missing, () => suite('none'));
}

/**
 * A suite that needs a MongoDB server. Without one its tests are skipped, and the reporter names
 * them; with REQUIRE_MONGODB=1 they fail instead.
 */
export function describeMongo(suite: (uri: string) => void): void {
  if ('uri' in mongo) describe('mongodb', () => suite(mongo.uri));
  else withoutMongo(mongo.missing, () => suite('mongodb://127.0.0.1:1/'));
}

function withoutMongo(missing: string, suite: () => void): void {
  if (process.env['REQUIRE_MONGODB'] !== '1') {
    describe.skip(`mongodb (${missing})`, suite);
    return;
  }
  describe('mongodb', () => {
    beforeAll(() => {
      throw new Error(`MongoDB is required: ${missing}`);
    });
    suite();
  });
}
