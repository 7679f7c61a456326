import { expect, jest, test } from '@jest/globals';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import { openCore, type Core } from '../../src/composition/core.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { ledgerHeads } from '../../src/stores/schema/ledger-tables.ts';
import { verifyBeside } from '../../scripts/lib/verify-beside.ts';
import { START, testConfig } from '../support/bot.ts';
import { fillWorld, GROUP, PLEDGE } from '../support/world.ts';

jest.setTimeout(30_000);

/** A store whose group is posted to each time its head is read, `times` times. */
function busy(store: RecordStore, core: Core, times: number): RecordStore {
  let left = times;
  const reader: RecordStore['reader'] = {
    find: (table, query) => store.reader.find(table, query),
    count: (table, query) => store.reader.count(table, query),
    sum: (table, column, query) => store.reader.sum(table, column, query),
    async get(table, key) {
      const row = await store.reader.get(table, key);
      if (Object.is(table, ledgerHeads) && left > 0) {
        left -= 1;
        await post(core, left);
      }
      return row;
    },
  };
  return {
    reader,
    scan: (table, page) => store.scan(table, page),
    transact: () => Promise.reject(new Error('opened for reading only')),
    insertEach: () => Promise.reject(new Error('opened for reading only')),
    updateEach: () => Promise.reject(new Error('opened for reading only')),
    now: () => store.now(),
    ping: () => store.ping(),
    describe: () => store.describe(),
    close: () => store.close(),
  };
}

async function post(core: Core, n: number): Promise<void> {
  await core.uow.transact(async ({ ledger }) => {
    await ledger.post({
      kind: 'deposit',
      groupId: GROUP,
      idemKey: `busy:${n}`,
      actor: 'p-treasurer',
      at: START,
      memberId: `m-${GROUP}-0012`,
      target: 'special',
      months: [],
      amount: PLEDGE,
      channel: 'cash',
    });
  });
}

async function reports(store: RecordStore): Promise<{ entries: number; findings: number }[]> {
  const all = [];
  for await (const { entries, findings } of verifyBeside(store)) {
    all.push({ entries, findings: findings.length });
  }
  return all;
}

test('a group that is posted to meanwhile is read again until it stood still', async () => {
  const store = await openSqliteStore({
    file: ':memory:',
    tables: CATALOGUE,
    schemaVersion: SCHEMA_VERSION,
  });
  const core = await openCore(testConfig(), { store, clock: { now: () => START } });
  await fillWorld(core);
  const found = await reports(busy(store, core, 15));
  expect(found).toContainEqual({ entries: 15, findings: 0 });
  expect(found.every(({ findings }) => findings === 0)).toBe(true);
  await expect(reports(busy(store, core, 10_000))).rejects.toThrow(/posted to all the time/);
  await store.close();
});
