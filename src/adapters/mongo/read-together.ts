import type { Row } from '../../ports/records/check-row.ts';
import { planQuery } from '../../ports/records/plan-query.ts';
import type { Query } from '../../ports/records/record-store.ts';
import type { Table } from '../../ports/records/table.ts';
import { exactDocument, type Fields, type RowDocument } from './documents.ts';
import { toFilter } from './query-filter.ts';
import { rowId } from './row-id.ts';

/** One read of several that nobody waits for one by one. */
export type Read =
  { kind: 'get'; table: Table; key: Row } | { kind: 'find'; table: Table; query: Query };

/**
 * Pipeline over the database that answers all of them in one document, `r0`, `r1`, … each in its
 * query's order. Not `$unionWith`: the server refuses that in a transaction (code 263).
 */
export function pipelineOf(reads: readonly Read[]): Fields[] {
  const lookups = reads.map((read, at) => ({
    $lookup: { from: read.table.name, pipeline: stagesOf(read), as: `r${at}` },
  }));
  return [{ $documents: [{}] }, ...lookups];
}

function stagesOf(read: Read): Fields[] {
  if (read.kind === 'get') return [{ $match: { _id: { $eq: rowId(read.table, read.key) } } }];
  const plan = planQuery(read.table, read.query);
  const { filter, sort } = toFilter(read.table, plan);
  const limit = plan.limit === undefined ? [] : [{ $limit: plan.limit }];
  return [{ $match: filter }, { $sort: sort }, ...limit];
}

/** Rows by the read that asked for them. */
export function sortOut(reads: readonly Read[], answer: Fields | undefined): RowDocument[][] {
  return reads.map((_, at) => ((answer?.[`r${at}`] ?? []) as RowDocument[]).map(exactDocument));
}
