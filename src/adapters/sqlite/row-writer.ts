import type { SQLInputValue } from 'node:sqlite';
import {
  checkChange,
  checkKey,
  checkMutable,
  checkRow,
  type Row,
} from '../../ports/records/check-row.ts';
import { DuplicateRecordError } from '../../ports/records/errors.ts';
import type { Table } from '../../ports/records/table.ts';
import { isDuplicate } from './failures.ts';
import { RowReader } from './row-reader.ts';
import { insertOnceSql, insertSql, putSql, removeSql, updateSql } from './sql-text.ts';
import { bind, bindRow } from './values.ts';

/** One change of one row, as `update` and `updateEach` take it. */
export interface Change {
  readonly key: Row;
  readonly patch: Row;
  readonly expect?: Row | undefined;
}

/** Synchronous writes on the one writing connection, inside whatever transaction is open there. */
export class RowWriter extends RowReader {
  /** @throws DuplicateRecordError */
  insert(table: Table, row: Row): void {
    checkRow(table, row);
    this.#run(table, 'insert', () => insertSql(table), bindRow(table, row));
  }

  /** For a row that was checked and bound before it was queued. @returns false for a duplicate. */
  insertOnce(table: Table, values: SQLInputValue[]): boolean {
    return this.#run(table, 'insert once', () => insertOnceSql(table), values) === 1;
  }

  /** @throws DuplicateRecordError */
  update(table: Table, change: Change): boolean {
    checkChange(table, change.key, change.patch, change.expect);
    const patch = Object.keys(change.patch);
    const expect = Object.keys(change.expect ?? {});
    const values = [
      ...bind(table, patch, change.patch),
      ...bind(table, table.key, change.key),
      ...bind(table, expect, change.expect ?? {}),
    ];
    const shape = `update ${patch.join(',')} if ${expect.join(',')}`;
    return this.#run(table, shape, () => updateSql(table, patch, expect), values) === 1;
  }

  /** @throws DuplicateRecordError */
  put(table: Table, row: Row): void {
    checkMutable(table);
    checkRow(table, row);
    this.#run(table, 'put', () => putSql(table), bindRow(table, row));
  }

  remove(table: Table, key: Row): boolean {
    checkMutable(table);
    checkKey(table, key);
    return this.#run(table, 'remove', () => removeSql(table), bind(table, table.key, key)) === 1;
  }

  #run(table: Table, shape: string, sql: () => string, values: SQLInputValue[]): number {
    try {
      return Number(this.statements.prepared(table, shape, sql).run(...values).changes);
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateRecordError(table.name, { cause: error }) : error;
    }
  }
}
