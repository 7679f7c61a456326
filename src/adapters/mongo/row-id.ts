import type { Row } from '../../ports/records/check-row.ts';
import type { Column } from '../../ports/records/column.ts';
import type { Table } from '../../ports/records/table.ts';

export type RowId = string | bigint;

/** Lower than every character an escaped part can begin with, so joined keys sort as their parts. */
export const SEPARATOR = ' ';
/** The first string after every one that begins with a part and SEPARATOR. */
export const AFTER_SEPARATOR = '!';
const ESCAPE = '!';
// Everything up to the escape itself, control characters included.
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[\u0000-!]/g;
const ESCAPE_SHIFT = 0x30;
const INT_DIGITS = 16;

/**
 * The `_id` of a row. One key column: its value. Several: the parts joined by a space, escaped and
 * padded so that no two keys give the same text and texts sort as the keys do.
 */
export function rowId(table: Table, key: Row): RowId {
  const [only, ...others] = table.key;
  if (only !== undefined && others.length === 0) return single(key[only]);
  return table.key.map((name) => idPart(key[name])).join(SEPARATOR);
}

export const isJoined = (table: Table) => table.key.length > 1;

/** Where a column lives in a document: a key of one column is the `_id` and nothing else. */
export const pathOf = (table: Table, column: string) =>
  !isJoined(table) && table.key[0] === column ? '_id' : column;

/** As `pathOf`, for each column of the table in its order. */
export const pathsOf = (table: Table): (readonly [name: string, path: string, column: Column])[] =>
  Object.entries(table.columns).map(([name, column]) => [name, pathOf(table, name), column]);

export function idPart(value: unknown): string {
  if (typeof value === 'number') return intPart(value);
  const escape = (char: string) => ESCAPE + String.fromCharCode(char.charCodeAt(0) + ESCAPE_SHIFT);
  return String(value).replace(ESCAPED, escape);
}

/** Digits of one length; negative numbers begin with '-', which sorts before every digit. */
function intPart(value: number): string {
  if (value >= 0) return String(value).padStart(INT_DIGITS, '0');
  return `-${String(Number.MAX_SAFE_INTEGER + value).padStart(INT_DIGITS, '0')}`;
}

const single = (value: unknown) => (typeof value === 'number' ? BigInt(value) : String(value));
