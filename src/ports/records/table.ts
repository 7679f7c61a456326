import type { Column } from './column.ts';

export type Columns = Readonly<Record<string, Column>>;
type ColumnList = readonly string[];

export interface IndexedOnly {
  readonly column: string;
  readonly value: string;
}

/**
 * One table (SQLite) or collection (MongoDB). The catalogue of all tables is in
 * `src/stores/schema/`; each adapter derives its DDL, validators and indexes from it.
 */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
  /** Primary key; its order is also the order of `scan`. */
  readonly key: ColumnList;
  /** Unique indexes by name. Rows with a null in one of the columns are outside the index. */
  readonly unique: Readonly<Record<string, ColumnList>>;
  /** Other indexes by name: every `find` names the one that serves it, so nothing scans. */
  readonly indexes: Readonly<Record<string, ColumnList>>;
  /**
   * Indexes that hold only the rows whose column has this value: what waits among millions that are
   * done. Every query on one asks for that value. The value is a plain token.
   */
  readonly only: Readonly<Record<string, IndexedOnly>>;
  /** Rows can be inserted and read, never changed or removed (invariant I6). */
  readonly appendOnly: boolean;
}

export type RowOf<T> =
  T extends Table<infer C> ? { [K in keyof C]: C[K] extends Column<infer V> ? V : never } : never;

interface TableSpec<C extends Columns> {
  columns: C;
  key: readonly (keyof C & string)[];
  unique?: Record<string, readonly (keyof C & string)[]>;
  indexes?: Record<string, readonly (keyof C & string)[]>;
  only?: Record<string, { column: keyof C & string; value: string }>;
  appendOnly?: boolean;
}

export function table<const C extends Columns>(name: string, spec: TableSpec<C>): Table<C> {
  return {
    name,
    columns: spec.columns,
    key: spec.key,
    unique: spec.unique ?? {},
    indexes: spec.indexes ?? {},
    only: spec.only ?? {},
    appendOnly: spec.appendOnly ?? false,
  };
}
