import type { mongo } from 'mongoose';
import { toFilter } from '../../src/adapters/mongo/query-filter.ts';
import type { ColumnKind } from '../../src/ports/records/column.ts';
import { planQuery } from '../../src/ports/records/plan-query.ts';
import type { Query } from '../../src/ports/records/record-store.ts';
import type { Table } from '../../src/ports/records/table.ts';

export { explainQuery as explainSqlite } from '../../src/adapters/sqlite/explain-query.ts';

/** MongoDB's winning plan, one word a stage: `FETCH`, `IXSCAN byDue`. */
export async function explainMongo(db: mongo.Db, table: Table, query: Query): Promise<string[]> {
  const { filter, sort, hint } = toFilter(table, planQuery(table, query));
  const cursor = db.collection(table.name).find(filter as mongo.Filter<mongo.Document>);
  const answer = await cursor.sort(sort).hint(hint).explain('queryPlanner');
  const { winningPlan } = answer['queryPlanner'] as { winningPlan: Stage & { queryPlan?: Stage } };
  return stagesOf(winningPlan.queryPlan ?? winningPlan);
}

interface Stage {
  stage: string;
  indexName?: string;
  inputStage?: Stage;
}

function stagesOf({ stage, indexName, inputStage }: Stage): string[] {
  const name = indexName === undefined ? stage : `${stage} ${indexName}`;
  return inputStage ? [name, ...stagesOf(inputStage)] : [name];
}

const SAMPLES: Record<ColumnKind, unknown> = {
  text: 'a',
  int: 1,
  money: 1n,
  bool: true,
  json: {},
  bytes: new Uint8Array([1]),
};

/**
 * For every index of a table: equality on each leading run, alone and with a range behind it. Of an
 * index over some rows only those that ask for these.
 */
export function queriesOf(table: Table): Query[] {
  const indexes = { key: table.key, ...table.unique, ...table.indexes };
  return Object.entries(indexes).flatMap(([index, columns]) =>
    columns.flatMap((_, count): Query[] => {
      const only = table.only[index];
      const sample = (name: string) =>
        name === only?.column ? only.value : SAMPLES[table.columns[name]?.kind ?? 'text'];
      const eqOf = (run: readonly string[]) =>
        Object.fromEntries(run.map((name) => [name, sample(name)]));
      const bound = { gte: sample(columns[count] ?? '') as string };
      const queries: Query[] = [
        { index, eq: eqOf(columns.slice(0, count + 1)) },
        { index, eq: eqOf(columns.slice(0, count)), range: bound, order: 'desc', limit: 5 },
      ];
      return queries.filter(({ eq }) => !only || only.column in (eq ?? {}));
    }),
  );
}
