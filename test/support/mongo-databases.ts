import { createHash, randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import type { FreshStore } from './fresh-store.ts';

/** Where the databases that no test file has at the moment are listed. */
const POOL = { database: 'sajja_test_pool', collection: 'databases' } as const;

interface Pooled {
  /** Name of the database. */
  _id: string;
  /** Hash of the catalogue that it was made for. */
  shape: string;
  free: boolean;
}

/**
 * Databases of one test file. Making collections and indexes takes longer than most tests, so a
 * database whose store was closed is emptied and used again for the same catalogue, also by the
 * files that come later.
 */
export class MongoDatabases {
  readonly #uri: string;
  readonly #client: mongo.MongoClient;
  readonly #free = new Map<string, string[]>();
  readonly #all = new Map<string, string>();
  readonly #open = new Set<RecordStore>();
  readonly #names = new WeakMap<RecordStore, string>();

  constructor(uri: string) {
    this.#uri = uri;
    this.#client = new mongo.MongoClient(uri);
  }

  async open({ tables, schemaVersion = 1, beside }: FreshStore): Promise<RecordStore> {
    if (beside) {
      const uri = withDatabase(this.#uri, this.#names.get(beside) ?? '');
      return await openMongoStore({ uri, tables, schemaVersion });
    }
    const shape = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
    const name = this.#free.get(shape)?.pop() ?? (await this.#another(shape));
    await this.#empty(name);
    const store = await openMongoStore({
      uri: withDatabase(this.#uri, name),
      tables,
      schemaVersion,
    });
    this.#names.set(store, name);
    this.#open.add(store);
    const close = store.close.bind(store);
    let closed: Promise<void> | undefined;
    store.close = () => {
      closed ??= close().then(() => {
        this.#open.delete(store);
        this.#free.set(shape, [...(this.#free.get(shape) ?? []), name]);
      });
      return closed;
    };
    return store;
  }

  /** The database below a store, for looking at what the store does not show. */
  databaseOf(store: RecordStore): mongo.Db {
    return this.#client.db(this.#names.get(store));
  }

  /** Also closes what a failed test left open: an open store keeps the process alive. */
  async giveBack(): Promise<void> {
    for (const store of this.#open) await store.close();
    for (const [_id, shape] of this.#all) {
      await this.#pool.updateOne({ _id }, { $set: { shape, free: true } }, { upsert: true });
    }
    await this.#client.close();
  }

  get #pool() {
    return this.#client.db(POOL.database).collection<Pooled>(POOL.collection);
  }

  async #another(shape: string): Promise<string> {
    const given = await this.#pool.findOneAndUpdate(
      { shape, free: true },
      { $set: { free: false } },
    );
    const name = given?._id ?? `sajja_test_${randomBytes(6).toString('hex')}`;
    this.#all.set(name, shape);
    return name;
  }

  async #empty(name: string): Promise<void> {
    const collections = await this.#client.db(name).collections();
    await Promise.all(collections.map((collection) => collection.deleteMany({})));
  }
}

export function withDatabase(uri: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri);
  return `${parts?.[1] ?? uri}/${name}${parts?.[2] ?? ''}`;
}

/** Removes what a run has left on a server that goes on after it. */
export async function dropPooled(uri: string): Promise<void> {
  const client = new mongo.MongoClient(uri);
  const pool = client.db(POOL.database);
  for await (const { _id } of pool.collection<Pooled>(POOL.collection).find()) {
    await client.db(_id).dropDatabase();
  }
  await pool.dropDatabase();
  await client.close();
}
