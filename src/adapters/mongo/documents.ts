import { jsonText } from '../../ports/records/check-value.ts';
import type { Row } from '../../ports/records/check-row.ts';
import type { ColumnKind } from '../../ports/records/column.ts';
import type { Table } from '../../ports/records/table.ts';
import { pathOf, pathsOf, rowId, type RowId } from './row-id.ts';

/** A row as the driver takes and gives it: flat, scalars only, nulls left out. */
export interface RowDocument {
  _id: RowId;
  [path: string]: unknown;
}
export type Fields = Record<string, unknown>;

export interface Update {
  $set?: Fields;
  $unset?: Record<string, 1>;
}

/**
 * A checked value as BSON. Numbers of both kinds become int64: the driver would write a number
 * above 2^31 as a double.
 */
export function toBson(kind: ColumnKind, value: unknown): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'int':
      return BigInt(value as number);
    case 'json':
      return jsonText(value);
    case 'bytes':
      return Buffer.from(value as Uint8Array);
    default:
      return value;
  }
}

export function columnToBson(table: Table, name: string, value: unknown): unknown {
  return toBson(table.columns[name]?.kind ?? 'text', value);
}

export function toDocument(table: Table, row: Row): RowDocument {
  const document: RowDocument = { _id: rowId(table, row) };
  for (const [name, path, { kind }] of pathsOf(table)) {
    const value = row[name];
    if (value !== null && path !== '_id') document[path] = toBson(kind, value);
  }
  return document;
}

export function toRow(table: Table, document: RowDocument): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, path, { kind }] of pathsOf(table)) {
    row[name] = fromBson(kind, document[path]);
  }
  return row;
}

function fromBson(kind: ColumnKind, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  switch (kind) {
    case 'int':
      return Number(value);
    case 'money':
      return BigInt(value as bigint);
    case 'json':
      return JSON.parse(value as string) as unknown;
    case 'bytes':
      return new Uint8Array(value as Uint8Array);
    default:
      return value;
  }
}

/** Replaces the driver's int64 objects in a document that it just gave. */
export function exactDocument<T extends Fields>(document: T): T {
  for (const [path, value] of Object.entries(document)) {
    if (isLong(value)) (document as Fields)[path] = value.toBigInt();
  }
  return document;
}

function isLong(value: unknown): value is { toBigInt: () => bigint } {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_bsontype' in value &&
    value._bsontype === 'Long'
  );
}

/** A change as update operators on top-level fields; null takes the field away. */
export function toUpdate(table: Table, patch: Row): Update {
  const set: Fields = {};
  const unset: Record<string, 1> = {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) unset[pathOf(table, name)] = 1;
    else set[pathOf(table, name)] = columnToBson(table, name, value);
  }
  return {
    ...(Object.keys(set).length > 0 && { $set: set }),
    ...(Object.keys(unset).length > 0 && { $unset: unset }),
  };
}

/** Equality on every named column, as a filter. */
export function toMatch(table: Table, values: Row): Fields {
  const match: Fields = {};
  for (const [name, value] of Object.entries(values)) {
    match[pathOf(table, name)] = { $eq: columnToBson(table, name, value) };
  }
  return match;
}

/** The same test in memory, on a document read before. */
export function holds(table: Table, document: RowDocument, values: Row): boolean {
  return Object.entries(values).every(([name, value]) => {
    const wanted = columnToBson(table, name, value);
    const found = document[pathOf(table, name)] ?? null;
    if (Buffer.isBuffer(wanted)) return Buffer.isBuffer(found) && wanted.equals(found);
    return found === wanted;
  });
}
