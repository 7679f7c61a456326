import type { ColumnKind } from '../../ports/records/column.ts';
import { nullableColumns } from '../../ports/records/plan-query.ts';
import type { Table } from '../../ports/records/table.ts';
import type { IndexDescription } from './driver.ts';
import { indexPaths } from './query-filter.ts';
import { isJoined, pathOf, pathsOf } from './row-id.ts';

export type WantedIndex = IndexDescription & { name: string };

const BSON_TYPES: Record<ColumnKind, string> = {
  text: 'string',
  int: 'long',
  money: 'long',
  bool: 'bool',
  json: 'string',
  bytes: 'binData',
};

/** The indexes of a table, `_id` aside. Rows with a null in a unique index's columns are outside it. */
export function wantedIndexes(table: Table): WantedIndex[] {
  const unique = Object.entries(table.unique).map(([name, columns]) => {
    const nullable = nullableColumns(table, columns).map((column) => pathOf(table, column));
    const present = Object.fromEntries(nullable.map((path) => [path, { $exists: true }]));
    const partial = nullable.length > 0 ? { partialFilterExpression: present } : {};
    return { name, key: keysOf(table, columns, true), unique: true, ...partial };
  });
  const others = Object.entries(table.indexes).map(([name, columns]) => ({
    name,
    key: keysOf(table, columns, false),
    ...onlyOf(table, name),
  }));
  return [...unique, ...others];
}

function onlyOf(table: Table, index: string): Pick<WantedIndex, 'partialFilterExpression'> {
  const only = table.only[index];
  if (!only) return {};
  return { partialFilterExpression: { [pathOf(table, only.column)]: only.value } };
}

function keysOf(table: Table, columns: readonly string[], unique: boolean): Record<string, 1> {
  return Object.fromEntries(indexPaths(table, columns, unique).map((path) => [path, 1]));
}

/** What the server itself refuses to hold: money as a double, an unknown field, a missing one. */
export function wantedValidator(table: Table): { $jsonSchema: Record<string, unknown> } {
  const paths = pathsOf(table);
  const joined = isJoined(table) ? { _id: { bsonType: 'string' } } : {};
  const properties = Object.fromEntries(
    paths.map(([, path, { kind }]) => [path, { bsonType: BSON_TYPES[kind] }]),
  );
  const required = paths.filter(([, , { nullable }]) => !nullable).map(([, path]) => path);
  return {
    $jsonSchema: {
      bsonType: 'object',
      required: [...new Set(['_id', ...required])],
      additionalProperties: false,
      properties: { ...joined, ...properties },
    },
  };
}
