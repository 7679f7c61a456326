import { expect, test } from '@jest/globals';
import { explainQuery } from '../../../src/adapters/sqlite/explain-query.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import { instantOf, monthOf } from '../../../src/domain/bangkok-time.ts';
import { canonicalJson } from '../../../src/domain/ledger/canonical.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { lastDayOf } from '../../../src/domain/ledger/month-close.ts';
import { addEntries } from '../../../src/domain/ledger/type-balances.ts';
import { cashBook } from '../../../src/domain/statements/cash-book.ts';
import { memberStatement } from '../../../src/domain/statements/member-account.ts';
import { monthReceipts } from '../../../src/domain/statements/month-receipts.ts';
import { monthPeriod } from '../../../src/domain/statements/period.ts';
import {
  loadAccount,
  loadCashBook,
  loadReceipts,
  loadTrial,
} from '../../../src/features/closing/statements/load-statements.ts';
import type { Query, RecordReader } from '../../../src/ports/records/record-store.ts';
import type { Table } from '../../../src/ports/records/table.ts';
import type { LedgerReader } from '../../../src/ports/stores/ledger-store.ts';
import { RecordLedgerReader } from '../../../src/stores/ledger/ledger-reader.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, OPENED_ON } from '../../unit/ledger/books.ts';
import { TestLedger, ledgersOf } from '../ledger/ledger.ts';

const MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11'];

/** All four statements of a month up to an entry, as bytes. */
async function statements(read: LedgerReader, month: string, upTo: number): Promise<string> {
  const stores = { ledger: read };
  const period = monthPeriod(month, upTo);
  return canonicalJson([
    await loadTrial(stores, 'g1', period),
    await loadCashBook(stores, 'g1', period),
    await loadReceipts(stores, 'g1', period),
    await loadAccount(stores, { groupId: 'g1', memberId: 'm1' }, period),
  ]);
}

/** The same from the whole journal, without any shortcut. */
function expected(journal: readonly Entry[], month: string, upTo: number): string {
  const period = monthPeriod(month, upTo);
  const until = (day: string) =>
    addEntries(
      {},
      journal.filter((entry) => entry.seq <= upTo && entry.effectiveDate <= day),
      STANDARD_CHART,
    );
  const before = until(lastDayOf(MONTHS[MONTHS.indexOf(month) - 1] ?? '2026-07'));
  const own = journal.filter(({ memberId }) => memberId === 'm1');
  const all = addEntries({}, own, STANDARD_CHART);
  const now = { pledge: -(all['pledge'] ?? 0n), special: -(all['special'] ?? 0n) };
  return canonicalJson([
    until(period.last),
    cashBook(before['cash'] ?? 0n, journal, period),
    monthReceipts(journal, period),
    memberStatement('m1', now, own, period),
  ]);
}

describeStores((_, openStore) => {
  const openEmpty = ledgersOf(openStore);

  test('each is the same to the byte whenever it is made, and as the whole journal says', async () => {
    const ledger = await openEmpty([]);
    const opening = { openedOn: OPENED_ON, at: instantOf(OPENED_ON) };
    await ledger.transact((writer) => writer.open('g1', opening));
    const made = new Map<string, string>();
    const journal = async () => {
      const all: Entry[] = [];
      for await (const entry of ledger.read.entriesAfter('g1', 0)) all.push(entry);
      return all;
    };
    const check = async (): Promise<void> => {
      const all = await journal();
      for (const month of MONTHS) {
        for (let upTo = 0; upTo <= all.length; upTo += 1) {
          const bytes = await statements(ledger.read, month, upTo);
          expect([month, upTo, bytes]).toEqual([month, upTo, expected(all, month, upTo)]);
          const key = `${month}/${upTo}`;
          if (made.has(key)) expect(bytes).toBe(made.get(key));
          made.set(key, bytes);
        }
      }
    };
    const days = ['2026-08-05', '2026-09-05', '2026-09-06', '2026-10-05', '2026-11-05'];
    for (const [index, day] of days.entries()) {
      const at = instantOf(day, 12);
      const months = [monthOf(day)];
      const amount = BigInt(index + 1) * 1_000n;
      await ledger.post(
        deposit({ idemKey: `a${day}`, at, months, amount, memberId: `m${index % 2}` }),
      );
      const special = { target: 'special', months: [], channel: 'transfer' } as const;
      await ledger.post(deposit({ idemKey: `b${day}`, at, amount, memberId: 'm1', ...special }));
    }
    await check();
    await close(ledger, '2026-08');
    await close(ledger, '2026-09');
    const back = { at: instantOf('2026-11-05', 13), effectiveDate: '2026-10-20', memberId: 'm1' };
    await ledger.post(deposit({ ...back, idemKey: 'back', months: ['2027-01'] }));
    await check();
  }, 60_000);
});

async function close(ledger: TestLedger, month: string): Promise<void> {
  const head = await ledger.read.head('g1');
  if (!head) throw new Error('no head');
  const { hash, seq } = head;
  const balances = await ledger.read.balancesAt('g1', { through: lastDayOf(month), upTo: seq });
  const names = { askedBy: 't1', approvedBy: 'c1', at: instantOf('2026-11-05', 12) };
  const asked = { groupId: 'g1', month, seq, hash, balances, ...names };
  const done = await ledger.transact((writer) => writer.closeMonth(asked));
  expect(done).toEqual({ kind: 'closed' });
}

test('no statement scans or sorts: each question is a run of one index', async () => {
  const store = await openSqliteStore({ file: ':memory:', tables: ledgerTables, schemaVersion: 1 });
  const ledger = new TestLedger(store);
  await ledger.transact((writer) => writer.open('g1', { openedOn: OPENED_ON, at: 0 }));
  await ledger.post(deposit({ at: instantOf('2026-11-05', 12) }));
  const asked: { table: Table; query: Query }[] = [];
  const spy: RecordReader = {
    get: (table, key) => store.reader.get(table, key),
    find: (table, query) => {
      asked.push({ table, query });
      return store.reader.find(table, query);
    },
    count: (table, query) => store.reader.count(table, query),
    sum: (table, column, query) => {
      asked.push({ table, query });
      return store.reader.sum(table, column, query);
    },
  };
  const read = new RecordLedgerReader(spy, STANDARD_CHART);
  await statements(read, '2026-11', 1);
  await statements(read, '2026-01', 1);
  await store.close();
  expect(asked.length).toBeGreaterThan(10);
  for (const { table, query } of asked) {
    const plan = explainQuery(table, query).join(' · ');
    expect(plan).toMatch(/^SEARCH /);
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
