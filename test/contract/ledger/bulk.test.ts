import { expect, test } from '@jest/globals';
import type { DepositCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { ledgerMonthCloses, ledgerTables } from '../../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit, NOON } from '../../unit/ledger/books.ts';
import { ledgersOf } from './ledger.ts';

/** 150 commands of 9 members: successes, refusals of several kinds, repeats and mismatches. */
const commands = Array.from({ length: 150 }, (_, index) => {
  if (index % 11 === 9) return { ...commandOf(index - 3), at: NOON };
  if (index % 11 === 10) return { ...commandOf(index), idemKey: `k${index - 3}` };
  return commandOf(index);
});

function commandOf(index: number): DepositCommand {
  return deposit({
    idemKey: `k${index}`,
    memberId: `m${index % 9}`,
    months: [`2026-${String(1 + (index % 7)).padStart(2, '0')}`],
    amount: index % 13 === 12 ? 0n : BigInt(1 + (index % 5) * 1_000),
    at: NOON + index * 60_000 - (index % 17 === 16 ? 600_000 : 0),
    extra: index % 4 === 0,
    ...(index % 3 === 0 ? { target: 'special' as const, months: [], extra: false } : {}),
  });
}

describeStores((_, openStore) => {
  const openLedger = ledgersOf(openStore);

  test('many at once is the same as one by one, to the row and to the hash', async () => {
    const single = await openLedger();
    const bulk = await openLedger();
    const oneByOne = [];
    for (const command of commands) oneByOne.push(await single.post(command));
    const atOnce = [];
    for (const run of [commands.slice(0, 1), commands.slice(1, 97), commands.slice(97)]) {
      atOnce.push(...(await bulk.transact((writer) => writer.postMany('g1', run))));
    }
    expect(atOnce).toEqual(oneByOne);
    const kinds = new Set(oneByOne.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['posted', 'refused', 'replayed', 'mismatch']));
    for (const table of ledgerTables) {
      const [rows, others] = await Promise.all(
        [single, bulk].map(({ store }) => store.scan(table, { limit: 1_000 })),
      );
      expect(others).toEqual(rows);
      // Nobody closes a month here.
      if (table !== ledgerMonthCloses) expect(rows?.length).toBeGreaterThan(0);
    }
    expect(await bulk.findings()).toEqual([]);
  });

  test('commands of another group are not let in', async () => {
    const ledger = await openLedger(['g1', 'g2']);
    const mixed = ledger.transact((writer) =>
      writer.postMany('g1', [deposit(), deposit({ groupId: 'g2', idemKey: 'k2' })]),
    );
    await expect(mixed).rejects.toThrow(TypeError);
    expect(await ledger.read.head('g1')).toMatchObject({ seq: 0 });
    expect(await ledger.transact((writer) => writer.postMany('g1', []))).toEqual([]);
  });
});
