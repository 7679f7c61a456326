import { afterEach, expect, jest, test } from '@jest/globals';
import { sha256 } from '../../src/adapters/crypto/sha256.ts';
import { openCore, type Core } from '../../src/composition/core.ts';
import { seedDemo, type SeedOutcome } from '../../src/composition/seed.ts';
import { STANDARD_CHART } from '../../src/domain/ledger/chart.ts';
import { makeDemo } from '../../src/demo/make-demo.ts';
import { ALL_PERSONAS, HOME_GROUP } from '../../src/demo/personas.ts';
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
jest.setTimeout(60_000);

describeStores((_, openStore) => {
  const opened: Core[] = [];

  async function freshCore(): Promise<Core> {
    const store = await openStore({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
    const core = await openCore(testConfig(), { store, clock: { now: () => START } });
    opened.push(core);
    return core;
  }

  afterEach(async () => {
    for (const core of opened.splice(0)) await core.store.close();
  });

  const seed = (core: Core, today = TODAY): Promise<SeedOutcome> =>
    seedDemo(core, { demo: 'small', today });

  async function heads(core: Core): Promise<unknown[]> {
    const all = [];
    for (const group of await core.uow.read.groups.page(undefined, 10)) {
      all.push([group, await core.uow.read.ledger.head(group.groupId)]);
    }
    return all;
  }

  test('small fills a store whose books verify, with what the demo says', async () => {
    const core = await freshCore();
    const told: number[] = [];
    const options = { demo: 'small', today: TODAY } as const;
    const outcome = await seedDemo(core, {
      ...options,
      onProgress: ({ entries }) => told.push(entries),
    });
    const demo = makeDemo('small', TODAY);
    const commands = demo.groups.flatMap((group) => group.journal().commands);
    expect(outcome).toMatchObject({
      kind: 'seeded',
      groups: 3,
      members: 350,
      entries: commands.length,
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(commands.length);
    let entries = 0;
    for await (const report of verifyStore(core.store, { sha256, chart: STANDARD_CHART })) {
      expect(report.findings).toEqual([]);
      entries += report.entries;
    }
    expect(entries).toBe(commands.length);
  });

  test('personas are known by their LINE ids, and the dispute stands on a receipt of member2', async () => {
    const core = await freshCore();
    await seed(core);
    const { groups, members, people, receipts } = core.uow.read;
    for (const { key, lineUserId } of ALL_PERSONAS) {
      const person = await people.byUserId(lineUserId);
      expect({ key, known: person !== undefined }).toEqual({ key, known: key !== 'stranger' });
    }
    const home = await groups.byCode(HOME_GROUP);
    const groupId = home?.groupId ?? '';
    const member2 = await members.byNo(groupId, '0015');
    const [dispute, ...more] = await receipts.openDisputes(groupId);
    expect(more).toEqual([]);
    expect(dispute?.memberId).toBe(member2?.memberId);
    const entry = await core.uow.read.ledger.entry(groupId, dispute?.seq ?? 0);
    expect(entry).toMatchObject({ kind: 'deposit', memberId: member2?.memberId });
    // The next group that is opened gets a number that no group of the demo has.
    const next = await core.uow.transact((stores) => stores.groups.nextNumberIn('3804'));
    expect(next).toBe(3);
  });

  test('the same day gives the same chains and rows in another store', async () => {
    const [one, two] = [await freshCore(), await freshCore()];
    await seed(one);
    await seed(two);
    expect(await heads(one)).toEqual(await heads(two));
    for (const table of [ledgerEntries, ledgerCommands, pledgeMonths]) {
      const rows = (core: Core) => core.store.scan(table, { limit: 500 });
      expect(await rows(one)).toEqual(await rows(two));
    }
  });

  test('a store that was seeded, or holds anything else, is refused and left alone', async () => {
    const seeded = await freshCore();
    await seed(seeded);
    const before = await heads(seeded);
    expect(await seed(seeded)).toEqual({ kind: 'not-empty' });
    expect(await heads(seeded)).toEqual(before);

    const used = await freshCore();
    await used.uow.transact((stores) =>
      stores.people.add({
        personId: 'p1',
        userId: `U${'0'.repeat(32)}`,
        lang: 'th',
        state: 'following',
        wantsNews: true,
        largeType: false,
        consentVersion: 0,
        createdAt: START,
      }),
    );
    expect(await seed(used)).toEqual({ kind: 'not-empty' });
    expect(await used.uow.read.groups.page(undefined, 1)).toEqual([]);
  });

  test('an interrupted seed is told from a whole one', async () => {
    const core = await freshCore();
    const stop = new Error('stopped');
    const interrupted = seedDemo(core, {
      demo: 'small',
      today: TODAY,
      onProgress() {
        throw stop;
      },
    });
    await expect(interrupted).rejects.toBe(stop);
    expect(await seed(core)).toEqual({ kind: 'interrupted-seed' });
  });

  test('of two seeds at once one does it', async () => {
    const core = await freshCore();
    const outcomes = await Promise.all([seed(core), seed(core)]);
    const kinds = outcomes.map(({ kind }) => kind).toSorted();
    // The other one finds the mark, or what was written meanwhile.
    expect(kinds).toContain('seeded');
    expect(kinds.some((kind) => kind === 'interrupted-seed' || kind === 'not-empty')).toBe(true);
  });

  test('a day to come is refused before anything is written', async () => {
    const core = await freshCore();
    expect(await seed(core, '2026-11-25')).toEqual({ kind: 'today-in-future', latest: TODAY });
    expect(await core.uow.read.settings.get('seed')).toBeUndefined();
  });
});
