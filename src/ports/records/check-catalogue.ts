import type { ColumnKind } from './column.ts';
import type { Table } from './table.ts';

const NAME = /^[a-z][A-Za-z0-9_]*$/;
/** Stands in a statement as it is. */
const TOKEN = /^[a-z-]+$/;
const RESERVED = ['schema_meta'];
const KEY_KINDS: readonly ColumnKind[] = ['text', 'int'];
const INDEX_KINDS: readonly ColumnKind[] = ['text', 'int', 'money', 'bool'];

/**
 * Both stores open only a catalogue that both can keep with the same order of rows.
 * @throws TypeError naming the first fault.
 */
export function checkCatalogue(tables: readonly Table[]): void {
  const names = new Set<string>(RESERVED);
  for (const table of tables) {
    if (!NAME.test(table.name) || names.has(table.name)) fault(table, 'name is taken or malformed');
    names.add(table.name);
    checkColumns(table);
    checkIndexes(table);
  }
}

function checkColumns(table: Table): void {
  for (const name of Object.keys(table.columns)) {
    if (!NAME.test(name)) fault(table, `malformed column name ${name}`);
  }
  if (table.key.length === 0) fault(table, 'has no key');
  checkList(table, 'key', table.key, KEY_KINDS);
  const nullable = table.key.find((name) => table.columns[name]?.nullable);
  if (nullable !== undefined) fault(table, `key column ${nullable} is nullable`);
}

function checkIndexes(table: Table): void {
  const lists = [...Object.entries(table.unique), ...Object.entries(table.indexes)];
  const seen = new Set(['key']);
  for (const [index, columns] of lists) {
    if (!NAME.test(index) || seen.has(index)) fault(table, `index name ${index} is taken`);
    seen.add(index);
    checkList(table, index, columns, INDEX_KINDS);
  }
  for (const [index, { column, value }] of Object.entries(table.only)) {
    if (!table.indexes[index]?.includes(column)) fault(table, `${index} does not hold ${column}`);
    if (table.columns[column]?.kind !== 'text' || !TOKEN.test(value)) {
      fault(table, `${index} cannot be kept to ${column}`);
    }
  }
}

function checkList(
  table: Table,
  index: string,
  columns: readonly string[],
  kinds: readonly ColumnKind[],
): void {
  if (new Set(columns).size !== columns.length || columns.length === 0) {
    fault(table, `${index} repeats a column or has none`);
  }
  for (const name of columns) {
    const kind = Object.hasOwn(table.columns, name) ? table.columns[name]?.kind : undefined;
    if (!kind || !kinds.includes(kind)) fault(table, `${index} cannot contain ${name}`);
  }
}

function fault(table: Table, what: string): never {
  throw new TypeError(`table ${table.name}: ${what}`);
}
