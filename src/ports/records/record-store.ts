import type { RowOf, Table } from './table.ts';

type Scalar = string | number | bigint | boolean;

/** Bounds on the index column that follows the `eq` columns. */
export interface Range {
  gt?: Scalar;
  gte?: Scalar;
  lt?: Scalar;
  lte?: Scalar;
}

/**
 * A query that one index answers without a scan: equality on a leading run of the index's
 * columns, then optionally a range on the next one. Rows come in index order.
 */
export interface Query<T extends Table = Table> {
  /** Name of an entry of `unique` or `indexes`, or `'key'` for the primary key. */
  index: string;
  eq?: Partial<RowOf<T>>;
  range?: Range;
  order?: 'asc' | 'desc';
  limit?: number;
}

export interface RecordReader {
  get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined>;
  find<T extends Table>(table: T, query: Query<T>): Promise<RowOf<T>[]>;
  count<T extends Table>(table: T, query: Query<T>): Promise<number>;
  /** Exact int64 sum of a `money` column; 0n over no rows. */
  sum<T extends Table>(table: T, column: keyof RowOf<T> & string, query: Query<T>): Promise<bigint>;
}

export interface RecordWriter extends RecordReader {
  /** @throws DuplicateRecord when the key or a unique index already holds it; the transaction is then lost. */
  insert<T extends Table>(table: T, row: RowOf<T>): Promise<void>;
  /**
   * Changes some columns of one row. With `expect`, only if these columns still hold these values.
   * @returns false when the row is missing or the expectation fails; nothing is changed then.
   * @throws DuplicateRecord · Error for an append-only table or a key column in `patch`.
   */
  update<T extends Table>(
    table: T,
    key: Partial<RowOf<T>>,
    patch: Partial<RowOf<T>>,
    expect?: Partial<RowOf<T>>,
  ): Promise<boolean>;
  /** Inserts or replaces by primary key. @throws DuplicateRecord (another row's unique value) */
  put<T extends Table>(table: T, row: RowOf<T>): Promise<void>;
  /** @returns false when there was none. @throws Error for an append-only table */
  remove<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<boolean>;
}

export interface RowChange<T extends Table = Table> {
  key: Partial<RowOf<T>>;
  patch: Partial<RowOf<T>>;
  expect?: Partial<RowOf<T>>;
}

/** What an operator is told about the store; never a credential. */
export interface StoreDescription {
  kind: 'embedded' | 'mongodb';
  /** File path, or hosts and database name. */
  where: string;
}

/**
 * The driven side of both stores. SQLite and MongoDB implement exactly this; everything above
 * (`src/stores/`) is written once. All methods throw StoreUnavailable when the store cannot answer.
 */
export interface RecordStore {
  /** Reads what is committed (majority). Not one snapshot: decide inside `transact`. */
  readonly reader: RecordReader;
  /**
   * Runs `work` in one transaction: snapshot reads, reads see own writes, all or nothing, durable
   * (fsync, or majority and journal) when the promise resolves. `work` may be run again after a
   * conflict, so it must have no effect but through `writer`, and must await all its calls. Reads
   * that do not need each other's answers are best asked for side by side: they share a round trip.
   * Works of concurrent callers may share one transaction, one after another, each on its own.
   * An error from `work` rolls back and is rethrown as it is. Not nestable (throws).
   */
  transact<R>(work: (writer: RecordWriter) => Promise<R>): Promise<R>;
  /**
   * Durable inserts outside a transaction, each on its own: a row already there is a 'duplicate',
   * not an error. Concurrent calls share commits.
   */
  insertEach<T extends Table>(
    table: T,
    rows: readonly RowOf<T>[],
  ): Promise<('inserted' | 'duplicate')[]>;
  /** Durable compare-and-set updates outside a transaction, each atomic on its own row. */
  updateEach<T extends Table>(table: T, changes: readonly RowChange<T>[]): Promise<boolean[]>;
  /** Pages through a table in key order: rows after `after` (a row's key columns), at most `limit`. */
  scan<T extends Table>(
    table: T,
    options: { after?: Partial<RowOf<T>>; limit: number },
  ): Promise<RowOf<T>[]>;
  /**
   * What is wrong with the store's files themselves, a line each, read as a whole; absent where the
   * server sees to that. For operators' commands: it takes its time.
   */
  faults?(): Promise<readonly string[]>;
  /** Epoch ms by the store's own clock; leases are measured by it, never by a moved sandbox clock. */
  now(): number;
  /** Resolves when reads and writes work right now; rejects with StoreUnavailable within 800 ms. */
  ping(): Promise<void>;
  describe(): StoreDescription;
  close(): Promise<void>;
}
