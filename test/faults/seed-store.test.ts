import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sha256 } from '../../src/adapters/crypto/sha256.ts';
import { openCore, type Core } from '../../src/composition/core.ts';
import { seedDemo, type SeedOutcome } from '../../src/composition/seed.ts';
import { STANDARD_CHART } from '../../src/domain/ledger/chart.ts';
import { sumSatang } from '../../src/domain/money.ts';
import { StoreUnavailableError } from '../../src/ports/records/errors.ts';
import { makePerson } from '../../src/demo/members/make-person.ts';
import { makeDemo } from '../../src/demo/make-demo.ts';
import { ALL_PERSONAS, HOME_GROUP } from '../../src/demo/personas.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import {
  ledgerCommands,
  ledgerEntries,
  pledgeMonths,
} from '../../src/stores/schema/ledger-tables.ts';
import { verifyStore } from '../../src/stores/ledger/verify/verify-store.ts';
import { START, testConfig } from '../support/bot.ts';
import { describeStores } from '../support/stores.ts';

const TODAY = '2026-11-24';
jest.setTimeout(90_000);

describeStores((_, openStore) => {
  async function emptyCore(): Promise<Core> {
    const store = await openStore({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
    return openCore(testConfig(), { store, clock: { now: () => START } });
  }

  const seed = (core: Core, today = TODAY): Promise<SeedOutcome> =>
    seedDemo(core, { demo: 'small', today });

  async function withEmpty(work: (core: Core) => Promise<void>): Promise<void> {
    const core = await emptyCore();
    try {
      await work(core);
    } finally {
      await core.store.close();
    }
  }

  async function heads(core: Core): Promise<unknown[]> {
    const all = [];
    for (const group of await core.uow.read.groups.page(undefined, 10)) {
      all.push([group, await core.uow.read.ledger.head(group.groupId)]);
    }
    return all;
  }

  const commands = makeDemo('small', TODAY).groups.flatMap((group) => group.journal().commands);
  const told: number[] = [];
  let core: Core;
  let outcome: SeedOutcome;
  beforeAll(async () => {
    core = await emptyCore();
    const onProgress = ({ entries }: { entries: number }) => void told.push(entries);
    outcome = await seedDemo(core, { demo: 'small', today: TODAY, onProgress });
  });
  afterAll(() => core.store.close());

  test('small fills a store whose books verify, with what the demo says', async () => {
    const entries = commands.length;
    expect(outcome).toMatchObject({ kind: 'seeded', groups: 3, members: 350, entries });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(entries);
    let read = 0;
    for await (const report of verifyStore(core.store, { sha256, chart: STANDARD_CHART })) {
      expect(report.findings).toEqual([]);
      read += report.entries;
    }
    expect(read).toBe(entries);
  });

  test('the pledges told are those that the members paid', async () => {
    const paid = commands.map((command) => {
      if (command.kind === 'deposit') return command.amount;
      return command.kind === 'opening-balance' ? (command.balances.pledge ?? 0n) : 0n;
    });
    expect(outcome).toMatchObject({ pledgeSatang: sumSatang(paid) });
  });

  test('personas are known by their LINE ids, the stranger is not', async () => {
    for (const { key, lineUserId } of ALL_PERSONAS) {
      const person = await core.uow.read.people.byUserId(lineUserId);
      expect({ key, known: person !== undefined }).toEqual({ key, known: key !== 'stranger' });
    }
  });

  test('the open dispute is over a receipt of member2', async () => {
    const { groups, ledger, members, receipts } = core.uow.read;
    const groupId = (await groups.byCode(HOME_GROUP))?.groupId ?? '';
    const member2 = await members.byNo(groupId, '0015');
    const [dispute, ...more] = await receipts.openDisputes(groupId);
    expect(more).toEqual([]);
    expect(dispute?.memberId).toBe(member2?.memberId);
    const entry = await ledger.entry(groupId, dispute?.seq ?? 0);
    expect(entry).toMatchObject({ kind: 'deposit', memberId: member2?.memberId });
  });

  test('the next group of a district gets a number that no group of the demo has', async () => {
    const next = await core.uow.transact((stores) => stores.groups.nextNumberIn('3804'));
    expect(next).toBe(3);
  });

  test('a store that was seeded is refused and left alone', async () => {
    const before = await heads(core);
    expect(await seed(core)).toEqual({ kind: 'not-empty' });
    expect(await heads(core)).toEqual(before);
  });

  test('of two seeds at once one fills the store, with the same chains and rows as another', () =>
    withEmpty(async (other) => {
      const kinds = (await Promise.all([seed(other), seed(other)])).map(({ kind }) => kind);
      // The other one finds the mark, or what was written meanwhile.
      expect(kinds.filter((kind) => kind === 'seeded')).toHaveLength(1);
      expect(await heads(other)).toEqual(await heads(core));
      for (const table of [ledgerEntries, ledgerCommands, pledgeMonths]) {
        const rows = (one: Core) => one.store.scan(table, { limit: 500 });
        expect(await rows(other)).toEqual(await rows(core));
      }
    }));

  test('a store that holds anything else is refused', () =>
    withEmpty(async (used) => {
      const person = makePerson('p1', `U${'0'.repeat(32)}`, START);
      await used.uow.transact((stores) => stores.people.add(person));
      expect(await seed(used)).toEqual({ kind: 'not-empty' });
      expect(await used.uow.read.groups.page(undefined, 1)).toEqual([]);
    }));

  test('an interrupted seed is told from a whole one', () =>
    withEmpty(async (half) => {
      const stop = new Error('stopped');
      const onProgress = () => {
        throw stop;
      };
      const interrupted = seedDemo(half, { demo: 'small', today: TODAY, onProgress });
      await expect(interrupted).rejects.toBe(stop);
      expect(await seed(half)).toEqual({ kind: 'interrupted-seed' });
    }));

  test('a day to come is refused before anything is written', () =>
    withEmpty(async (empty) => {
      expect(await seed(empty, '2026-11-25')).toEqual({ kind: 'today-in-future', latest: TODAY });
      expect(await empty.uow.read.settings.get('seed')).toBeUndefined();
    }));

  test('where an answer of the store was lost, the work is done again and has one effect', () =>
    withEmpty(async (slow) => {
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
      expect((await seed(impatient)).kind).toBe('seeded');
      expect(count).toBeGreaterThan(50);
      expect(await heads(slow)).toEqual(await heads(core));
    }));
});
