import {
  checkChange,
  checkKey,
  checkMutable,
  checkRow,
  type Row,
} from '../../ports/records/check-row.ts';
import { DuplicateRecordError } from '../../ports/records/errors.ts';
import type { Query, RecordWriter } from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import { toRow, type RowDocument } from './documents.ts';
import { isDriverError, translated } from './failures.ts';
import type { Read } from './read-together.ts';
import type { TransactionRows } from './transaction-rows.ts';

interface Gathering {
  reads: Read[];
  found: Promise<RowDocument[][]>;
}

/**
 * What `work` is given. A duplicate may be told only when the waiting writes are sent; the
 * transaction is lost either way, and `transact` rejects with it.
 */
export class TransactionWriter implements RecordWriter {
  readonly #rows: TransactionRows;
  #revoked = false;
  #failure: unknown;
  #last: Promise<unknown> = Promise.resolve();
  #gathering: Gathering | undefined;

  constructor(rows: TransactionRows) {
    this.#rows = rows;
  }

  /** What the transaction is lost for (a driver's error or a duplicate), whatever `work` made of it. */
  get failure(): unknown {
    return this.#failure;
  }

  revoke(): void {
    this.#revoked = true;
  }

  /** Resolves when nothing that was asked for is under way. */
  async idle(): Promise<void> {
    await this.#last;
  }

  flush(): Promise<void> {
    return this.#do(() => this.#rows.flush());
  }

  async get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    checkKey(table, key);
    const [document] = await this.#read({ kind: 'get', table, key });
    return document && (toRow(table, document) as RowOf<T>);
  }

  async find<T extends Table>(table: T, query: Query<T>): Promise<RowOf<T>[]> {
    const documents = await this.#read({ kind: 'find', table, query: query as Query });
    return documents.map((document) => toRow(table, document) as RowOf<T>);
  }

  count<T extends Table>(table: T, query: Query<T>): Promise<number> {
    return this.#do(() => this.#rows.count(table, query as Query));
  }

  sum<T extends Table>(
    table: T,
    column: keyof RowOf<T> & string,
    query: Query<T>,
  ): Promise<bigint> {
    return this.#do(() => this.#rows.sum(table, column, query as Query));
  }

  insert<T extends Table>(table: T, row: RowOf<T>): Promise<void> {
    return this.#do(() => {
      checkRow(table, row as Row);
      this.#rows.insert(table, row as Row);
    });
  }

  update<T extends Table>(
    table: T,
    key: Partial<RowOf<T>>,
    patch: Partial<RowOf<T>>,
    expect?: Partial<RowOf<T>>,
  ): Promise<boolean> {
    return this.#do(() => {
      checkChange(table, key, patch, expect);
      return this.#rows.update(table, key, patch, expect);
    });
  }

  put<T extends Table>(table: T, row: RowOf<T>): Promise<void> {
    return this.#do(() => {
      checkMutable(table);
      checkRow(table, row as Row);
      this.#rows.put(table, row as Row);
    });
  }

  remove<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<boolean> {
    return this.#do(() => {
      checkMutable(table);
      checkKey(table, key);
      return this.#rows.remove(table, key);
    });
  }

  /** Reads that are asked for side by side go to the server in one command. */
  async #read(read: Read): Promise<RowDocument[]> {
    const gathering = (this.#gathering ??= this.#gather());
    const at = gathering.reads.push(read) - 1;
    return (await gathering.found)[at] ?? [];
  }

  #gather(): Gathering {
    const reads: Read[] = [];
    const found = this.#queued(() => {
      this.#gathering = undefined;
      return this.#rows.together(reads);
    });
    return { reads, found };
  }

  #do<R>(operation: () => R | Promise<R>): Promise<R> {
    // What is read after this is asked for after this.
    this.#gathering = undefined;
    return this.#queued(operation);
  }

  /** One after another even when `work` forgets to await: a session runs one operation at a time. */
  #queued<R>(operation: () => R | Promise<R>): Promise<R> {
    const running = this.#last.then(() => this.#guarded(operation));
    this.#last = running.catch(() => {});
    return running;
  }

  async #guarded<R>(operation: () => R | Promise<R>): Promise<R> {
    if (this.#revoked) throw new Error('this writer belongs to a transaction that has ended');
    if (this.#failure) throw translated(this.#failure);
    try {
      return await operation();
    } catch (error) {
      if (isDriverError(error) || error instanceof DuplicateRecordError) this.#failure = error;
      throw translated(error);
    }
  }
}
