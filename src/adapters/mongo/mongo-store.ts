import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from 'mongoose';
import { checkRow, type Row } from '../../ports/records/check-row.ts';
import type {
  RecordReader,
  RecordStore,
  RecordWriter,
  RowChange,
  StoreDescription,
} from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import { changeEach } from './change-each.ts';
import type { Collections } from './collections.ts';
import { CommittedReader } from './committed-reader.ts';
import { placeOf } from './connection.ts';
import { ConflictLanes } from './conflict-lanes.ts';
import { Deadline } from './deadline.ts';
import { toDocument } from './documents.ts';
import { translated } from './failures.ts';
import { MAX_ROWS_PER_SAVE, PING_TIMEOUT_MS, SAVES_IN_FLIGHT } from './limits.ts';
import type { SaveOutcome } from './save-once.ts';
import { SaveQueue } from './save-queue.ts';
import { writeCheck } from './schema-version.ts';
import type { ServerClock } from './server-clock.ts';
import { SharedTransactions } from './shared-transactions.ts';

export interface MongoParts {
  connection: Connection;
  collections: Collections;
  clock: ServerClock;
}

/** The store for a province or the country: a replica set, any number of instances. */
export class MongoStore implements RecordStore {
  readonly reader: RecordReader;
  readonly #parts: MongoParts;
  readonly #committed: CommittedReader;
  readonly #queues = new Map<Table, SaveQueue>();
  readonly #transactions: SharedTransactions;
  readonly #inWork = new AsyncLocalStorage<true>();

  constructor(parts: MongoParts) {
    this.#parts = parts;
    const client = parts.connection.getClient();
    const { collections } = parts;
    this.#transactions = new SharedTransactions({
      client,
      collections,
      lanes: new ConflictLanes(),
    });
    this.#committed = new CommittedReader(parts.collections, () => this.#refuseInWork());
    this.reader = this.#committed;
  }

  async transact<R>(work: (writer: RecordWriter) => Promise<R>): Promise<R> {
    this.#refuseInWork();
    const marked = (writer: RecordWriter) => this.#inWork.run(true, () => work(writer));
    return await this.#transactions.run(marked);
  }

  async insertEach<T extends Table>(table: T, rows: readonly RowOf<T>[]): Promise<SaveOutcome[]> {
    this.#refuseInWork();
    const queue = this.#queueOf(table);
    const documents = (rows as readonly Row[]).map((row) => {
      checkRow(table, row);
      return toDocument(table, row);
    });
    if (documents.length === 0) return [];
    if (documents.length <= MAX_ROWS_PER_SAVE) return await queue.save(documents);
    return await saveInParts(queue, documents);
  }

  async updateEach<T extends Table>(
    table: T,
    changes: readonly RowChange<T>[],
  ): Promise<boolean[]> {
    this.#refuseInWork();
    return await changeEach(this.#parts.collections.of(table), table, changes);
  }

  scan<T extends Table>(
    table: T,
    options: { after?: Partial<RowOf<T>>; limit: number },
  ): Promise<RowOf<T>[]> {
    return this.#committed.scan(table, options);
  }

  now(): number {
    return this.#parts.clock.now();
  }

  async ping(): Promise<void> {
    try {
      const check = writeCheck(this.#parts.connection.db!, this.now());
      await new Deadline(PING_TIMEOUT_MS).limit(check);
    } catch (error) {
      throw translated(error);
    }
  }

  describe(): StoreDescription {
    return { kind: 'mongodb', where: placeOf(this.#parts.connection) };
  }

  async close(): Promise<void> {
    this.#parts.clock.stop();
    await this.#parts.connection.close(true);
  }

  #queueOf(table: Table): SaveQueue {
    let queue = this.#queues.get(table);
    if (!queue) {
      queue = new SaveQueue(this.#parts.collections.of(table));
      this.#queues.set(table, queue);
    }
    return queue;
  }

  /** Inside `work` only its writer may be used: anything else would not be part of it. */
  #refuseInWork(): void {
    if (this.#inWork.getStore())
      throw new Error('inside a transaction only its writer may be used');
  }
}

/** Thousands of rows of one caller: a few commands ahead, so that each has its own time limit. */
async function saveInParts(
  queue: SaveQueue,
  documents: ReturnType<typeof toDocument>[],
): Promise<SaveOutcome[]> {
  const starts = Array.from(
    { length: Math.ceil(documents.length / MAX_ROWS_PER_SAVE) },
    (_, part) => part * MAX_ROWS_PER_SAVE,
  );
  const parts: SaveOutcome[][] = [];
  const ahead = starts.entries();
  const lane = async () => {
    for (const [at, start] of ahead) {
      parts[at] = await queue.save(documents.slice(start, start + MAX_ROWS_PER_SAVE));
    }
  };
  await Promise.all(Array.from({ length: SAVES_IN_FLIGHT }, lane));
  return parts.flat();
}
