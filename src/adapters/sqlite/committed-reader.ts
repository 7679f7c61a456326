import type { Query, RecordReader } from '../../ports/records/record-store.ts';
import type { RowOf, Table } from '../../ports/records/table.ts';
import type { GroupCommit } from './group-commit.ts';
import type { RowReader } from './row-reader.ts';

interface Parts {
  file: string;
  reader: RowReader;
  commits: GroupCommit;
}

/**
 * Reads outside transactions. A file has a connection of its own for them; `:memory:` has only the
 * writer's, so there a read waits until no transaction is open.
 */
export class CommittedReader implements RecordReader {
  readonly #parts: Parts;
  readonly #check: () => void;
  readonly #shared: boolean;

  constructor(parts: Parts, check: () => void) {
    this.#parts = parts;
    this.#check = check;
    this.#shared = parts.file === ':memory:';
  }

  get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    return this.#do((reader) => reader.get(table, key) as RowOf<T> | undefined);
  }

  find<T extends Table>(table: T, query: Query<T>): Promise<RowOf<T>[]> {
    return this.#do((reader) => reader.find(table, query as Query) as RowOf<T>[]);
  }

  count<T extends Table>(table: T, query: Query<T>): Promise<number> {
    return this.#do((reader) => reader.count(table, query as Query));
  }

  sum<T extends Table>(
    table: T,
    column: keyof RowOf<T> & string,
    query: Query<T>,
  ): Promise<bigint> {
    return this.#do((reader) => reader.sum(table, column, query as Query));
  }

  scan<T extends Table>(
    table: T,
    options: { after?: Partial<RowOf<T>>; limit: number },
  ): Promise<RowOf<T>[]> {
    return this.#do((reader) => reader.scan(table, options) as RowOf<T>[]);
  }

  async #do<R>(read: (reader: RowReader) => R): Promise<R> {
    this.#check();
    if (this.#shared && this.#parts.commits.open) await this.#parts.commits.closed();
    const { refusal } = this.#parts.commits;
    if (refusal) throw refusal;
    return read(this.#parts.reader);
  }
}
