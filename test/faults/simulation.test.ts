import { afterAll, expect, test } from '@jest/globals';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { MongoDatabases } from '../support/mongo-databases.ts';
import { describeMongo } from '../support/stores.ts';
import { simulate, simulateOn } from './simulation/simulate.ts';

/** `SIM_SEEDS=1000 npm run test:faults -- test/faults/simulation.test.ts` looks further; SIM_FIRST begins elsewhere. */
const SEEDS = Number(process.env['SIM_SEEDS'] || 5);
const FIRST = Number(process.env['SIM_FIRST'] || 1);
/** Things that happen in one world: some twenty entries in weeks or months. */
const STEPS = 5_000;
const FEW_STEPS = 600;
/** Each step is dozens of round trips there. */
const MONGO_SEEDS = Number(process.env['SIM_MONGO_SEEDS'] || 2);
const MS_A_SEED = 90_000;
/** With fewer worlds chance may leave something out. */
const SEEDS_FOR_ALL = 5;

/** What has to have happened somewhere, or the worlds were too kind to show anything. */
const DIED = [
  'inbox:before',
  'inbox:stored',
  'turn:claimed',
  'turn:inside',
  'turn:committed',
  'send:before',
  'send:accepted',
  'send:marked',
].map((point) => `died at ${point}`);
const FAILED = [
  'store before',
  'store after',
  'store again',
  'line reply cut',
  'line reply lost',
  'line reply too-fast',
  'line reply slow',
  'line reply invalid-reply-token',
  'line push cut',
  'line push lost',
  'event duplicated',
  'event late',
  'event redelivered',
  'clock midnight',
  'clock days',
  'clock month',
  'clock back',
  'treasurer ends',
  'chair ends',
  'auditor ends',
];
/** Kinds of entries that were posted, at the least; which ones chance decides. */
const KINDS_MIN = 4;

const seeds = Array.from({ length: SEEDS }, (_, at) => FIRST + at);
const seen = new Map<string, number>();
const posted = new Set<string>();
const count = (some: ReadonlyMap<string, number>): void => {
  for (const [what, times] of some) seen.set(what, (seen.get(what) ?? 0) + times);
};

test(
  'the same seed gives the same world, to the last word and hash',
  async () => {
    const once = await simulate(FIRST, FEW_STEPS);
    expect((await simulate(FIRST, FEW_STEPS)).trace).toBe(once.trace);
    expect((await simulate(FIRST + 1, FEW_STEPS)).trace).not.toBe(once.trace);
  },
  MS_A_SEED * 3,
);

test.each(seeds)(
  'a world from seed %i: sound after every step, and a day after the last fault nothing waits',
  async (seed) => {
    const { faults, kinds, seen: met } = await simulate(seed, STEPS);
    expect(faults).toEqual([]);
    for (const kind of kinds.keys()) posted.add(kind);
    count(met);
  },
  MS_A_SEED,
);

describeMongo((uri) => {
  const databases = new MongoDatabases(uri);
  afterAll(() => databases.giveBack(), MS_A_SEED);

  test.each(seeds.slice(0, MONGO_SEEDS))(
    'the world from seed %i is the same to the last word and hash, and as sound',
    async (seed) => {
      const store = await databases.open({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
      const { faults, lines, trace } = await simulateOn(store, seed, FEW_STEPS);
      expect(faults).toEqual([]);
      const embedded = await simulate(seed, FEW_STEPS);
      expect(lines).toEqual(embedded.lines);
      expect(trace).toBe(embedded.trace);
      await store.close();
    },
    MS_A_SEED * 2,
  );
});

afterAll(() => {
  const told = [...seen].toSorted(([one], [other]) => one.localeCompare(other));
  if (process.env['SIM_TELL'])
    console.log(
      [...posted].join(' '),
      told.map(([what, times]) => `${times} × ${what}`).join('\n'),
    );
});

test('in these worlds everything went wrong that can, and all sorts of money moved', () => {
  if (SEEDS < SEEDS_FOR_ALL) return;
  const missing = [...DIED, ...FAILED].filter((what) => !seen.has(what));
  expect(missing).toEqual([]);
  expect(posted.size).toBeGreaterThanOrEqual(KINDS_MIN);
});
