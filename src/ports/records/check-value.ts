import type { Column } from './column.ts';
import type { Table } from './table.ts';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** Text must survive UTF-8 both ways: a lone surrogate would come back as another letter. */
const isText = (value: unknown) => typeof value === 'string' && value.isWellFormed();

const isInt64 = (value: unknown) =>
  typeof value === 'bigint' && value >= INT64_MIN && value <= INT64_MAX;

const accepts: Record<Column['kind'], (value: unknown) => boolean> = {
  text: isText,
  int: Number.isSafeInteger,
  money: isInt64,
  bool: (value) => typeof value === 'boolean',
  json: (value) => value !== undefined && value !== null,
  bytes: (value) => value instanceof Uint8Array,
};

/** Both stores ask this before they touch anything, so no operator or wrong type reaches a driver. */
export function checkValue(table: Table, name: string, value: unknown): void {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (!column) throw new TypeError(`${table.name} has no column ${name}`);
  if (value === null ? column.nullable : accepts[column.kind](value)) return;
  const seen = value === null ? 'null' : typeof value;
  throw new TypeError(`${table.name}.${name} must be ${column.kind}, not ${seen} of this value`);
}

/** @throws TypeError when JSON cannot hold the value (a bigint, a cycle, a function). */
export function jsonText(value: unknown): string {
  const result: string | undefined = JSON.stringify(value);
  if (result === undefined) throw new TypeError('JSON cannot hold this value');
  return result;
}
