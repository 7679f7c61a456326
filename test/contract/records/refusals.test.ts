import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { text } from '../../../src/ports/records/column.ts';
import type { RecordStore, RecordWriter } from '../../../src/ports/records/record-store.ts';
import { table } from '../../../src/ports/records/table.ts';
import { describeStores } from '../../support/stores.ts';
import { catalogue, entries, member, members, slots } from './catalogue.ts';

type Loose = Record<string, unknown>;

describeStores((_, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: catalogue });
    await store.insertEach(members, [member()]);
  });
  afterEach(async () => {
    expect(await store.scan(members, { limit: 9 })).toEqual([member()]);
    await store.close();
  });

  const inside = (work: (writer: RecordWriter) => Promise<unknown>) => store.transact(work);
  const without = (name: string) => {
    const row: Loose = member({ id: 'x' });
    delete row[name];
    return row as ReturnType<typeof member>;
  };
  const strange = (over: Loose) =>
    ({ ...member({ id: 'x', number: 9 }), ...over }) as ReturnType<typeof member>;

  const rows: [string, () => ReturnType<typeof member>][] = [
    ['a missing column', () => without('balance')],
    ['a missing column that may be null', () => without('note')],
    ['a column too many', () => strange({ extra: 1 })],
    ['an operator for a name', () => strange({ $set: { balance: 1n } })],
    ['an own __proto__', () => JSON.parse('{"__proto__": 1}') as ReturnType<typeof member>],
    ['undefined', () => strange({ note: undefined })],
    ['null where no null can be', () => strange({ group: null })],
    ['an object for text', () => strange({ group: { $gt: '' } })],
    ['an array for text', () => strange({ nickname: ['a'] })],
    ['a String object', () => strange({ nickname: Object('a') })],
    ['half a letter', () => strange({ nickname: 'a\udc00' })],
    ['a number for money', () => strange({ balance: 1 })],
    ['a digit string for money', () => strange({ balance: '1' })],
    ['money beyond int64', () => strange({ balance: -(2n ** 63n) - 1n })],
    ['a bigint for a whole number', () => strange({ number: 1n })],
    ['NaN', () => strange({ number: Number.NaN })],
    ['Infinity', () => strange({ dueAt: Infinity })],
    ['a fraction', () => strange({ number: 0.5 })],
    ['0 for false', () => strange({ active: 0 })],
    ['null for JSON', () => strange({ facts: null })],
    ['a bigint inside JSON', () => strange({ facts: { tags: [1n] } })],
    ['a function for JSON', () => strange({ facts: () => 1 })],
    ['an array for bytes', () => strange({ photo: [1, 2] })],
  ];

  test.each(rows)(
    'a row with %s is a TypeError for every verb, and nothing is kept',
    async (__, make) => {
      await expect(
        store.insertEach(members, [member({ id: 'y', number: 5 }), make()]),
      ).rejects.toThrow(TypeError);
      await expect(inside((writer) => writer.insert(members, make()))).rejects.toThrow(TypeError);
      await expect(inside((writer) => writer.put(members, make()))).rejects.toThrow(TypeError);
    },
  );

  const changes: [string, Loose, Loose, Loose | undefined][] = [
    ['an empty patch', { id: 'm1' }, {}, undefined],
    ['a key column in the patch', { id: 'm1' }, { id: 'm2' }, undefined],
    ['an unknown column in the patch', { id: 'm1' }, { $set: 1 }, undefined],
    ['a wrong kind in the patch', { id: 'm1' }, { balance: 1 }, undefined],
    ['undefined in the patch', { id: 'm1' }, { balance: undefined }, undefined],
    ['an operator as an expectation', { id: 'm1' }, { number: 2 }, { balance: { $gte: 0n } }],
    ['an unknown column expected', { id: 'm1' }, { number: 2 }, { $where: '1' }],
    ['a key column expected', { id: 'm1' }, { number: 2 }, { id: 'm2' }],
    ['no key', {}, { number: 2 }, undefined],
    ['an operator as the key', { id: { $ne: '' } }, { number: 2 }, undefined],
    ['more than the key', { id: 'm1', group: 'g1' }, { number: 2 }, undefined],
  ];

  test.each(changes)('a change with %s is a TypeError', async (__, key, patch, expected) => {
    await expect(inside((writer) => writer.update(members, key, patch, expected))).rejects.toThrow(
      TypeError,
    );
    const change = { key, patch, ...(expected && { expect: expected }) };
    await expect(store.updateEach(members, [change])).rejects.toThrow(TypeError);
  });

  test('a key that is not exactly the key is a TypeError for every reader', async () => {
    for (const key of [{}, { group: 'g1' }, { group: 'g1', name: 'a', at: 1, turn: 1 }]) {
      await expect(store.reader.get(slots, key)).rejects.toThrow(TypeError);
      await expect(store.scan(slots, { after: key, limit: 1 })).rejects.toThrow(TypeError);
      await expect(inside((writer) => writer.get(slots, key))).rejects.toThrow(TypeError);
      await expect(inside((writer) => writer.remove(slots, key))).rejects.toThrow(TypeError);
    }
    await expect(store.scan(slots, { limit: 0 })).rejects.toThrow(TypeError);
  });

  test('a table that is not in the catalogue is a TypeError for every verb', async () => {
    const other = table('other', { columns: { id: text() }, key: ['id'] });
    const row = { id: 'a' };
    await expect(store.reader.get(other, row)).rejects.toThrow(TypeError);
    await expect(store.reader.find(other, { index: 'key' })).rejects.toThrow(TypeError);
    await expect(store.scan(other, { limit: 1 })).rejects.toThrow(TypeError);
    await expect(store.insertEach(other, [row])).rejects.toThrow(TypeError);
    await expect(inside((writer) => writer.insert(other, row))).rejects.toThrow(TypeError);
  });

  test('inside a transaction the store itself refuses to be used, and a transaction cannot nest', async () => {
    const ways: (() => Promise<unknown>)[] = [
      () => store.transact(async () => 1),
      () => store.insertEach(members, [member({ id: 'z' })]),
      () => store.updateEach(members, []),
      () => store.reader.get(members, { id: 'm1' }),
      () => store.reader.find(members, { index: 'key' }),
      () => store.scan(members, { limit: 1 }),
    ];
    for (const way of ways) {
      await expect(inside(way)).rejects.toThrow('inside a transaction only its writer may be used');
    }
  });

  test('a writer kept beyond its transaction refuses to be used', async () => {
    let kept: RecordWriter | undefined;
    await inside(async (writer) => {
      kept = writer;
    });
    await expect(kept?.get(members, { id: 'm1' })).rejects.toThrow('has ended');
    await expect(kept?.insert(members, member({ id: 'z' }))).rejects.toThrow('has ended');
  });

  test('an append-only table is refused before its rows are looked at', async () => {
    const key = { group: 'g1', seq: 1 };
    await expect(inside((writer) => writer.remove(entries, key))).rejects.toThrow('append-only');
  });
});
