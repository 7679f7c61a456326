import { expect, test } from '@jest/globals';
import type { RecordReader, RecordStore } from '../../../src/ports/records/record-store.ts';
import { verifyGroup } from '../../../src/stores/ledger/verify/verify-group.ts';
import { ledgerAccounts } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, NOON } from '../../unit/ledger/books.ts';
import { ledgersOf, rules } from './ledger.ts';

/** The store, but before each reading of accounts outside a transaction something else happens. */
function interrupted(store: RecordStore, happen: () => Promise<unknown>): RecordStore {
  const reader: RecordReader = {
    get: (table, key) => store.reader.get(table, key),
    count: (table, query) => store.reader.count(table, query),
    sum: (table, column, query) => store.reader.sum(table, column, query),
    find: async (table, query) => {
      if (table.name === ledgerAccounts.name) await happen();
      return await store.reader.find(table, query);
    },
  };
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'reader') return reader;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describeStores((_, openStore) => {
  const openLedger = ledgersOf(openStore);

  test.each([
    ['once', 1],
    ['at every reading', 100],
  ])('a group posted to %s while it is checked is found sound', async (_often, times) => {
    const ledger = await openLedger();
    await ledger.post(deposit({ idemKey: 'k0', memberId: 'm0' }));
    let posted = 0;
    const store = interrupted(ledger.store, async () => {
      if (posted === times) return;
      posted += 1;
      await ledger.post(deposit({ idemKey: `k${posted}`, memberId: `m${posted}` }));
    });
    const report = await verifyGroup(store, rules, 'g1');
    expect(report).toEqual({
      groupId: 'g1',
      entries: posted + 1,
      findings: [],
      isCut: false,
    });
    expect(posted).toBe(times === 1 ? 1 : 5);
  });

  test('what is wrong is also found while the group is posted to', async () => {
    const ledger = await openLedger();
    await ledger.post(deposit({ idemKey: 'k0', memberId: 'm0' }));
    const key = { groupId: 'g1', account: 'cash' };
    await ledger.store.transact((writer) =>
      writer.update(ledgerAccounts, key, { balance: 9_999n }),
    );
    let posted = 0;
    const store = interrupted(ledger.store, async () => {
      posted += 1;
      await ledger.post(
        deposit({ idemKey: `k${posted}`, memberId: `m${posted}`, channel: 'transfer' }),
      );
    });
    const { findings } = await verifyGroup(store, rules, 'g1');
    expect(findings.map(({ field }) => field)).toContain('cash.balance');
  });

  test('a first entry by a clock a little behind the opening is sound', async () => {
    const ledger = await openLedger();
    await ledger.post(deposit({ at: NOON - 60_000 }));
    expect(await ledger.findings()).toEqual([]);
  });
});
