import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { checkKey, type Row } from '../../ports/records/check-row.ts';
import { checkLimit, planQuery, type QueryPlan } from '../../ports/records/plan-query.ts';
import type { Query } from '../../ports/records/record-store.ts';
import type { Table } from '../../ports/records/table.ts';
import { countSql, findSql, getSql, scanSql, sumSql } from './sql-text.ts';
import { rowsOf, Statements } from './statements.ts';
import { bind, rowReader, toSql } from './values.ts';
import { isUnavailable, sqliteCode, unavailable } from './failures.ts';

type Decode = ReturnType<typeof rowReader>;

/** Synchronous reads on one connection; what they see is that connection's affair. */
export class RowReader {
  readonly statements: Statements;
  readonly #decoders = new Map<Table, Decode>();

  constructor(db: DatabaseSync, tables: readonly Table[]) {
    this.statements = new Statements(db, tables);
    for (const table of tables) this.#decoders.set(table, rowReader(table));
  }

  get(table: Table, key: Row): Row | undefined {
    checkKey(table, key);
    return this.#rows(table, 'get', () => getSql(table), bind(table, table.key, key))[0];
  }

  find(table: Table, query: Query): Row[] {
    const plan = planQuery(table, query);
    return this.#rows(
      table,
      shapeOf('find', plan),
      () => findSql(table, plan),
      valuesOf(table, plan),
    );
  }

  count(table: Table, query: Query): number {
    const plan = planQuery(table, query);
    return Number(this.#scalar(table, shapeOf('count', plan), () => countSql(table, plan), plan));
  }

  sum(table: Table, column: string, query: Query): bigint {
    const plan = planQuery(table, query);
    const kind = Object.hasOwn(table.columns, column) ? table.columns[column]?.kind : undefined;
    if (kind !== 'money') throw new TypeError(`${table.name}.${column} is not a money column`);
    const sql = () => sumSql(table, plan, column);
    return BigInt(this.#scalar(table, shapeOf(`sum ${column}`, plan), sql, plan) as bigint);
  }

  scan(table: Table, options: { after?: Row; limit: number }): Row[] {
    checkLimit(options.limit);
    const { after } = options;
    if (after) checkKey(table, after);
    const values = after ? bind(table, table.key, after) : [];
    const shape = after ? 'scan after' : 'scan';
    return this.#rows(table, shape, () => scanSql(table, after !== undefined), [
      ...values,
      options.limit,
    ]);
  }

  #rows(table: Table, shape: string, sql: () => string, values: SQLInputValue[]): Row[] {
    return this.#raw(table, shape, sql, values).map(this.#decoders.get(table)!);
  }

  #scalar(table: Table, shape: string, sql: () => string, plan: QueryPlan): unknown {
    return this.#raw(table, shape, sql, valuesOf(table, plan))[0]?.[0];
  }

  #raw(table: Table, shape: string, sql: () => string, values: SQLInputValue[]): unknown[][] {
    try {
      return rowsOf(this.statements.prepared(table, shape, sql), values);
    } catch (error) {
      if (isUnavailable(error)) throw unavailable(error);
      throw isOverflow(error) ? new RangeError('the sum is beyond int64', { cause: error }) : error;
    }
  }
}

const isOverflow = (error: unknown) =>
  sqliteCode(error) !== undefined && String(error).includes('integer overflow');

function shapeOf(verb: string, plan: QueryPlan): string {
  const operators = plan.range.map(([operator]) => operator).join(',');
  const limit = plan.limit === undefined ? '' : 'limited';
  return `${verb} ${plan.index} ${plan.eq.length} ${operators} ${plan.order} ${limit}`;
}

function valuesOf(table: Table, plan: QueryPlan): SQLInputValue[] {
  const kindOf = (name: string) => table.columns[name]?.kind ?? 'text';
  const eq = plan.eq.map(([name, value]) => toSql(kindOf(name), value));
  const range = plan.range.map(([, value]) => toSql(kindOf(plan.rangeColumn ?? ''), value));
  return plan.limit === undefined ? [...eq, ...range] : [...eq, ...range, plan.limit];
}
