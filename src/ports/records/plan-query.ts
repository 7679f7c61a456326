import { checkValue } from './check-value.ts';
import type { Row } from './check-row.ts';
import type { Query } from './record-store.ts';
import type { IndexedOnly, Table } from './table.ts';

const OPERATORS = ['gt', 'gte', 'lt', 'lte'] as const;
export type RangeOperator = (typeof OPERATORS)[number];

/** A query checked against its table: what an adapter turns into SQL or a filter. */
export interface QueryPlan {
  readonly index: string;
  /** Columns of the index, without the key columns that break ties. */
  readonly columns: readonly string[];
  readonly eq: readonly (readonly [column: string, value: unknown])[];
  readonly rangeColumn: string | undefined;
  readonly range: readonly (readonly [operator: RangeOperator, value: unknown])[];
  /** Nullable columns of a unique index: rows with a null there are outside it. */
  readonly notNull: readonly string[];
  /** What the rows of the index have in common. */
  readonly only: IndexedOnly | undefined;
  readonly order: 'asc' | 'desc';
  readonly limit: number | undefined;
}

/** @throws TypeError unless the named index alone answers the query. */
export function planQuery(table: Table, query: Query): QueryPlan {
  const columns = columnsOf(table, query.index);
  const eq = eqOf(table, query, columns);
  const rangeColumn = columns[eq.length];
  const range = rangeOf(table, query, rangeColumn);
  const order = query.order ?? 'asc';
  if (order !== 'asc' && order !== 'desc') throw new TypeError(`no such order: ${String(order)}`);
  checkLimit(query.limit);
  return {
    index: query.index,
    columns,
    eq,
    rangeColumn: range.length > 0 ? rangeColumn : undefined,
    range,
    notNull: nullableOf(table, query.index),
    only: onlyOf(table, query.index, eq),
    order,
    limit: query.limit,
  };
}

/** @throws TypeError unless `limit` is absent or a whole number from 1. */
export function checkLimit(limit: number | undefined): void {
  if (limit === undefined || (Number.isSafeInteger(limit) && limit > 0)) return;
  throw new TypeError(`limit must be a whole number from 1, not ${limit}`);
}

export function columnsOf(table: Table, index: string): readonly string[] {
  if (index === 'key') return table.key;
  const lists = [table.unique, table.indexes];
  const found = lists.find((list) => Object.hasOwn(list, index))?.[index];
  if (!found) throw new TypeError(`${table.name} has no index ${index}`);
  return found;
}

function nullableOf(table: Table, index: string): readonly string[] {
  if (!Object.hasOwn(table.unique, index)) return [];
  return nullableColumns(table, table.unique[index] ?? []);
}

function onlyOf(table: Table, index: string, eq: QueryPlan['eq']): IndexedOnly | undefined {
  const only = Object.hasOwn(table.only, index) ? table.only[index] : undefined;
  if (!only) return undefined;
  if (eq.some(([column, value]) => column === only.column && value === only.value)) return only;
  throw new TypeError(
    `${table.name}.${index} holds only rows whose ${only.column} is ${only.value}`,
  );
}

export function nullableColumns(table: Table, columns: readonly string[]): readonly string[] {
  return columns.filter((name) => table.columns[name]?.nullable);
}

function eqOf(table: Table, query: Query, columns: readonly string[]) {
  const given: Row = query.eq ?? {};
  const run = columns.slice(0, Object.keys(given).length);
  const stray = Object.keys(given).find((name) => !run.includes(name));
  if (stray !== undefined) {
    throw new TypeError(`${stray} is not in the leading columns of ${table.name}.${query.index}`);
  }
  const unique = Object.hasOwn(table.unique, query.index);
  return run.map((name) => {
    const value = given[name];
    checkValue(table, name, value);
    if (value === null && unique) throw new TypeError(`${query.index} holds no row with a null`);
    return [name, value] as const;
  });
}

function rangeOf(table: Table, query: Query, column: string | undefined) {
  const given: Row = { ...query.range };
  const names = Object.keys(given);
  const unknown = names.find((name) => !OPERATORS.some((operator) => operator === name));
  if (unknown !== undefined) throw new TypeError(`no such bound: ${unknown}`);
  if (names.length === 0) return [];
  if (column === undefined) throw new TypeError(`no column left in ${query.index} for a range`);
  return OPERATORS.filter((operator) => operator in given).map((operator) => {
    const value = given[operator];
    if (value === null) throw new TypeError(`a bound on ${column} is null`);
    checkValue(table, column, value);
    return [operator, value] as const;
  });
}
