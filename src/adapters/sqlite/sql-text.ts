import type { QueryPlan, RangeOperator } from '../../ports/records/plan-query.ts';
import type { IndexedOnly, Table } from '../../ports/records/table.ts';

const OPERATORS: Record<RangeOperator, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

export const quoted = (name: string) => `"${name}"`;
export const list = (names: readonly string[]) => names.map(quoted).join(', ');
export const indexName = (table: Table, index: string) => `${table.name}__${index}`;

const marks = (count: number) => Array.from({ length: count }, () => '?').join(', ');
/** `IS` treats null as a value and still uses the index. */
const same = (names: readonly string[]) => names.map((name) => `${quoted(name)} IS ?`);
const columnsOf = (table: Table) => Object.keys(table.columns);
const keyMatch = (table: Table) => table.key.map((name) => `${quoted(name)} = ?`).join(' AND ');
/** The planner may not choose: a statement that its index cannot serve fails to prepare. */
const source = (table: Table, index: string) =>
  `${quoted(table.name)} INDEXED BY ${quoted(indexName(table, index))}`;

export const insertSql = (table: Table) => {
  const columns = columnsOf(table);
  return `INSERT INTO ${quoted(table.name)} (${list(columns)}) VALUES (${marks(columns.length)})`;
};

export const insertOnceSql = (table: Table) => `${insertSql(table)} ON CONFLICT DO NOTHING`;

export const putSql = (table: Table) => {
  const rest = columnsOf(table).filter((name) => !table.key.includes(name));
  const set = rest.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
  const action = set ? `DO UPDATE SET ${set}` : 'DO NOTHING';
  return `${insertSql(table)} ON CONFLICT (${list(table.key)}) ${action}`;
};

export const removeSql = (table: Table) =>
  `DELETE FROM ${source(table, 'key')} WHERE ${keyMatch(table)}`;

export const updateSql = (table: Table, patch: readonly string[], expect: readonly string[]) => {
  const set = patch.map((name) => `${quoted(name)} = ?`).join(', ');
  const match = [keyMatch(table), ...same(expect)].join(' AND ');
  return `UPDATE ${source(table, 'key')} SET ${set} WHERE ${match}`;
};

export const getSql = (table: Table) =>
  `SELECT ${list(columnsOf(table))} FROM ${source(table, 'key')} WHERE ${keyMatch(table)}`;

export const scanSql = (table: Table, after: boolean) => {
  const where = after ? ` WHERE (${list(table.key)}) > (${marks(table.key.length)})` : '';
  const from = `SELECT ${list(columnsOf(table))} FROM ${source(table, 'key')}`;
  return `${from}${where} ORDER BY ${list(table.key)} LIMIT ?`;
};

/** A literal on purpose: a bound value does not show SQLite that the index holds every row asked for. */
export const onlySql = ({ column, value }: IndexedOnly) => `${quoted(column)} = '${value}'`;

function whereOf(plan: QueryPlan): string {
  const range = plan.range.map(([op]) => `${quoted(plan.rangeColumn ?? '')} ${OPERATORS[op]} ?`);
  const present = plan.notNull.map((name) => `${quoted(name)} IS NOT NULL`);
  const only = plan.only ? [onlySql(plan.only)] : [];
  const all = [...same(plan.eq.map(([name]) => name)), ...range, ...present, ...only];
  return all.length > 0 ? ` WHERE ${all.join(' AND ')}` : '';
}

/** Ties inside an index that has any are broken by the key, in the same direction. */
function orderOf(table: Table, plan: QueryPlan): string {
  const tied = Object.hasOwn(table.indexes, plan.index);
  const ties = tied ? table.key.filter((name) => !plan.columns.includes(name)) : [];
  const names = [...plan.columns, ...ties];
  const direction = plan.order === 'desc' ? ' DESC' : '';
  const limit = plan.limit === undefined ? '' : ' LIMIT ?';
  return ` ORDER BY ${names.map((name) => quoted(name) + direction).join(', ')}${limit}`;
}

export const findSql = (table: Table, plan: QueryPlan, what = list(columnsOf(table))) =>
  `SELECT ${what} FROM ${source(table, plan.index)}${whereOf(plan)}${orderOf(table, plan)}`;

export const countSql = (table: Table, plan: QueryPlan) =>
  plan.limit === undefined
    ? `SELECT count(*) FROM ${source(table, plan.index)}${whereOf(plan)}`
    : `SELECT count(*) FROM (${findSql(table, plan, '1')})`;

export const sumSql = (table: Table, plan: QueryPlan, column: string) =>
  `SELECT coalesce(sum(s), 0) FROM (${findSql(table, plan, `${quoted(column)} AS s`)})`;
