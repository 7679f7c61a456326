import type { Query, RecordReader } from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import type { Collections } from './collections.ts';
import { Deadline } from './deadline.ts';
import { DocumentReader } from './document-reader.ts';
import { toRow, type RowDocument } from './documents.ts';
import { translated } from './failures.ts';
import { READ_TIMEOUT_MS } from './limits.ts';

/** Reads outside transactions: what a majority holds, from the primary. */
export class CommittedReader implements RecordReader {
  readonly #documents: DocumentReader;
  readonly #check: () => void;

  constructor(collections: Collections, check: () => void) {
    this.#documents = new DocumentReader(collections, { timeoutMs: () => READ_TIMEOUT_MS });
    this.#check = check;
  }

  async get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    const document = await this.#do(() => this.#documents.get(table, key));
    return document && (toRow(table, document) as RowOf<T>);
  }

  async find<T extends Table>(table: T, query: Query<T>): Promise<RowOf<T>[]> {
    return rows(table, await this.#do(() => this.#documents.find(table, query as Query)));
  }

  count<T extends Table>(table: T, query: Query<T>): Promise<number> {
    return this.#do(() => this.#documents.count(table, query as Query));
  }

  sum<T extends Table>(
    table: T,
    column: keyof RowOf<T> & string,
    query: Query<T>,
  ): Promise<bigint> {
    return this.#do(() => this.#documents.sum(table, column, query as Query));
  }

  async scan<T extends Table>(
    table: T,
    options: { after?: Partial<RowOf<T>>; limit: number },
  ): Promise<RowOf<T>[]> {
    return rows(table, await this.#do(() => this.#documents.scan(table, options)));
  }

  async #do<R>(read: () => Promise<R>): Promise<R> {
    this.#check();
    try {
      return await new Deadline(READ_TIMEOUT_MS).limit(read());
    } catch (error) {
      throw translated(error);
    }
  }
}

function rows<T extends Table>(table: T, documents: readonly RowDocument[]): RowOf<T>[] {
  return documents.map((document) => toRow(table, document) as RowOf<T>);
}
