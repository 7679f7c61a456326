import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { explainQuery } from '../../../src/adapters/sqlite/explain-query.ts';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type {
  CashCountsWriter,
  NewCashCount,
} from '../../../src/ports/stores/cash-counts-store.ts';
import {
  createCashCountsReader,
  createCashCountsWriter,
} from '../../../src/stores/cash-counts-store.ts';
import { cashCountsTable } from '../../../src/stores/schema/cash-counts.ts';
import { describeStores } from '../../support/stores.ts';

const DAY = '2026-11-05';
const counted = (given: Partial<NewCashCount> = {}): NewCashCount => ({
  groupId: 'g1',
  day: DAY,
  no: 1,
  pieces: { 50_000: 3, 25: 0 },
  counted: 150_000n,
  seq: 7,
  receipts: 2,
  received: 2_147_483_648_00n,
  register: 149_950n,
  paidIn: 0n,
  countedBy: 'p1',
  approvalId: 'a1',
  at: 100,
  ...given,
});
const OPEN = { confirmedBy: null, confirmedAt: null, suspenseSeq: null, stands: false };
const HOW = { by: 'p2', at: 200, suspenseSeq: 8 };

describeStores((_name, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: [cashCountsTable] });
  });
  afterEach(() => store.close());

  const read = () => createCashCountsReader(store.reader);
  const write = <R>(work: (counts: CashCountsWriter) => Promise<R>): Promise<R> =>
    store.transact((writer) => work(createCashCountsWriter(writer)));
  const add = (...given: NewCashCount[]) =>
    write(async (counts) => {
      for (const one of given) await counts.add(one);
    });

  test('a count comes back as it was, those of a day in their order, a number once', async () => {
    await add(
      counted(),
      counted({ no: 2 }),
      counted({ day: '2026-11-06' }),
      counted({ groupId: 'g2' }),
    );
    expect(await read().byNo('g1', DAY, 1)).toEqual({ ...counted(), ...OPEN });
    expect(await read().byNo('g1', DAY, 3)).toBeUndefined();
    expect((await read().ofDay('g1', DAY)).map(({ no }) => no)).toEqual([1, 2]);
    await expect(add(counted())).rejects.toThrow(DuplicateRecordError);
  });

  test('one is confirmed once; a later one of the day stands instead, the first keeps its names', async () => {
    await add(counted(), counted({ no: 2 }), counted({ day: '2026-11-06' }));
    expect(await write((counts) => counts.confirm(counted(), HOW))).toBe(true);
    expect(await write((counts) => counts.confirm(counted(), { ...HOW, by: 'p3' }))).toBe(false);
    expect(await write((counts) => counts.confirm(counted({ no: 9 }), HOW))).toBe(false);
    const found = await read().byNo('g1', DAY, 1);
    const first = { confirmedBy: 'p2', confirmedAt: 200, suspenseSeq: 8 };
    expect(found).toMatchObject({ ...first, stands: true });
    const again = { by: 'p3', at: 300, suspenseSeq: null };
    expect(await write((counts) => counts.confirm(counted({ no: 2 }), again))).toBe(true);
    expect(await read().ofDay('g1', DAY)).toMatchObject([
      { ...first, stands: false },
      { confirmedBy: 'p3', confirmedAt: 300, suspenseSeq: null, stands: true },
    ]);
    expect(await read().confirmedDays('g1', DAY, DAY)).toEqual([DAY]);
  });

  test('an earlier count never takes the place of a later one', async () => {
    await add(counted(), counted({ no: 2 }));
    await write((counts) => counts.confirm(counted({ no: 2 }), HOW));
    expect(await write((counts) => counts.confirm(counted(), HOW))).toBe(false);
    expect(await read().ofDay('g1', DAY)).toMatchObject([{ stands: false }, { stands: true }]);
  });

  test('confirmed days are those of the group within the bounds, in order', async () => {
    for (const day of ['2026-11-05', '2026-10-31', '2026-11-30', '2026-12-01']) {
      await add(counted({ day }));
      await write((counts) => counts.confirm(counted({ day }), HOW));
    }
    await add(counted({ day: '2026-11-20' }), counted({ groupId: 'g2' }));
    await write((counts) => counts.confirm(counted({ groupId: 'g2' }), HOW));
    const days = (groupId: string) => read().confirmedDays(groupId, '2026-11-01', '2026-11-30');
    expect(await days('g1')).toEqual(['2026-11-05', '2026-11-30']);
    expect(await days('g2')).toEqual([DAY]);
  });

  test('of eight who give a number at once, one does', async () => {
    const tries = Array.from({ length: 8 }, () => add(counted()));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

test('no question scans', () => {
  const first = { eq: { groupId: 'g1', day: DAY }, index: 'key' };
  const range = { gte: '2026-11-01', lte: '2026-11-30' };
  const second = { eq: { groupId: 'g1' }, index: 'confirmed', range };
  for (const query of [first, second]) {
    expect(explainQuery(cashCountsTable, query).join(' ')).toMatch(/^SEARCH /);
  }
});
