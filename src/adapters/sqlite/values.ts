import type { SQLInputValue } from 'node:sqlite';
import { jsonText } from '../../ports/records/check-value.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { ColumnKind } from '../../ports/records/column.ts';
import type { Table } from '../../ports/records/table.ts';

/** A checked value in the form that SQLite binds. */
export function toSql(kind: ColumnKind, value: unknown): SQLInputValue {
  if (value === null) return null;
  if (kind === 'json') return jsonText(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  // checkValue has been asked: what is left are the scalars and byte arrays that SQLite knows.
  return value as string | number | bigint | Uint8Array;
}

function fromSql(kind: ColumnKind, value: unknown): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'int':
      return Number(value);
    case 'money':
      return BigInt(value as bigint);
    case 'bool':
      return Number(value) === 1;
    case 'json':
      return JSON.parse(value as string) as unknown;
    default:
      return value;
  }
}

export const bindRow = (table: Table, row: Row): SQLInputValue[] =>
  bind(table, Object.keys(table.columns), row);

export function bind(table: Table, names: readonly string[], row: Row): SQLInputValue[] {
  return names.map((name) => toSql(table.columns[name]?.kind ?? 'text', row[name]));
}

/** Builds a row from the values of one SELECT in the table's column order. */
export function rowReader(table: Table): (values: readonly unknown[]) => Record<string, unknown> {
  const columns = Object.entries(table.columns);
  return (values) => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at += 1) {
      const [name, { kind }] = columns[at]!;
      row[name] = fromSql(kind, values[at]);
    }
    return row;
  };
}
