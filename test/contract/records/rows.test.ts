import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { describeRecordStores } from './record-stores.ts';
import { catalogue, entries, member, members, slot, slots } from './catalogue.ts';

describeRecordStores((_, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: catalogue });
  });
  afterEach(() => store.close());

  test('a row comes back exactly as it went in, every kind, filled and empty', async () => {
    const full = member({
      nickname: 'ย่าทองดี กี่น้ำปุ๋ย 👵🏽',
      lineId: 'U1',
      balance: -9_223_372_036_854_775_808n,
      active: false,
      dueAt: 1_796_000_000_123,
      facts: { tags: ['ก', 'x"y'], depth: { n: 1.5 } },
      note: { text: '$where: {"$gt": ""}' },
      sealed: new Uint8Array([7, 0, 9]),
    });
    const empty = member({ id: 'm2', number: 2 });
    await store.transact(async (writer) => {
      await writer.insert(members, full);
      await writer.insert(members, empty);
      expect(await writer.get(members, { id: 'm1' })).toEqual(full);
    });
    expect(await store.reader.get(members, { id: 'm1' })).toEqual(full);
    expect(await store.reader.get(members, { id: 'm2' })).toEqual(empty);
    expect(await store.reader.get(members, { id: 'm3' })).toBeUndefined();
  });

  test('text with quotes, operators, NUL, line ends and letters beyond the BMP is only text', async () => {
    const texts = [
      '',
      ' ',
      "'; DROP TABLE members;--",
      '$gt',
      '{"$gt":""}',
      'a\0b',
      'a\nb\r',
      '𝒳',
      'ﾯ',
    ];
    await store.insertEach(
      members,
      texts.map((id, number) => member({ id, number, nickname: id })),
    );
    for (const id of texts) {
      expect((await store.reader.get(members, { id }))?.nickname).toBe(id);
    }
  });

  test.each([
    0n,
    -1n,
    2n ** 31n - 1n,
    2n ** 31n,
    -(2n ** 31n) - 1n,
    10n ** 12n,
    2n ** 53n + 1n,
    2n ** 63n - 1n,
    -(2n ** 63n),
  ])('%s satang comes back as the same bigint', async (balance) => {
    await store.insertEach(members, [member({ balance })]);
    expect((await store.reader.get(members, { id: 'm1' }))?.balance).toBe(balance);
    const query = { index: 'byGroup', eq: { group: 'g1', active: true, balance } };
    expect(await store.reader.count(members, query)).toBe(1);
    expect(await store.reader.sum(members, 'balance', query)).toBe(balance);
  });

  test.each([0, -1, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'the whole number %s comes back as the same number',
    async (number) => {
      await store.insertEach(members, [member({ number, dueAt: number })]);
      const found = await store.reader.find(members, { index: 'byDue', eq: { dueAt: number } });
      expect(found.map((row) => [row.number, row.dueAt])).toEqual([[number, number]]);
      const slotKey = { group: 'g', name: 'n', at: number };
      await store.insertEach(slots, [slot(slotKey)]);
      expect((await store.reader.get(slots, slotKey))?.at).toBe(number);
    },
  );

  test('update changes the named columns, sets and clears nulls, and tells a missing row', async () => {
    await store.insertEach(members, [member({ lineId: 'U1', nickname: 'old' })]);
    const result = await store.transact(async (writer) => [
      await writer.update(members, { id: 'm1' }, { lineId: null, dueAt: 5, balance: 7n }),
      await writer.update(members, { id: 'nobody' }, { balance: 7n }),
    ]);
    expect(result).toEqual([true, false]);
    expect(await store.reader.get(members, { id: 'm1' })).toEqual(
      member({ nickname: 'old', dueAt: 5, balance: 7n }),
    );
  });

  test('update with an expectation changes nothing unless every column still holds its value', async () => {
    await store.insertEach(members, [member({ balance: 5n })]);
    const key = { id: 'm1' };
    const outcomes = await store.transact(async (writer) => [
      await writer.update(members, key, { number: 2 }, { balance: 6n }),
      await writer.update(members, key, { number: 3 }, { balance: 5n, lineId: 'U1' }),
      await writer.update(members, key, { number: 4 }, { balance: 5n, lineId: null }),
      await writer.update(members, key, { number: 5 }, { number: 4, active: true }),
      await writer.update(members, key, { number: 6 }, { photo: new Uint8Array([0, 255, 1]) }),
      await writer.update(members, key, { number: 7 }, { photo: new Uint8Array([0, 255]) }),
      await writer.update(members, key, { number: 8 }, { facts: { tags: [] } }),
    ]);
    expect(outcomes).toEqual([false, false, true, true, true, false, true]);
    expect((await store.reader.get(members, key))?.number).toBe(8);
  });

  test('put inserts, then replaces the whole row', async () => {
    await store.transact(async (writer) => {
      await writer.put(members, member({ lineId: 'U1', note: { text: 'a' } }));
      await writer.put(members, member({ balance: 9n }));
    });
    await store.transact((writer) => writer.put(slots, slot({ owner: 'x', turn: 3 })));
    await store.transact((writer) => writer.put(slots, slot({ turn: 4 })));
    expect(await store.reader.get(members, { id: 'm1' })).toEqual(member({ balance: 9n }));
    expect(await store.scan(slots, { limit: 9 })).toEqual([slot({ turn: 4 })]);
  });

  test('remove tells whether there was a row; its key and unique values are free again', async () => {
    await store.insertEach(members, [member({ lineId: 'U1' })]);
    const outcomes = await store.transact(async (writer) => {
      const first = await writer.remove(members, { id: 'm1' });
      const second = await writer.remove(members, { id: 'm1' });
      await writer.insert(members, member({ lineId: 'U1', number: 3 }));
      return [first, second, (await writer.get(members, { id: 'm1' }))?.number];
    });
    expect(outcomes).toEqual([true, false, 3]);
  });

  test('insertEach answers row by row, repeats within one call and unique values included', async () => {
    const rows = [
      member({ lineId: 'U1' }),
      member({ lineId: 'U2', number: 2 }),
      member({ id: 'm2', number: 2, lineId: 'U1' }),
      member({ id: 'm3', number: 3 }),
    ];
    const first = await store.insertEach(members, rows);
    expect(first).toEqual(['inserted', 'duplicate', 'duplicate', 'inserted']);
    const again = await store.insertEach(members, rows);
    expect(again).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(await store.insertEach(members, [])).toEqual([]);
    expect((await store.scan(members, { limit: 9 })).map((row) => row.id)).toEqual(['m1', 'm3']);
  });

  test('updateEach answers change by change', async () => {
    await store.insertEach(slots, [slot(), slot({ name: 'b' })]);
    const key = { group: 'g1', at: 1 };
    const changes = [
      { key: { ...key, name: 'a' }, patch: { turn: 1 }, expect: { turn: 0 } },
      { key: { ...key, name: 'b' }, patch: { turn: 1 }, expect: { turn: 9 } },
      { key: { ...key, name: 'c' }, patch: { turn: 1 } },
      { key: { ...key, name: 'b' }, patch: { owner: 'me' }, expect: { owner: null } },
    ];
    expect(await store.updateEach(slots, changes)).toEqual([true, false, false, true]);
    expect(await store.updateEach(slots, [])).toEqual([]);
  });

  test('updateEach into the unique value of another row rejects, its other changes stand', async () => {
    await store.insertEach(slots, [slot({ owner: 'x' }), slot({ name: 'b' }), slot({ name: 'c' })]);
    const key = { group: 'g1', at: 1 };
    const changes = [
      { key: { ...key, name: 'b' }, patch: { owner: 'x' } },
      { key: { ...key, name: 'c' }, patch: { owner: 'y' } },
    ];
    await expect(store.updateEach(slots, changes)).rejects.toThrow(DuplicateRecordError);
    const rows = await store.scan(slots, { limit: 9 });
    expect(rows.map((row) => row.owner)).toEqual(['x', null, 'y']);
  });

  test('rows with a null in a unique index do not exclude each other', async () => {
    const rows = [1, 2, 3].map((seq) => ({ group: 'g1', seq, amount: 1n, memo: null }));
    expect(await store.insertEach(entries, rows)).toEqual(['inserted', 'inserted', 'inserted']);
    const memo = 'once';
    const named = [4, 5].map((seq) => ({ group: 'g1', seq, amount: 1n, memo }));
    expect(await store.insertEach(entries, named)).toEqual(['inserted', 'duplicate']);
    const inIndex = await store.reader.find(entries, { index: 'byMemo', eq: { group: 'g1' } });
    expect(inIndex.map((row) => row.seq)).toEqual([4]);
  });

  test('an append-only table takes inserts only', async () => {
    const row = { group: 'g1', seq: 1, amount: 1n, memo: null };
    await store.insertEach(entries, [row]);
    const key = { group: 'g1', seq: 1 };
    await expect(
      store.transact((writer) => writer.update(entries, key, { amount: 2n })),
    ).rejects.toThrow('append-only');
    await expect(store.transact((writer) => writer.put(entries, row))).rejects.toThrow(
      'append-only',
    );
    await expect(store.transact((writer) => writer.remove(entries, key))).rejects.toThrow(
      'append-only',
    );
    await expect(store.updateEach(entries, [{ key, patch: { amount: 2n } }])).rejects.toThrow(
      'append-only',
    );
    expect(await store.scan(entries, { limit: 2 })).toEqual([row]);
  });
});
