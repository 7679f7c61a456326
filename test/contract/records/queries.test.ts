import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Query, RecordStore } from '../../../src/ports/records/record-store.ts';
import { describeRecordStores } from './record-stores.ts';
import { catalogue, entries, member, members, slot, slots, tasks } from './catalogue.ts';

describeRecordStores((_, openStore) => {
  let store: RecordStore;
  const people = [
    member({ id: 'c', number: 3, balance: 300n, dueAt: 30, lineId: 'U3' }),
    member({ id: 'a', number: 1, balance: 100n, dueAt: 10 }),
    member({ id: 'd', number: 4, balance: -400n, dueAt: null, active: false }),
    member({ id: 'b', number: 2, balance: 100n, dueAt: 10, lineId: 'U2' }),
    member({ id: 'e', number: 1, balance: 5n, dueAt: 20, group: 'g2' }),
  ];

  beforeEach(async () => {
    store = await openStore({ tables: catalogue });
    await store.insertEach(members, people);
  });
  afterEach(() => store.close());

  const idsOf = async (query: Query<typeof members>) =>
    (await store.reader.find(members, query)).map((row) => row.id).join('');

  test('rows come in index order, equal ones in key order, backwards too', async () => {
    const eq = { group: 'g1', active: true };
    expect(await idsOf({ index: 'byGroup', eq })).toBe('abc');
    expect(await idsOf({ index: 'byGroup', eq, order: 'desc' })).toBe('cba');
    expect(await idsOf({ index: 'byGroup', eq: { group: 'g1' } })).toBe('dabc');
    expect(await idsOf({ index: 'byGroup' })).toBe('dabce');
    expect(await idsOf({ index: 'byGroup', eq, limit: 2 })).toBe('ab');
    expect(await idsOf({ index: 'byGroup', eq, order: 'desc', limit: 2 })).toBe('cb');
    expect(await idsOf({ index: 'key' })).toBe('abcde');
    expect(await idsOf({ index: 'key', eq: { id: 'c' } })).toBe('c');
    expect(await idsOf({ index: 'key', range: { gt: 'b', lte: 'd' }, order: 'desc' })).toBe('dc');
  });

  test('a range bounds the column after the equal ones, each bound in or out', async () => {
    const eq = { group: 'g1', active: true };
    const within = (range: Query['range']) => idsOf({ index: 'byGroup', eq, range: range ?? {} });
    expect(await within({ gt: 100n })).toBe('c');
    expect(await within({ gte: 100n })).toBe('abc');
    expect(await within({ lt: 300n })).toBe('ab');
    expect(await within({ lte: 300n })).toBe('abc');
    expect(await within({ gt: 100n, lt: 300n })).toBe('');
    expect(await within({})).toBe('abc');
    expect(await idsOf({ index: 'byGroup', eq: { group: 'g1' }, range: { lt: true } })).toBe('d');
    expect(await idsOf({ index: 'byNumber', eq: { group: 'g1' }, range: { gte: 2, lte: 3 } })).toBe(
      'bc',
    );
  });

  test('an index over the rows that wait finds these alone, and is asked for no others', async () => {
    const task = (id: string, state: string, at: number) => ({
      id,
      state,
      at,
      note: null,
    });
    await store.insertEach(tasks, [
      task('a', 'open', 3),
      task('b', 'done', 2),
      task('c', 'open', 1),
    ]);
    const open = async (over: Partial<Query<typeof tasks>> = {}) => {
      const query = { index: 'byState', eq: { state: 'open' }, ...over };
      return (await store.reader.find(tasks, query)).map(({ id }) => id).join('');
    };
    expect(await open()).toBe('ca');
    expect(await open({ range: { gt: 1 } })).toBe('a');
    await store.updateEach(tasks, [
      { key: { id: 'a' }, patch: { state: 'done' } },
      { key: { id: 'b' }, patch: { state: 'open' } },
    ]);
    expect(await open()).toBe('cb');
    await expect(open({ eq: { state: 'done' } })).rejects.toThrow('only rows whose state is open');
    await expect(open({ eq: {} })).rejects.toThrow('only rows whose state is open');
  });

  test('a null sorts first, can be asked for, and lies in no range', async () => {
    expect(await idsOf({ index: 'byDue' })).toBe('dabec');
    expect(await idsOf({ index: 'byDue', order: 'desc' })).toBe('cebad');
    expect(await idsOf({ index: 'byDue', eq: { dueAt: null } })).toBe('d');
    expect(await idsOf({ index: 'byDue', range: { lt: 1000 } })).toBe('abec');
    expect(await idsOf({ index: 'byDue', range: { gt: -1000 } })).toBe('abec');
  });

  test('a unique index holds only rows without a null in it', async () => {
    expect(await idsOf({ index: 'byLine' })).toBe('bc');
    expect(await idsOf({ index: 'byLine', range: { gt: 'U2' } })).toBe('c');
    expect(await idsOf({ index: 'byLine', eq: { lineId: 'U2' } })).toBe('b');
    expect(await store.reader.count(members, { index: 'byLine' })).toBe(2);
  });

  test('count and sum follow the query, its limit included', async () => {
    const query = { index: 'byGroup', eq: { group: 'g1', active: true } };
    expect(await store.reader.count(members, query)).toBe(3);
    expect(await store.reader.sum(members, 'balance', query)).toBe(500n);
    expect(await store.reader.count(members, { ...query, limit: 2 })).toBe(2);
    expect(await store.reader.sum(members, 'balance', { ...query, limit: 2 })).toBe(200n);
    expect(await store.reader.sum(members, 'balance', { ...query, order: 'desc', limit: 1 })).toBe(
      300n,
    );
    const nobody = { index: 'byGroup', eq: { group: 'none' } };
    expect(await store.reader.count(members, nobody)).toBe(0);
    expect(await store.reader.sum(members, 'balance', nobody)).toBe(0n);
    expect(await store.reader.find(members, nobody)).toEqual([]);
  });

  test('a sum is exact above 2^53 and refuses to leave int64', async () => {
    const amounts = [2n ** 53n, 1n, 2n ** 62n - 1n, 2n ** 62n - 1n];
    const rows = amounts.map((amount, at) => ({
      group: `g${at >> 1}`,
      seq: at,
      amount,
      memo: null,
    }));
    await store.insertEach(entries, rows);
    const sum = (group: string) =>
      store.reader.sum(entries, 'amount', { index: 'key', eq: { group } });
    expect(await sum('g0')).toBe(2n ** 53n + 1n);
    expect(await sum('g1')).toBe(2n ** 63n - 2n);
    await store.insertEach(entries, [{ group: 'g1', seq: 9, amount: 2n, memo: null }]);
    await expect(sum('g1')).rejects.toThrow(RangeError);
    await expect(
      store.transact((writer) =>
        writer.sum(entries, 'amount', { index: 'key', eq: { group: 'g1' } }),
      ),
    ).rejects.toThrow(RangeError);
  });

  test('scan pages through a table in key order without a gap', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const seen: string[] = [];
    let after: { id: string } | undefined;
    for (;;) {
      const page = await store.scan(members, { limit: 2, ...(after && { after }) });
      seen.push(...page.map((row) => row.id));
      const last = page.at(-1);
      if (!last) break;
      after = { id: last.id };
    }
    expect(seen).toEqual(ids);
  });

  test('scan of a table with several key columns follows all of them', async () => {
    const keys = [
      ['g', 'a', 2],
      ['g', 'a b', -5],
      ['g', 'a!', 10],
      ['g', 'a', -11],
      ['g ', 'a', 1],
      ['g', '', 3],
      ['g!', 'a', 1],
      ['', 'z', 1],
    ] as const;
    await store.insertEach(
      slots,
      keys.map(([group, name, at]) => slot({ group, name, at })),
    );
    const all = await store.scan(slots, { limit: 99 });
    expect(all.map(({ group, name, at }) => `${group}|${name}|${at}`)).toEqual([
      '|z|1',
      'g||3',
      'g|a|-11',
      'g|a|2',
      'g|a b|-5',
      'g|a!|10',
      'g |a|1',
      'g!|a|1',
    ]);
    for (const [at, { group, name, at: number }] of all.entries()) {
      const rest = await store.scan(slots, { after: { group, name, at: number }, limit: 99 });
      expect(rest).toEqual(all.slice(at + 1));
    }
  });

  const eq = { group: 'g1' };
  const bad: [string, object][] = [
    ['an index that does not exist', { index: 'byNothing' }],
    ['a name that every object has', { index: 'constructor' }],
    ['an equal column that is not in the index', { index: 'byGroup', eq: { id: 'a' } }],
    ['a gap before the equal column', { index: 'byGroup', eq: { active: true } }],
    ['a column that does not exist', { index: 'byGroup', eq: { nothing: 1 } }],
    ['a value of another kind', { index: 'byGroup', eq: { group: 7 } }],
    ['an operator as a value', { index: 'byGroup', eq: { group: { $gt: '' } } }],
    ['undefined as a value', { index: 'byGroup', eq: { group: undefined } }],
    ['null where no null can be', { index: 'byGroup', eq: { group: null } }],
    ['null in a unique index', { index: 'byLine', eq: { lineId: null } }],
    ['a number for money', { index: 'byGroup', eq: { ...eq, active: true, balance: 5 } }],
    ['a fraction', { index: 'byNumber', eq: { ...eq, number: 1.5 } }],
    ['a number that is not safe', { index: 'byNumber', eq: { ...eq, number: 2 ** 53 } }],
    [
      'money beyond int64',
      { index: 'byGroup', eq: { ...eq, active: true }, range: { lt: 2n ** 63n } },
    ],
    ['half a letter', { index: 'byGroup', eq: { group: '\ud83d' } }],
    [
      'a bound of another kind',
      { index: 'byGroup', eq: { ...eq, active: true }, range: { lt: 5 } },
    ],
    ['a null bound', { index: 'byDue', range: { gt: null } }],
    ['a bound that does not exist', { index: 'byDue', range: { $gt: 5 } }],
    ['a range with no column left', { index: 'byLine', eq: { lineId: 'U1' }, range: { gt: 'a' } }],
    ['another order', { index: 'byDue', order: '; DROP TABLE members' }],
    ['no rows', { index: 'byDue', limit: 0 }],
    ['half a row', { index: 'byDue', limit: 1.5 }],
  ];

  test.each(bad)('a query with %s is a TypeError, inside and outside', async (__, query) => {
    const asked = query as Query<typeof members>;
    await expect(store.reader.find(members, asked)).rejects.toThrow(TypeError);
    await expect(store.reader.count(members, asked)).rejects.toThrow(TypeError);
    await expect(store.reader.sum(members, 'balance', asked)).rejects.toThrow(TypeError);
    await expect(store.transact((writer) => writer.find(members, asked))).rejects.toThrow(
      TypeError,
    );
  });

  test('a sum over a column that is not money is a TypeError', async () => {
    const query = { index: 'byGroup' };
    await expect(store.reader.sum(members, 'number', query)).rejects.toThrow(TypeError);
    await expect(store.reader.sum(members, 'toString' as 'id', query)).rejects.toThrow(TypeError);
  });
});
