import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openCore, type Core } from '../../src/composition/core.ts';
import { seedDemo } from '../../src/composition/seed.ts';
import { StoreUnavailableError } from '../../src/ports/records/errors.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { START, testConfig } from '../support/bot.ts';
import { describeStores } from '../support/stores.ts';

jest.setTimeout(90_000);
const SEED = { demo: 'small', today: '2026-11-24' } as const;

describeStores((_, openStore) => {
  let plain: Core;
  let slow: Core;

  async function emptyCore(): Promise<Core> {
    const store = await openStore({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
    return openCore(testConfig(), { store, clock: { now: () => START } });
  }

  beforeAll(async () => {
    [plain, slow] = [await emptyCore(), await emptyCore()];
    await seedDemo(plain, SEED);
  });
  afterAll(() => Promise.all([plain.store.close(), slow.store.close()]));

  async function heads(core: Core): Promise<unknown[]> {
    const all = [];
    for (const group of await core.uow.read.groups.page(undefined, 10)) {
      all.push([group, await core.uow.read.ledger.head(group.groupId)]);
    }
    return all;
  }

  test('where an answer of the store was lost, the work is done again and has one effect', async () => {
    let count = 0;
    const { store } = slow;
    const faulty: RecordStore = {
      reader: store.reader,
      async transact(work) {
        const result = await store.transact(work);
        count += 1;
        if (count % 5 === 0) throw new StoreUnavailableError('the answer was lost');
        return result;
      },
      insertEach: (table, rows) => store.insertEach(table, rows),
      updateEach: (table, changes) => store.updateEach(table, changes),
      scan: (table, page) => store.scan(table, page),
      now: () => store.now(),
      ping: () => store.ping(),
      describe: () => store.describe(),
      close: () => store.close(),
    };
    const impatient = await openCore(testConfig(), { store: faulty, clock: slow.clock });
    expect((await seedDemo(impatient, SEED)).kind).toBe('seeded');
    expect(count).toBeGreaterThan(50);
    expect(await heads(slow)).toEqual(await heads(plain));
  });
});
