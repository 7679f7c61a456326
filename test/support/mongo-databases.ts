import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import type { FreshStore } from './fresh-store.ts';

/**
 * Databases of one test file. Making collections and indexes takes longer than most tests, so a
 * database whose store was closed is emptied and used again for the same catalogue.
 */
export class MongoDatabases {
  readonly #uri: string;
  readonly #client: mongo.MongoClient;
  readonly #free = new Map<string, string[]>();
  readonly #all: string[] = [];
  readonly #open = new Set<RecordStore>();
  readonly #names = new WeakMap<RecordStore, string>();

  constructor(uri: string) {
    this.#uri = uri;
    this.#client = new mongo.MongoClient(uri);
  }

  async open({ tables, schemaVersion = 1 }: FreshStore): Promise<RecordStore> {
    const shape = JSON.stringify(tables);
    const name = this.#free.get(shape)?.pop() ?? this.#fresh();
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
  async dropAll(): Promise<void> {
    for (const store of this.#open) await store.close();
    for (const name of this.#all) await this.#client.db(name).dropDatabase();
    await this.#client.close();
  }

  #fresh(): string {
    const name = `sajja_test_${randomBytes(6).toString('hex')}`;
    this.#all.push(name);
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
