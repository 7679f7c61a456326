import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '../../ports/records/check-row.ts';
import type {
  RecordReader,
  RecordStore,
  RecordWriter,
  RowChange,
  StoreDescription,
} from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import { CommittedReader } from './committed-reader.ts';
import { fileFaults } from './file-faults.ts';
import type { GroupCommit } from './group-commit.ts';
import { changeRows, insertRows, type InsertOutcome } from './row-jobs.ts';
import type { RowReader } from './row-reader.ts';
import type { RowWriter } from './row-writer.ts';
import { pingStore } from './ping.ts';
import { transactionJob } from './transaction-job.ts';

export interface SqliteParts {
  file: string;
  db: DatabaseSync;
  /** Absent in a store opened for reading only. */
  writer: RowWriter | undefined;
  /** Reads committed data: a second connection, or the only one of `:memory:`. */
  reader: RowReader;
  commits: GroupCommit;
  now: () => number;
  /** How long one transaction's work may take, ms. */
  workLimitMs?: number;
  /** Ends connections and lock, once nothing is under way. */
  release: () => void;
}

/** The embedded store, for one writing process on a local disk. */
export class SqliteStore implements RecordStore {
  readonly reader: RecordReader;
  readonly #parts: SqliteParts;
  readonly #committed: CommittedReader;
  readonly #inWork = new AsyncLocalStorage<true>();
  #closing: Promise<void> | undefined;

  constructor(parts: SqliteParts) {
    this.#parts = parts;
    this.#committed = new CommittedReader(parts, () => this.#refuseInWork());
    this.reader = this.#committed;
  }

  async transact<R>(work: (writer: RecordWriter) => Promise<R>): Promise<R> {
    const writer = this.#writer();
    const { db, commits, workLimitMs } = this.#parts;
    const marked = (given: RecordWriter) => this.#inWork.run(true, () => work(given));
    return await new Promise<R>((resolve, reject) => {
      commits.submit(transactionJob({ db, writer, workLimitMs }, marked, resolve, reject));
    });
  }

  async insertEach<T extends Table>(table: T, rows: readonly RowOf<T>[]): Promise<InsertOutcome[]> {
    const writer = this.#writer();
    const { commits } = this.#parts;
    return await insertRows(writer, (job) => commits.submit(job), table, rows as readonly Row[]);
  }

  async updateEach<T extends Table>(
    table: T,
    changes: readonly RowChange<T>[],
  ): Promise<boolean[]> {
    const writer = this.#writer();
    const { commits } = this.#parts;
    return await changeRows(writer, (job) => commits.submit(job), table, changes);
  }

  scan<T extends Table>(
    table: T,
    options: { after?: Partial<RowOf<T>>; limit: number },
  ): Promise<RowOf<T>[]> {
    return this.#committed.scan(table, options);
  }

  faults(): Promise<readonly string[]> {
    return Promise.resolve(fileFaults(this.#parts.db));
  }

  now(): number {
    return this.#parts.now();
  }

  ping(): Promise<void> {
    return pingStore(this.#parts);
  }

  describe(): StoreDescription {
    return { kind: 'embedded', where: this.#parts.file };
  }

  close(): Promise<void> {
    this.#closing ??= this.#parts.commits.stop().then(() => this.#parts.release());
    return this.#closing;
  }

  #writer(): RowWriter {
    this.#refuseInWork();
    if (this.#parts.writer) return this.#parts.writer;
    throw new Error('this store was opened for reading only');
  }

  /** Inside `work` only its writer may be used: anything else would wait for itself. */
  #refuseInWork(): void {
    if (this.#inWork.getStore())
      throw new Error('inside a transaction only its writer may be used');
  }
}
