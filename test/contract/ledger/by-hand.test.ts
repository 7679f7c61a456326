import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import { createBooksChecker } from '../../../src/composition/books-checker.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { checkBooksJob } from '../../../src/features/witness/check-books.job.ts';
import { CATALOGUE } from '../../../src/stores/schema/catalogue.ts';
import { openBench, type Bench } from '../../jobs/support/bench.ts';
import { addGroup } from '../../jobs/support/village.ts';
import { MongoDatabases } from '../../support/mongo-databases.ts';
import { describeMongo } from '../../support/stores.ts';
import { deposit, NOON } from '../../unit/ledger/books.ts';

/**
 * Reliability page §4, corruption by hand: each kind that it lists, made below the store as who
 * owns the database can, is found, freezes its group, and leaves the other one alone. (Bytes
 * flipped in a file: flipped-bytes.test.ts; more kinds: corruption.test.ts, raw-corruption.test.ts.)
 */
const KINDS = {
  'amount to string': 'g1 2 I2 row',
  'posting dropped': 'g1 2 I1 postings',
  'hashes swapped': 'g1 2 I11 hash',
  'tail deleted': 'g1 I3 head.seq',
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

async function fill(bench: Bench): Promise<void> {
  for (const groupId of ['g1', 'g2']) {
    await addGroup(bench.uow, groupId);
    for (const [index, month] of ['2026-08', '2026-09', '2026-10'].entries()) {
      const command = deposit({ groupId, idemKey: `k${index + 1}`, months: [month] });
      await bench.uow.transact(({ ledger }) => ledger.post(command));
    }
  }
}

/** The nightly check over the store, and what the group and its neighbour do afterwards. */
async function nightOver(bench: Bench, expected: string): Promise<void> {
  const books = createBooksChecker(bench.store);
  const found = (await books.check('g1')).findings.map(({ groupId, seq, invariant, field }) =>
    [groupId, seq, invariant, field].filter((part) => part !== null).join(' '),
  );
  expect(found).toContain(expected);
  expect((await books.check('g2')).findings).toEqual([]);
  const lines = await checkBooksJob.run({ ...bench.deps, books }, { at: NOON, dryRun: false });
  expect(lines.map(({ what }) => what)).toEqual(['frozen', 'checked']);
  const post = (groupId: string) =>
    bench.uow.transact(({ ledger }) =>
      ledger.post(deposit({ groupId, idemKey: 'k9', months: ['2026-11'] })),
    );
  expect(await post('g1')).toMatchObject({ kind: 'refused', reason: 'frozen' });
  expect(await post('g2')).toMatchObject({ kind: 'posted' });
}

/** JSON of the postings with the first one's amount as a number, whatever kind the column holds. */
const withNumber = (postings: string) => postings.replace('"amount":"10000"', '"amount":10000');
const withoutFirst = (postings: string) =>
  JSON.stringify((JSON.parse(postings) as unknown[]).slice(1));

describe('embedded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-hand-'));
  const file = join(folder, 'store.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = (): Promise<RecordStore> =>
    openSqliteStore({ file, tables: CATALOGUE, schemaVersion: 1 });

  function tamper(kind: Kind): void {
    const db = new DatabaseSync(file);
    for (const verb of ['update', 'delete']) db.exec(`DROP TRIGGER ledger_entries__no_${verb}`);
    const read = (column: string, seq: number) =>
      String(
        db
          .prepare(`SELECT ${column} AS it FROM ledger_entries WHERE groupId = 'g1' AND seq = ?`)
          .get(seq)?.['it'],
      );
    const write = (column: string, seq: number, value: string) =>
      db
        .prepare(`UPDATE ledger_entries SET ${column} = ? WHERE groupId = 'g1' AND seq = ?`)
        .run(value, seq);
    const [two, three] = [read('hash', 2), read('hash', 3)];
    const hands: Record<Kind, () => unknown> = {
      'amount to string': () => write('postings', 2, withNumber(read('postings', 2))),
      'posting dropped': () => write('postings', 2, withoutFirst(read('postings', 2))),
      'hashes swapped': () => [write('hash', 2, three), write('hash', 3, two)],
      'tail deleted': () => db.exec("DELETE FROM ledger_entries WHERE groupId = 'g1' AND seq = 3"),
    };
    hands[kind]();
    db.close();
  }

  test.each(kinds)('found, its group frozen, the other untouched: %s', async (kind) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const before = await openBench(open, NOON);
    await fill(before);
    await before.close();
    tamper(kind);
    const bench = await openBench(open, NOON);
    await nightOver(bench, KINDS[kind]);
    await bench.close();
  });

  test('an amount cannot even be made a text in a balance: the table refuses it', async () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const bench = await openBench(open, NOON);
    await fill(bench);
    await bench.close();
    const db = new DatabaseSync(file);
    const edit = "UPDATE ledger_accounts SET balance = 'ten' WHERE groupId = 'g1'";
    expect(() => db.exec(edit)).toThrow('cannot store TEXT');
    db.close();
  });
});

describeMongo((uri) => {
  const databases = new MongoDatabases(uri);
  afterAll(() => databases.giveBack());

  async function tamper(store: RecordStore, kind: Kind): Promise<void> {
    const entries = databases.databaseOf(store).collection('ledger_entries');
    const which = (seq: number) => ({ groupId: 'g1', seq: BigInt(seq) });
    const set = (seq: number, $set: object) =>
      entries.updateOne(which(seq), { $set }, { bypassDocumentValidation: true });
    const read = async (column: string, seq: number) =>
      String((await entries.findOne(which(seq)))?.[column]);
    const [two, three] = [await read('hash', 2), await read('hash', 3)];
    const postings = await read('postings', 2);
    const hands: Record<Kind, () => Promise<unknown>> = {
      'amount to string': () => set(2, { postings: withNumber(postings) }),
      'posting dropped': () => set(2, { postings: withoutFirst(postings) }),
      'hashes swapped': async () => [await set(2, { hash: three }), await set(3, { hash: two })],
      'tail deleted': () => entries.deleteOne(which(3)),
    };
    await hands[kind]();
  }

  test.each(kinds)('found, its group frozen, the other untouched: %s', async (kind) => {
    const bench = await openBench((options) => databases.open(options), NOON);
    await fill(bench);
    await tamper(bench.store, kind);
    await nightOver(bench, KINDS[kind]);
    await bench.close();
  });
});
