import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { describeRecordStores } from './record-stores.ts';
import { catalogue, entries, member, members, slot, slots } from './catalogue.ts';

const WRITERS = 8;
const ROUNDS = 50;
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const counted = <T>(values: readonly T[], value: T) => values.filter((one) => one === value).length;

describeRecordStores((name, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: catalogue });
  });
  afterEach(() => store.close());

  test('8 writers × 50 transactions on one head row lose no update and leave no gap', async () => {
    const head = { id: 'm1' };
    await store.insertEach(members, [member({ number: 0 })]);
    // Writers of one process follow one another; two instances meet at the server.
    const beside =
      name === 'mongodb' ? await openStore({ tables: catalogue, beside: store }) : store;
    let runs = 0;
    const slowest: number[] = [];
    const post = (instance: RecordStore) =>
      instance.transact(async (writer) => {
        runs += 1;
        const row = await writer.get(members, head);
        const seq = (row?.number ?? 0) + 1;
        await writer.update(members, head, { number: seq, balance: (row?.balance ?? 0n) + 1n });
        await writer.insert(entries, { group: 'g1', seq, amount: 1n, memo: null });
        return seq;
      });
    const seqs: number[] = [];
    const started = performance.now();
    await Promise.all(
      times(WRITERS, async (writer) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const from = performance.now();
          seqs.push(await post(writer % 2 ? beside : store));
          slowest.push(performance.now() - from);
        }
      }),
    );
    if (beside !== store) await beside.close();
    const total = WRITERS * ROUNDS;
    const wanted = times(total, (at) => at + 1);
    expect(seqs.toSorted((a, b) => a - b)).toEqual(wanted);
    expect((await store.scan(entries, { limit: total + 1 })).map((row) => row.seq)).toEqual(wanted);
    expect(await store.reader.get(members, head)).toMatchObject({
      number: total,
      balance: BigInt(total),
    });
    const p99 = slowest.toSorted((a, b) => a - b)[Math.floor(total * 0.99)] ?? 0;
    expect(p99).toBeLessThan(2000);
    if (name === 'mongodb') expect(runs).toBeGreaterThan(total);
    if (process.env['SAJJA_TEST_FIGURES']) {
      const perSecond = Math.round(total / ((performance.now() - started) / 1000));
      console.info(`${name}: ${perSecond}/s, p99 ${Math.round(p99)} ms, ${runs} runs for ${total}`);
    }
  }, 60_000);

  test('of many inserts of one row exactly one is inserted', async () => {
    const outcomes = await Promise.all(times(40, () => store.insertEach(members, [member()])));
    expect(counted(outcomes.flat(), 'inserted')).toBe(1);
    expect(counted(outcomes.flat(), 'duplicate')).toBe(39);
  });

  test('of many inserts of one unique value exactly one is inserted', async () => {
    const outcomes = await Promise.all(
      times(20, (at) =>
        store.insertEach(members, [member({ id: `m${at}`, number: at, lineId: 'U1' })]),
      ),
    );
    expect(counted(outcomes.flat(), 'inserted')).toBe(1);
    expect(await store.scan(members, { limit: 99 })).toHaveLength(1);
  });

  test('of many transactions that insert one row exactly one is kept, the others are duplicates', async () => {
    const results = await Promise.allSettled(
      times(20, (at) =>
        store.transact(async (writer) => {
          await writer.insert(slots, slot({ name: `by ${at}` }));
          await writer.insert(members, member());
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(reasons.every((reason) => reason instanceof DuplicateRecordError)).toBe(true);
    expect(await store.scan(slots, { limit: 99 })).toHaveLength(1);
  });

  test('of many claims of one free row exactly one holds', async () => {
    await store.insertEach(slots, [slot()]);
    const key = { group: 'g1', name: 'a', at: 1 };
    const claims = times(30, (at) =>
      store.updateEach(slots, [
        { key, patch: { owner: `o${at}`, turn: 1 }, expect: { owner: null } },
      ]),
    );
    const outcomes = (await Promise.all(claims)).flat();
    expect(counted(outcomes, true)).toBe(1);
    expect((await store.reader.get(slots, key))?.owner).toBe(`o${outcomes.indexOf(true)}`);
  });

  test('claims of different rows all hold', async () => {
    const rows = times(100, (at) => slot({ at }));
    await store.insertEach(slots, rows);
    const changes = rows.map(({ group, name: label, at }) => ({
      key: { group, name: label, at },
      patch: { turn: at + 1 },
      expect: { turn: 0 },
    }));
    const outcomes = await Promise.all([
      store.updateEach(slots, changes),
      store.updateEach(slots, changes),
    ]);
    for (const at of rows.keys()) {
      expect([outcomes[0]?.[at], outcomes[1]?.[at]].filter(Boolean)).toHaveLength(1);
    }
  });

  test('transactions, inserts and claims at once each answer for themselves', async () => {
    await store.insertEach(
      slots,
      times(10, (at) => slot({ at })),
    );
    const jobs = times(10, (at) => [
      store.transact(async (writer) => {
        await writer.insert(members, member({ id: `t${at}`, number: at }));
        if (at % 3 === 0) throw new Error(`refused ${at}`);
        return `kept ${at}`;
      }),
      store.insertEach(members, [member({ id: `i${at % 5}`, number: 100 + (at % 5) })]),
      store.updateEach(slots, [
        { key: { group: 'g1', name: 'a', at }, patch: { turn: 1 }, expect: { turn: 0 } },
      ]),
    ]).flat();
    const results = await Promise.allSettled(jobs);
    const told = results.filter((_, at) => at % 3 === 0);
    for (const [at, result] of told.entries()) {
      if (at % 3 === 0) expect(result).toMatchObject({ reason: { message: `refused ${at}` } });
      else expect(result).toMatchObject({ value: `kept ${at}` });
    }
    const ids = (await store.scan(members, { limit: 99 })).map((row) => row.id);
    expect(ids).toEqual(['i0', 'i1', 'i2', 'i3', 'i4', 't1', 't2', 't4', 't5', 't7', 't8']);
    const inserted = results.flatMap((result, at) =>
      at % 3 === 1 && result.status === 'fulfilled' ? (result.value as string[]) : [],
    );
    expect(counted(inserted, 'inserted')).toBe(5);
    const turned = await store.reader.find(slots, {
      index: 'byTurn',
      eq: { group: 'g1', turn: 1 },
    });
    expect(turned).toHaveLength(10);
  });

  test('thousands of rows in one call and many calls at once are all kept', async () => {
    const rows = times(3000, (at) => slot({ at }));
    const [first, ...others] = await Promise.all([
      store.insertEach(slots, rows),
      ...times(50, (at) => store.insertEach(slots, [slot({ name: 'b', at })])),
    ]);
    expect(counted(first ?? [], 'inserted')).toBe(3000);
    expect(counted(others.flat(), 'inserted')).toBe(50);
    expect(await store.reader.count(slots, { index: 'key' })).toBe(3050);
  });
});
