import type { Column, ColumnKind } from '../../ports/records/column.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { Table } from '../../ports/records/table.ts';
import { DamagedBackupError } from './damaged-backup-error.ts';

/** Name and kind of each column, in the order of a line's values. */
export type LineColumns = readonly (readonly [name: string, kind: ColumnKind])[];

export const lineColumns = (table: Table): LineColumns =>
  Object.entries(table.columns).map(([name, { kind }]) => [name, kind]);

/**
 * A row as one line of JSON, the same for the same row of either store: money as a decimal string,
 * bytes in base64, JSON as it is.
 */
export function rowLine(columns: LineColumns, row: Row): string {
  return JSON.stringify(columns.map(([name, kind]) => toJson(kind, row[name])));
}

function toJson(kind: ColumnKind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'money') return String(value as bigint);
  return kind === 'bytes' ? Buffer.from(value as Uint8Array).toString('base64') : value;
}

/** The row of a line; a column that the backup does not know yet is null. @throws DamagedBackupError */
export function rowOfLine(table: Table, columns: LineColumns, values: readonly unknown[]): Row {
  if (values.length !== columns.length) throw new DamagedBackupError('a row has another length');
  const row: Record<string, unknown> = {};
  for (const name of Object.keys(table.columns)) row[name] = null;
  for (const [at, [name, kind]] of columns.entries()) row[name] = fromJson(kind, values[at]);
  return row;
}

function fromJson(kind: ColumnKind, value: unknown): unknown {
  if (value === null || (kind !== 'money' && kind !== 'bytes')) return value;
  if (typeof value !== 'string') throw new DamagedBackupError('a value is not of its kind');
  if (kind === 'bytes') return new Uint8Array(Buffer.from(value, 'base64'));
  if (!/^-?\d{1,19}$/.test(value)) throw new DamagedBackupError('an amount is not a number');
  return BigInt(value);
}

/**
 * Whether rows with these columns can become rows of this table.
 * @returns what stands against it: a column that the table does not have, or lacks and needs
 */
export function columnFault(table: Table, columns: LineColumns): string | undefined {
  const known: Readonly<Record<string, Column | undefined>> = table.columns;
  const stray = columns.find(([name, kind]) => known[name]?.kind !== kind);
  if (stray) return `${table.name}.${stray[0]} is not a column of this program's (${stray[1]})`;
  const given = new Set(columns.map(([name]) => name));
  const missing = Object.entries(table.columns).find(
    ([name, { nullable }]) => !nullable && !given.has(name),
  );
  return missing && `it has no ${table.name}.${missing[0]}, which this program needs`;
}
