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
import { toRow } from './documents.ts';
import { isDriverError, translated } from './failures.ts';
import type { TransactionRows } from './transaction-rows.ts';

/**
 * What `work` is given. A duplicate may be told only when the waiting writes are sent; the
 * transaction is lost either way, and `transact` rejects with it.
 */
export class TransactionWriter implements RecordWriter {
  readonly #rows: TransactionRows;
  #revoked = false;
  #failure: unknown;
  #last: Promise<unknown> = Promise.resolve();

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

  flush(): Promise<void> {
    return this.#do(() => this.#rows.flush());
  }

  get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    return this.#do(async () => {
      checkKey(table, key);
      const document = await this.#rows.get(table, key);
      return document && (toRow(table, document) as RowOf<T>);
    });
  }

  find<T extends Table>(table: T, query: Query<T>): Promise<RowOf<T>[]> {
    return this.#do(async () => {
      const documents = await this.#rows.find(table, query as Query);
      return documents.map((document) => toRow(table, document) as RowOf<T>);
    });
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

  /** One after another even when `work` forgets to await: a session runs one operation at a time. */
  #do<R>(operation: () => R | Promise<R>): Promise<R> {
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
