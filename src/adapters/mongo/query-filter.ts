import type { QueryPlan, RangeOperator } from '../../ports/records/plan-query.ts';
import type { Table } from '../../ports/records/table.ts';
import type { Filter } from './driver.ts';
import { columnToBson, type Fields, type RowDocument } from './documents.ts';
import { AFTER_SEPARATOR, idPart, isJoined, pathOf, SEPARATOR } from './row-id.ts';

export interface Filtered {
  filter: Filter<RowDocument>;
  sort: Record<string, 1 | -1>;
  hint: string;
}

/** What the driver is asked for a checked query: operators come from here, values never hold any. */
export function toFilter(table: Table, plan: QueryPlan): Filtered {
  const direction = plan.order === 'desc' ? -1 : 1;
  if (plan.index === 'key') {
    const filter = isJoined(table) ? joinedKeyFilter(table, plan) : columnFilter(table, plan);
    return { filter, sort: { _id: direction }, hint: '_id_' };
  }
  const unique = Object.hasOwn(table.unique, plan.index);
  const paths = indexPaths(table, plan.columns, unique);
  const sort: Filtered['sort'] = {};
  for (const path of paths) sort[path] = direction;
  return { filter: columnFilter(table, plan), sort, hint: plan.index };
}

/** Fields of an index; one that is not unique ends with `_id`, so that ties come in key order. */
export function indexPaths(table: Table, columns: readonly string[], unique: boolean): string[] {
  const paths = columns.map((name) => pathOf(table, name));
  return unique || paths.includes('_id') ? paths : [...paths, '_id'];
}

function columnFilter(table: Table, plan: QueryPlan): Filter<RowDocument> {
  const filter: Record<string, Fields> = {};
  // Needed for the server to see that the partial index holds every row asked for.
  for (const name of plan.notNull) filter[pathOf(table, name)] = { $exists: true };
  for (const [name, value] of plan.eq) {
    filter[pathOf(table, name)] = { $eq: columnToBson(table, name, value) };
  }
  for (const [operator, value] of plan.range) {
    const name = plan.rangeColumn ?? '';
    const path = pathOf(table, name);
    filter[path] = { ...filter[path], [`$${operator}`]: columnToBson(table, name, value) };
  }
  return filter;
}

/** Bounds on the joined `_id`: what begins with the equal parts, cut by the range. */
function joinedKeyFilter(table: Table, plan: QueryPlan): Filter<RowDocument> {
  const parts = plan.eq.map(([, value]) => idPart(value));
  if (parts.length === table.key.length) return { _id: { $eq: parts.join(SEPARATOR) } };
  const prefix = parts.map((part) => part + SEPARATOR).join('');
  const last = parts.length === table.key.length - 1;
  const bounds: [string, string][] = plan.range.map(([operator, value]) =>
    bound(operator, prefix + idPart(value), last),
  );
  if (parts.length > 0) {
    const stem = parts.join(SEPARATOR);
    bounds.push(['$gte', stem + SEPARATOR], ['$lt', stem + AFTER_SEPARATOR]);
  }
  return bounds.length === 0 ? {} : { $and: bounds.map(([op, text]) => ({ _id: { [op]: text } })) };
}

/** `last`: the bound is on the last key column, so the text is a whole key; else a beginning. */
function bound(operator: RangeOperator, text: string, last: boolean): [string, string] {
  if (operator === 'gte' || operator === 'lt') return [`$${operator}`, text];
  if (last) return [`$${operator}`, text];
  return operator === 'gt' ? ['$gte', text + AFTER_SEPARATOR] : ['$lt', text + AFTER_SEPARATOR];
}
