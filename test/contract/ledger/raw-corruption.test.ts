import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { MongoDatabases } from '../../support/mongo-databases.ts';
import { describeMongo } from '../../support/stores.ts';
import { deposit } from '../../unit/ledger/books.ts';
import { TestLedger } from './ledger.ts';

/** What no program of ours can write, below the store, as a database administrator could. */
async function fill(store: RecordStore): Promise<TestLedger> {
  const ledger = await TestLedger.open(() => Promise.resolve(store), ['g1', 'g2']);
  for (const groupId of ['g1', 'g2']) {
    for (const index of [1, 2, 3, 4]) {
      await ledger.post(deposit({ groupId, idemKey: `k${index}`, months: [`2026-0${index}`] }));
    }
    await ledger.post(deposit({ groupId, idemKey: 'k5', amount: 0n }));
  }
  expect(await ledger.findings()).toEqual([]);
  return ledger;
}

async function findingsThenClose(ledger: TestLedger): Promise<string[]> {
  try {
    return await ledger.findings();
  } finally {
    await ledger.store.close();
  }
}

/** Every finding names g1: the other group stays sound. */
function onlyG1(found: readonly string[]): readonly string[] {
  expect(found.filter((finding) => !finding.startsWith('g1 '))).toEqual([]);
  return found;
}

describe('embedded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-ledger-'));
  const file = join(folder, 'store.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["UPDATE ledger_entries SET postings = '[{' WHERE seq = 2", 'g1 2 I6 ledger_entries'],
    ["UPDATE ledger_entries SET postings = 'null' WHERE seq = 2", 'g1 2 I2 postings'],
    ["UPDATE ledger_entries SET postings = '[null]' WHERE seq = 2", 'g1 2 I2 row'],
    ["UPDATE ledger_entries SET facts = '1e' WHERE seq = 1", 'g1 1 I6 ledger_entries'],
    ["UPDATE ledger_entries SET facts = 'null' WHERE seq = 1", 'g1 1 I2 facts'],
    ["UPDATE ledger_entries SET approvers = '[1]' WHERE seq = 1", 'g1 1 I2 row'],
    ["UPDATE ledger_entries SET facts = '[]' WHERE seq = 1", 'g1 1 I2 row'],
    ['UPDATE ledger_entries SET facts = \'{"a":{}}\' WHERE seq = 1', 'g1 1 I2 row'],
    ["UPDATE ledger_commands SET outcome = '' WHERE idemKey = 'k3'", 'g1 I6 ledger_commands'],
    ["UPDATE ledger_commands SET outcome = '{}' WHERE idemKey = 'k3'", 'g1 3 I10 commands[k3]'],
    ['DELETE FROM ledger_entries WHERE seq = 4', 'g1 I3 head.seq'],
    ['UPDATE ledger_accounts SET balance = balance + 1', 'g1 I1 accounts'],
    ["UPDATE ledger_entries SET receiptNo = '' WHERE seq = 4", 'g1 4 I3 receiptNo'],
    ['UPDATE ledger_entries SET reversesSeq = 1 WHERE seq = 4', 'g1 4 I11 hash'],
    ['UPDATE ledger_heads SET hash = upper(hash)', 'g1 I11 head.hash'],
  ])('found: %s', async (edit, finding) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const options = { file, tables: ledgerTables, schemaVersion: 1 };
    const filled = await fill(await openSqliteStore(options));
    await filled.store.close();
    const db = new DatabaseSync(file);
    for (const table of ['ledger_entries', 'ledger_commands']) {
      for (const verb of ['update', 'delete']) db.exec(`DROP TRIGGER ${table}__no_${verb}`);
    }
    db.exec(edit.includes('WHERE') ? `${edit} AND groupId = 'g1'` : `${edit} WHERE groupId = 'g1'`);
    db.close();
    const ledger = new TestLedger(await openSqliteStore(options));
    const found = await findingsThenClose(ledger);
    expect(onlyG1(found)).toContain(finding);
  });

  test('the store itself refuses to change or remove an entry or a key', async () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const filled = await fill(
      await openSqliteStore({ file, tables: ledgerTables, schemaVersion: 1 }),
    );
    await filled.store.close();
    const db = new DatabaseSync(file);
    for (const table of ['ledger_entries', 'ledger_commands']) {
      expect(() => db.exec(`UPDATE ${table} SET inputHash = ''`)).toThrow('append-only');
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    }
    db.close();
  });
});

describeMongo((uri) => {
  const databases = new MongoDatabases(uri);
  afterAll(() => databases.giveBack());

  test.each([
    ['ledger_entries', { seq: 2 }, { postings: '[{' }, 'g1 2 I6 ledger_entries'],
    ['ledger_entries', { seq: 2 }, { postings: 'null' }, 'g1 2 I2 postings'],
    ['ledger_entries', { seq: 2 }, { postings: '[null]' }, 'g1 2 I2 row'],
    ['ledger_entries', { seq: 2 }, { effectiveDate: '2026-11-04' }, 'g1 2 I11 hash'],
    ['ledger_entries', { seq: 2 }, { kind: 5 }, 'g1 2 I2 kind'],
    ['ledger_entries', { seq: 2 }, { recordedAt: 'now' }, 'g1 2 I2 recordedAt'],
    ['ledger_accounts', { account: 'cash' }, { balance: '40000' }, 'g1 I4 total[cash]'],
    ['ledger_accounts', { account: 'cash' }, { balance: 40_000.5 }, 'g1 I6 ledger_accounts'],
    ['ledger_accounts', { account: 'cash' }, { balance: null }, 'g1 I4 cash.balance'],
    ['ledger_commands', { outcome: /posted/ }, { outcome: '' }, 'g1 I6 ledger_commands'],
    ['ledger_heads', { _id: 'g1' }, { seq: 3n }, 'g1 I3 head.seq'],
    ['pledge_months', { month: '2026-01' }, { amount: '1' }, 'g1 1 I4 months[m1][2026-01]'],
  ])('found: %s %p set to %p', async (collection, which, edit, finding) => {
    const store = await databases.open({ tables: ledgerTables });
    const ledger = await fill(store);
    const filter: Record<string, unknown> = { groupId: 'g1', ...which };
    // A head's only key is its document's id; whole numbers are int64.
    if ('_id' in which) delete filter['groupId'];
    if ('seq' in which) filter['seq'] = BigInt(which.seq);
    const changed = await databases
      .databaseOf(store)
      .collection(collection)
      .updateOne(filter, { $set: edit }, { bypassDocumentValidation: true });
    expect(changed.modifiedCount).toBe(1);
    const found = await findingsThenClose(ledger);
    expect(onlyG1(found)).toContain(finding);
  });
});
