import { expect, test } from '@jest/globals';
import { explainQuery } from '../../../src/adapters/sqlite/explain-query.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import type { Query, RecordReader } from '../../../src/ports/records/record-store.ts';
import type { Table } from '../../../src/ports/records/table.ts';
import { readersOf, rosterTables } from './roster.ts';

interface Asked {
  table: Table;
  query: Query;
}

/** Every query that the readers can ask, caught on its way to the store. */
async function queriesOfAllReaders(): Promise<Asked[]> {
  const store = await openSqliteStore({ file: ':memory:', tables: rosterTables, schemaVersion: 1 });
  const asked: Asked[] = [];
  const spy: RecordReader = {
    get: (table, key) => store.reader.get(table, key),
    find: (table, query) => {
      asked.push({ table, query });
      return store.reader.find(table, query);
    },
    count: (table, query) => {
      asked.push({ table, query });
      return store.reader.count(table, query);
    },
    sum: (table, column, query) => store.reader.sum(table, column, query),
  };
  const { people, groups, members, offices, links, proxies, receipts, audit } = readersOf(spy);
  await people.byUserId('U1');
  await groups.byCode('BK-3804-007');
  for (const area of ['38', '3804', '380401']) await groups.inArea(area);
  await groups.ofFieldOffice('office-1');
  await groups.page(undefined, 5);
  await groups.page('group-1', 5);
  await groups.lastRuleChange('group-1', 'fee');
  await members.byNo('group-1', '0001');
  await members.ofPerson('person-1');
  await members.activeIn('group-1');
  await members.countActive('group-1');
  await members.lastNumber('group-1');
  await members.byExactName('group-1', 'นางบุญมี ตัวอย่าง');
  await members.postsOf('member-1');
  await members.committee('group-1');
  await offices.ofPerson('person-1');
  await offices.inArea('field-officer', '3804');
  await links.openFor('member-1');
  await proxies.ofMember('member-1');
  await proxies.ofReader('person-1');
  await proxies.everOf('member-1', 5);
  await receipts.disputeOf('group-1', 1);
  await receipts.openDisputes('group-1');
  await audit.ofGroup('group-1', 5);
  await audit.about('member-1', 5);
  await store.close();
  return asked;
}

test('every list is one run of one index, in its order, without a scan or a sort', async () => {
  const asked = await queriesOfAllReaders();
  expect(asked).toHaveLength(28);
  for (const { table, query } of asked) {
    const plan = explainQuery(table, query).join(' · ');
    expect(plan).toContain(`${table.name}__${query.index}`);
    // Only ties may be sorted, and a unique index has none.
    expect(plan.replace('USE TEMP B-TREE FOR LAST TERM OF ORDER BY', '')).not.toContain(
      'TEMP B-TREE',
    );
    const walksAll = query.index === 'key' && query.range === undefined;
    if (!walksAll) expect(plan).toMatch(/^SEARCH /);
  }
});
