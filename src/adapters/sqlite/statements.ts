import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Table } from '../../ports/records/table.ts';

/**
 * Prepared statements of one connection, kept for its life. The shapes come from code, never from
 * input, so their number is bounded.
 */
export class Statements {
  readonly #db: DatabaseSync;
  readonly #byTable = new Map<Table, Map<string, StatementSync>>();

  constructor(db: DatabaseSync, tables: readonly Table[]) {
    this.#db = db;
    for (const table of tables) this.#byTable.set(table, new Map());
  }

  /** `shape` names the statement within its table; `sql` is asked once for each shape. */
  prepared(table: Table, shape: string, sql: () => string): StatementSync {
    const known = this.#byTable.get(table);
    if (!known) throw new TypeError(`${table.name} is not in the catalogue of this store`);
    const found = known.get(shape);
    if (found) return found;
    const statement = this.#db.prepare(sql());
    statement.setReturnArrays(true);
    // Money above 2^53 must come back exact.
    statement.setReadBigInts(true);
    known.set(shape, statement);
    return statement;
  }
}

/** Rows of a statement that was prepared by `Statements`: arrays of values. */
export function rowsOf(statement: StatementSync, values: readonly SQLInputValue[]): unknown[][] {
  return statement.all(...values) as unknown as unknown[][];
}
