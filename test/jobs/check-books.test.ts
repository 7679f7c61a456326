import { afterEach, expect, test } from '@jest/globals';
import { createBooksChecker } from '../../src/composition/books-checker.ts';
import type { JobDeps } from '../../src/conversation/job.ts';
import { checkBooksJob } from '../../src/features/witness/check-books.job.ts';
import { ledgerAccounts } from '../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../support/stores.ts';
import { openBench, type Bench } from './support/bench.ts';
import { addGroup } from './support/village.ts';

const NIGHT = Date.parse('2026-11-24T02:40:00+07:00');
const HOUR_MS = 3_600_000;

describeStores((_name, openStore) => {
  let bench: Bench;
  afterEach(() => bench.close());

  test('once a day each book is recomputed; what contradicts itself is frozen, others go on', async () => {
    bench = await openBench(openStore, NIGHT);
    const alarms: unknown[] = [];
    const books = createBooksChecker(bench.store);
    const deps: JobDeps = { ...bench.deps, books, alarm: (...said) => void alarms.push(said) };
    const run = (at: number) => checkBooksJob.run(deps, { at, dryRun: false });
    for (const groupId of ['g1', 'g2']) {
      await addGroup(bench.uow, groupId);
      await bench.uow.transact(({ ledger }) =>
        ledger.post({
          kind: 'deposit',
          groupId,
          idemKey: 'k1',
          actor: 'p1',
          memberId: 'm1',
          target: 'pledge',
          months: ['2026-11'],
          amount: 10_000n,
          channel: 'cash',
          at: NIGHT,
        }),
      );
    }
    expect(await run(NIGHT - HOUR_MS)).toEqual([]);
    expect(await checkBooksJob.run(deps, { at: NIGHT, dryRun: true })).toHaveLength(1);
    const both = await Promise.all([run(NIGHT), run(NIGHT)]);
    const total = { what: 'checked', groups: 2, entries: 2, findings: 0 };
    expect(both.flat()).toEqual([total]);
    expect(await run(NIGHT + HOUR_MS)).toEqual([]);

    const key = { groupId: 'g1', account: 'cash' };
    await bench.store.updateEach(ledgerAccounts, [{ key, patch: { balance: 1n } }]);
    const next = NIGHT + 27 * HOUR_MS;
    const [frozen] = await run(next);
    expect(frozen).toMatchObject({ what: 'frozen', groupId: 'g1' });
    expect(alarms).toEqual([
      [
        'books frozen',
        { group: 'g1', reason: 'books cash.balance: I4: is not that after the last entry' },
      ],
    ]);
    const { freezes, ledger } = bench.uow.read;
    expect((await ledger.head('g1'))?.state).toBe('frozen');
    expect((await ledger.head('g2'))?.state).toBe('open');
    expect(await freezes.open('g1')).toMatchObject({ by: 'check-books', field: 'cash.balance' });
    const [again] = await run(next + 24 * HOUR_MS);
    expect(again).toMatchObject({ what: 'frozen-before' });
    expect(alarms).toHaveLength(1);
  });

  test('whoever began and died is followed by another within the hour', async () => {
    bench = await openBench(openStore, NIGHT);
    await addGroup(bench.uow, 'g1');
    const books = createBooksChecker(bench.store);
    const dying = {
      ...books,
      groups: () => {
        throw new Error('killed');
      },
    };
    const run = (with_: typeof books, at: number) =>
      checkBooksJob.run({ ...bench.deps, books: with_ }, { at, dryRun: false });
    await expect(run(dying, NIGHT)).rejects.toThrow('killed');
    expect(await run(books, NIGHT + 60_000)).toEqual([]);
    expect(await run(books, NIGHT + HOUR_MS)).toHaveLength(1);
  });
});
