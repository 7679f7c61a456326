import type { Row } from '../../ports/records/check-row.ts';
import { DuplicateRecordError } from '../../ports/records/errors.ts';
import type { Query, RecordWriter } from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import { isUnavailable, unavailable } from './failures.ts';
import type { RowWriter } from './row-writer.ts';

/** What `work` is given: usable until its transaction ends, dead after a duplicate. */
export class TransactionWriter implements RecordWriter {
  readonly #rows: RowWriter;
  #revoked = false;
  #duplicate: DuplicateRecordError | undefined;
  #unavailable: unknown;

  constructor(rows: RowWriter) {
    this.#rows = rows;
  }

  /** What the transaction is lost for, whatever `work` made of it. */
  get failure(): DuplicateRecordError | undefined {
    return this.#duplicate;
  }

  /** The failure of the disk below, to be classified by the batch. */
  get unavailable(): unknown {
    return this.#unavailable;
  }

  revoke(): void {
    this.#revoked = true;
  }

  get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    return this.#do(() => this.#rows.get(table, key) as RowOf<T> | undefined);
  }

  find<T extends Table>(table: T, query: Query<T>): Promise<RowOf<T>[]> {
    return this.#do(() => this.#rows.find(table, query as Query) as RowOf<T>[]);
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
    return this.#do(() => this.#rows.insert(table, row as Row));
  }

  update<T extends Table>(
    table: T,
    key: Partial<RowOf<T>>,
    patch: Partial<RowOf<T>>,
    expect?: Partial<RowOf<T>>,
  ): Promise<boolean> {
    return this.#do(() => this.#rows.update(table, { key, patch, expect }));
  }

  put<T extends Table>(table: T, row: RowOf<T>): Promise<void> {
    return this.#do(() => this.#rows.put(table, row as Row));
  }

  remove<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<boolean> {
    return this.#do(() => this.#rows.remove(table, key));
  }

  async #do<R>(operation: () => R): Promise<R> {
    if (this.#revoked) throw new Error('this writer belongs to a transaction that has ended');
    if (this.#duplicate) throw this.#duplicate;
    try {
      return operation();
    } catch (error) {
      if (error instanceof DuplicateRecordError) this.#duplicate = error;
      if (!isUnavailable(error)) throw error;
      this.#unavailable = error;
      throw unavailable(error);
    }
  }
}
