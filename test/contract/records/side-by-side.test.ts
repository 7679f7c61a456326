import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { RecordStore, RecordWriter } from '../../../src/ports/records/record-store.ts';
import { catalogue, entries, member, members, slot, slots, tasks } from './catalogue.ts';
import { describeRecordStores } from './record-stores.ts';

const MANY = 40;
const numbers = Array.from({ length: MANY }, (_, at) => at + 1);
const entry = (seq: number, memo: string | null = null) => ({ group: 'g1', seq, amount: 1n, memo });

/** Reads of every kind, some of rows that the same transaction wrote. */
const READS: ((reader: RecordWriter) => Promise<unknown>)[] = [
  (reader) => reader.get(members, { id: 'm1' }),
  (reader) => reader.get(members, { id: 'nobody' }),
  (reader) => reader.get(members, { id: 'm3' }),
  (reader) => reader.get(entries, { group: 'g1', seq: 2 }),
  (reader) => reader.find(members, { index: 'byGroup', eq: { group: 'g1' }, order: 'desc' }),
  (reader) => reader.find(members, { index: 'byNumber', eq: { group: 'g1' }, range: { gt: 1 } }),
  (reader) => reader.find(members, { index: 'byLine', eq: { lineId: 'U1' } }),
  (reader) => reader.find(entries, { index: 'key', eq: { group: 'g1' }, order: 'desc', limit: 3 }),
  (reader) => reader.find(entries, { index: 'byMemo', eq: { group: 'g1' } }),
  (reader) => reader.find(slots, { index: 'key', range: { gte: 'g' }, limit: 2 }),
  (reader) => reader.find(tasks, { index: 'byState', eq: { state: 'open' }, range: { lte: 9 } }),
  (reader) => reader.find(tasks, { index: 'byState', eq: { state: 'open' }, range: { gt: 9 } }),
];

describeRecordStores((_name, openStore) => {
  let store: RecordStore;
  beforeEach(async () => {
    store = await openStore({ tables: catalogue });
    await store.insertEach(members, [
      member({ lineId: 'U1', dueAt: 2 ** 40, photo: new Uint8Array([0, 255]) }),
      member({ id: 'm2', number: 2, balance: 2n ** 62n, note: { text: 'ก' } }),
    ]);
    await store.insertEach(
      entries,
      [1, 2, 3, 4].map((seq) => entry(seq, seq % 2 ? `memo ${seq}` : null)),
    );
    await store.insertEach(slots, [slot(), slot({ at: 2 }), slot({ at: 3 })]);
    await store.insertEach(tasks, [
      { id: 't2', state: 'open', at: 9, note: null },
      { id: 't1', state: 'open', at: 9, note: 'x' },
      { id: 't3', state: 'done', at: 1, note: null },
    ]);
  });
  afterEach(() => store.close());

  test('reads asked for at once answer as one by one, with what was just written', async () => {
    const write = async (writer: RecordWriter) => {
      await writer.insert(members, member({ id: 'm3', number: 3 }));
      await writer.update(members, { id: 'm1' }, { balance: 7n });
      await writer.remove(slots, { group: slot().group, name: slot().name, at: 2 });
    };
    const gone = new Error('taken back');
    let oneByOne: unknown[] = [];
    const first = store.transact(async (writer) => {
      await write(writer);
      oneByOne = [];
      for (const read of READS) oneByOne.push(await read(writer));
      throw gone;
    });
    await expect(first).rejects.toBe(gone);
    const atOnce = await store.transact(async (writer) => {
      await write(writer);
      return await Promise.all(READS.map((read) => read(writer)));
    });
    expect(atOnce).toEqual(oneByOne);
    expect(oneByOne.filter((found) => Array.isArray(found) && found.length > 0)).toHaveLength(7);
  });

  test('a read after a write, not waited for, sees it; one before does not', async () => {
    const amounts = await store.transact(async (writer) => {
      const before = writer.get(members, { id: 'm1' });
      const change = writer.update(members, { id: 'm1' }, { balance: 9n });
      const after = writer.get(members, { id: 'm1' });
      const rows = [await before, await after];
      await change;
      return rows.map((row) => row?.balance);
    });
    expect(amounts).toEqual([0n, 9n]);
  });

  test('works at once share commits, and each has its own outcome', async () => {
    const works = numbers.map((number) =>
      store.transact(async (writer) => {
        const head = await writer.get(members, { id: 'm1' });
        const balance = (head?.balance ?? 0n) + 1n;
        await writer.update(members, { id: 'm1' }, { balance });
        await writer.insert(entries, entry(100 + number));
        // Every fifth has a part of it at the server when it gives up.
        if (number % 5 === 0) await writer.find(entries, { index: 'key', eq: { group: 'g1' } });
        if (number % 4 === 0 || number % 5 === 0) throw new RangeError(`work ${number}`);
        return balance;
      }),
    );
    const outcomes = await Promise.allSettled(works);
    const kept = numbers.filter((number) => number % 4 !== 0 && number % 5 !== 0);
    const told = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(told.toSorted((a, b) => Number(a - b))).toEqual(kept.map((_, at) => BigInt(at + 1)));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual(
      numbers
        .filter((number) => !kept.includes(number))
        .map((number) => new RangeError(`work ${number}`)),
    );
    expect((await store.reader.get(members, { id: 'm1' }))?.balance).toBe(BigInt(kept.length));
    const rows = await store.scan(entries, { limit: 500, after: { group: 'g1', seq: 100 } });
    expect(rows.map(({ seq }) => seq - 100)).toEqual(kept);
  });

  test('a duplicate among works at once is that work’s alone', async () => {
    const works = numbers.map((number) =>
      store.transact(async (writer) => {
        await writer.insert(entries, entry(100 + number, number === 7 ? 'memo 1' : null));
        await writer.insert(slots, slot({ name: `at once ${number % 8}`, at: number }));
        return number;
      }),
    );
    const outcomes = await Promise.allSettled(works);
    const failed = outcomes.flatMap((one, at) => (one.status === 'rejected' ? [at + 1] : []));
    expect(failed).toEqual([7]);
    expect(outcomes[6]).toMatchObject({ reason: expect.any(DuplicateRecordError) });
    const rows = await store.scan(entries, { limit: 500, after: { group: 'g1', seq: 100 } });
    expect(rows).toHaveLength(MANY - 1);
  });
});
