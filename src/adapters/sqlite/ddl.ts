import type { Column, ColumnKind } from '../../ports/records/column.ts';
import { nullableColumns } from '../../ports/records/plan-query.ts';
import type { Table } from '../../ports/records/table.ts';
import { indexName, list, onlySql, quoted } from './sql-text.ts';

const TYPES: Record<ColumnKind, string> = {
  text: 'TEXT',
  int: 'INTEGER',
  money: 'INTEGER',
  bool: 'INTEGER',
  json: 'TEXT',
  bytes: 'BLOB',
};

export const typeOf = (column: Column) => TYPES[column.kind];

/** An index or trigger: rebuilt when its text is no longer the one wanted. */
export interface SchemaObject {
  readonly type: 'index' | 'trigger';
  readonly name: string;
  readonly sql: string;
}

export function columnSql(name: string, column: Column): string {
  const nullness = column.nullable ? '' : ' NOT NULL';
  const check = column.kind === 'bool' ? ` CHECK (${quoted(name)} IN (0, 1))` : '';
  return `${quoted(name)} ${typeOf(column)}${nullness}${check}`;
}

export function tableSql(table: Table): string {
  const columns = Object.entries(table.columns).map(([name, column]) => columnSql(name, column));
  return `CREATE TABLE ${quoted(table.name)} (${columns.join(', ')}) STRICT`;
}

/**
 * The primary key is a named unique index, so that every statement can name the index it uses.
 * Other indexes end with the key columns: ties come in key order.
 */
export function objectsOf(table: Table): SchemaObject[] {
  const indexes = Object.entries(table.indexes).map(([name, columns]) => {
    const ties = table.key.filter((key) => !columns.includes(key));
    return indexObject(table, name, [...columns, ...ties], false);
  });
  return [
    indexObject(table, 'key', table.key, true),
    ...Object.entries(table.unique).map(([name, columns]) =>
      indexObject(table, name, columns, true),
    ),
    ...indexes,
    ...(table.appendOnly ? [guard(table, 'UPDATE'), guard(table, 'DELETE')] : []),
  ];
}

function indexObject(
  table: Table,
  index: string,
  columns: readonly string[],
  unique: boolean,
): SchemaObject {
  const name = indexName(table, index);
  const nullable = unique ? nullableColumns(table, columns) : [];
  const only = table.only[index];
  const kept = only ? [onlySql(only)] : nullable.map((column) => `${quoted(column)} IS NOT NULL`);
  const present = kept.join(' AND ');
  const kind = unique ? 'UNIQUE INDEX' : 'INDEX';
  const on = `${quoted(table.name)} (${list(columns)})${present ? ` WHERE ${present}` : ''}`;
  return { type: 'index', name, sql: `CREATE ${kind} ${quoted(name)} ON ${on}` };
}

function guard(table: Table, verb: 'UPDATE' | 'DELETE'): SchemaObject {
  const name = `${table.name}__no_${verb.toLowerCase()}`;
  const message = `${table.name} is append-only`;
  const sql = `CREATE TRIGGER ${quoted(name)} BEFORE ${verb} ON ${quoted(table.name)} BEGIN SELECT RAISE(ABORT, '${message}'); END`;
  return { type: 'trigger', name, sql };
}
