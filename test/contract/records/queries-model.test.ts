import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { columnsOf } from '../../../src/ports/records/plan-query.ts';
import type { Query, RecordStore } from '../../../src/ports/records/record-store.ts';
import type { RowOf } from '../../../src/ports/records/table.ts';
import { describeRecordStores } from './record-stores.ts';
import { catalogue, slots } from './catalogue.ts';

type Slot = RowOf<typeof slots>;
type Value = string | number | null;

/** Text that a careless join of key parts, a separator or UTF-16 order would confuse. */
const TEXTS = [
  '',
  ' ',
  '  ',
  '!',
  '! ',
  '!P',
  'P',
  '\0',
  '\u0001',
  '"',
  '#',
  'a',
  'a ',
  'a!',
  'aa',
  'ก',
  'ก ',
  '\uffff',
  '𝒳',
  '𝒳 ',
];
const INTS = [
  0,
  1,
  -1,
  9,
  10,
  -10,
  2 ** 31,
  -(2 ** 31),
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
];
const someText = fc.constantFrom(...TEXTS);
const someInt = fc.constantFrom(...INTS);
const someRow = fc.record({
  group: someText,
  name: someText,
  at: someInt,
  owner: fc.oneof(someText, fc.constant(null)),
  turn: someInt,
});

const compare = (a: Value, b: Value): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string')
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
};
const compareBy = (columns: readonly string[]) => (a: Slot, b: Slot) => {
  const [first] = columns
    .map((name) => compare(a[name as keyof Slot], b[name as keyof Slot]))
    .filter(Boolean);
  return first ?? 0;
};
const holds = {
  gt: (n: number) => n > 0,
  gte: (n: number) => n >= 0,
  lt: (n: number) => n < 0,
  lte: (n: number) => n <= 0,
};

/** What the contract says a query gives, in a few lines over an array. */
function model(rows: readonly Slot[], query: Query<typeof slots>): Slot[] {
  const columns = columnsOf(slots, query.index);
  const eq = Object.entries(query.eq ?? {}) as [keyof Slot, Value][];
  const next = columns[eq.length] as keyof Slot;
  const matching = rows
    .filter((row) => query.index !== 'byOwner' || row.owner !== null)
    .filter((row) => eq.every(([name, value]) => row[name] === value))
    .filter((row) =>
      Object.entries(query.range ?? {}).every(
        ([operator, value]) =>
          row[next] !== null &&
          holds[operator as keyof typeof holds](compare(row[next], value as Value)),
      ),
    )
    .toSorted(compareBy([...columns, ...slots.key]));
  if (query.order === 'desc') matching.reverse();
  return matching.slice(0, query.limit);
}

const unique = (rows: readonly Slot[]) => {
  const kept: Slot[] = [];
  for (const row of rows) {
    const sameKey = (other: Slot) => compareBy(slots.key)(row, other) === 0;
    const sameOwner = (other: Slot) =>
      row.owner !== null && row.owner === other.owner && row.group === other.group;
    if (!kept.some((other) => sameKey(other) || sameOwner(other))) kept.push(row);
  }
  return kept;
};

const someQuery = fc
  .record({
    index: fc.constantFrom('key', 'byOwner', 'byAt', 'byTurn'),
    run: fc.nat({ max: 3 }),
    like: someRow,
    bounds: fc.record(
      { gt: fc.nat(99), gte: fc.nat(99), lt: fc.nat(99), lte: fc.nat(99) },
      { requiredKeys: [] },
    ),
    order: fc.constantFrom('asc', 'desc'),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .map(({ index, run, like, bounds, order, limit }): Query<typeof slots> => {
    const columns = columnsOf(slots, index) as (keyof Slot)[];
    const eqColumns = columns
      .slice(0, run)
      .filter((name) => like[name] !== null || index !== 'byOwner');
    const next = columns[eqColumns.length];
    const pool: (string | number)[] = next === 'at' || next === 'turn' ? INTS : TEXTS;
    const range = Object.fromEntries(
      Object.entries(next ? bounds : {}).map(([operator, at]) => [
        operator,
        pool[at % pool.length],
      ]),
    );
    const eq = Object.fromEntries(eqColumns.map((name) => [name, like[name]]));
    return { index, eq, range, order, ...(limit !== undefined && { limit }) } as Query<
      typeof slots
    >;
  });

describeRecordStores((name, openStore) => {
  let store: RecordStore;
  beforeAll(async () => {
    store = await openStore({ tables: catalogue });
  });
  afterAll(() => store.close());

  const emptied = async () => {
    const rows = await store.scan(slots, { limit: 999 });
    await store.transact(async (writer) => {
      for (const { group, name: label, at } of rows)
        await writer.remove(slots, { group, name: label, at });
    });
  };

  test('every query gives what a filter and a sort over all rows would give', async () => {
    const property = fc.asyncProperty(
      fc.array(someRow, { minLength: 5, maxLength: 40 }),
      fc.array(someQuery, { minLength: 20, maxLength: 20 }),
      async (given, queries) => {
        await emptied();
        const rows = unique(given);
        const outcomes = await store.insertEach(slots, given);
        expect(outcomes.filter((outcome) => outcome === 'inserted')).toHaveLength(rows.length);
        expect(await store.scan(slots, { limit: 999 })).toEqual(
          rows.toSorted(compareBy(slots.key)),
        );
        for (const query of queries) {
          const wanted = model(rows, query);
          expect(await store.reader.find(slots, query)).toEqual(wanted);
          expect(await store.reader.count(slots, query)).toBe(wanted.length);
        }
      },
    );
    await fc.assert(property, { numRuns: name === 'embedded' ? 150 : 30 });
  }, 60_000);
});
