import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { explainMongo, explainSqlite, queriesOf } from '../../support/explain-query.ts';
import { MongoDatabases } from '../../support/mongo-databases.ts';
import { describeMongo } from '../../support/stores.ts';
import { catalogue } from './catalogue.ts';

const cases = catalogue.flatMap((table) =>
  queriesOf(table).map((query) => {
    const { index, eq = {}, range } = query;
    const name = `${table.name}.${index} by ${Object.keys(eq).join(',')}${range ? ' and a range' : ''}`;
    return { name, table, query };
  }),
);

test.each(cases)('SQLite searches its index for $name', ({ table, query }) => {
  const plan = explainSqlite(table, query);
  const index = new RegExp(`^SEARCH ${table.name} USING INDEX ${table.name}__${query.index} `);
  expect(plan).toEqual([expect.stringMatching(index)]);
});

describeMongo((uri) => {
  const databases = new MongoDatabases(uri);
  let store: RecordStore;
  beforeAll(async () => {
    store = await databases.open({ tables: catalogue });
  });
  afterAll(async () => {
    await store.close();
    await databases.giveBack();
  });

  test.each(cases)('MongoDB searches its index for $name', async ({ table, query }) => {
    const stages = await explainMongo(databases.databaseOf(store), table, query);
    const index = query.index === 'key' ? '_id_' : query.index;
    const byId = stages.length === 1 && /^(IDHACK|EXPRESS)/.test(stages[0] ?? '');
    if (byId && query.index === 'key') return;
    expect(stages.filter((stage) => !['FETCH', 'LIMIT'].includes(stage))).toEqual([
      `IXSCAN ${index}`,
    ]);
  });
});
