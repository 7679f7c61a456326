import { checkValue } from './check-value.ts';
import type { Table } from './table.ts';

export type Row = Readonly<Record<string, unknown>>;

/** @throws TypeError unless the row has exactly the table's columns, each of its kind. */
export function checkRow(table: Table, row: Row): void {
  for (const name in table.columns) checkValue(table, name, row[name]);
  for (const name in row) {
    if (!Object.hasOwn(table.columns, name)) {
      throw new TypeError(`${table.name} has no column ${name}`);
    }
  }
}

/** @throws TypeError unless `key` has exactly the key columns. */
export function checkKey(table: Table, key: Row): void {
  for (const name of table.key) checkValue(table, name, key[name]);
  const names = Object.keys(key);
  if (names.length === table.key.length) return;
  const extra = names.filter((name) => !table.key.includes(name));
  throw new TypeError(`not part of the key of ${table.name}: ${extra.join(', ')}`);
}

/** @throws TypeError for a change that is empty or names a key column beside the key, or of an append-only table */
export function checkChange(table: Table, key: Row, patch: Row, expect?: Row): void {
  checkMutable(table);
  checkKey(table, key);
  checkNonKey(table, patch);
  if (Object.keys(patch).length === 0) throw new TypeError(`empty change of ${table.name}`);
  if (expect) checkNonKey(table, expect);
}

function checkNonKey(table: Table, part: Row): void {
  for (const [name, value] of Object.entries(part)) {
    checkValue(table, name, value);
    if (table.key.includes(name)) throw new TypeError(`${table.name}.${name} is part of the key`);
  }
}

export function checkMutable(table: Table): void {
  if (table.appendOnly) throw new TypeError(`${table.name} is append-only`);
}
