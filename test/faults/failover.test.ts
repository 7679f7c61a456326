import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inboxTable } from '../../src/stores/schema/inbox.ts';
import { allDone, type Journey } from '../e2e/journeys/journey.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { OwnReplicaSet } from '../support/own-replica-set.ts';
import { ServedBot } from '../support/served-bot.ts';
import { expectSoundBooks } from '../support/sound-books.ts';
import { describeMongod } from '../support/stores.ts';
import { Pouring, TREASURERS } from './pouring.ts';
import { eachRun } from './runs.ts';

const DATABASE = 'sajja';
const START_MS = 90_000;
const TEST_MS = 180_000;
/** A second (design §6), and what a loaded machine may add between two processes. */
const ANSWERED_WITHIN_MS = 1_000 + 500;
/** Until deposits go through again: an election, and what a loaded machine may add. */
const RESUMES_WITHIN_MS = 45_000;
const DONE_WITHIN_MS = 60_000;
const FROZEN_MS = 5_000;
/** How long nobody may be elected again who was asked to step down, seconds. */
const STEPS_DOWN_S = 10;
/** How often the server answers ambiguously, under the load; after a lost connection the driver rests. */
const AMBIGUOUS_TIMES = 8;

type Strike = (set: OwnReplicaSet) => Promise<void>;

const failing =
  (data: object): Strike =>
  async (set) => {
    const times = { times: AMBIGUOUS_TIMES };
    await set.each({ configureFailPoint: 'failCommand', mode: times, data });
  };
const COMMIT = { failCommands: ['commitTransaction'] };
const SAVE = { failCommands: ['insert'], namespace: `${DATABASE}.${inboxTable.name}` };
const LOST = { closeConnection: true };
/** Done, and whether a majority has it is not known. */
const UNCONFIRMED = { writeConcernError: { code: 64, errmsg: 'waiting for replication' } };

/** Done to the set while events pour in; after each the set is whole again. */
const FAULTS: readonly { what: string; strike: Strike; refuses?: true }[] = [
  {
    what: 'the primary steps down',
    async strike(set) {
      const primary = await set.primary();
      await primary.command({ replSetStepDown: STEPS_DOWN_S, force: true });
      await set.primary(primary);
    },
  },
  {
    what: 'the primary is killed and started again',
    refuses: true,
    async strike(set) {
      const primary = await set.primary();
      await primary.kill();
      await set.primary(primary);
      await primary.answering();
    },
  },
  {
    what: 'the primary stands still for five seconds',
    refuses: true,
    async strike(set) {
      const primary = await set.primary();
      primary.freeze();
      await pause(FROZEN_MS);
      primary.thaw();
      await set.primary();
    },
  },
  { what: 'connections are lost at commits', strike: failing({ ...COMMIT, ...LOST }) },
  { what: 'commits are not confirmed', strike: failing({ ...COMMIT, ...UNCONFIRMED }) },
  { what: 'connections are lost at saving events', strike: failing({ ...SAVE, ...LOST }) },
  { what: 'saved events are not confirmed', strike: failing({ ...SAVE, ...UNCONFIRMED }) },
];

describeMongod((binary) => {
  const set = new OwnReplicaSet(binary);
  const folder = mkdtempSync(join(tmpdir(), 'sajja-'));
  let journey: Journey;

  beforeAll(async () => {
    await set.start();
    const env = { DATA_DIR: folder, MONGODB_URI: set.uriOf(DATABASE) };
    const bot = await ServedBot.start({ name: 'mongodb', env });
    // The network brings many events twice, at the same moment.
    bot.line.webhook.duplicate = 1;
    bot.line.setQuota(null);
    journey = { bot, eyes: await bot.watch() };
  }, START_MS);
  afterAll(async () => {
    await journey.eyes.store.close();
    await journey.bot.end();
    await set.stop();
    rmSync(folder, { recursive: true, force: true });
  }, START_MS);

  const headOf = async (groupId: string) => {
    const head = await journey.eyes.uow.read.ledger.head(groupId);
    return { seq: head?.seq ?? 0, receiptNo: head?.receiptNo ?? 0 };
  };

  /** Handled once: those acknowledged, and those that LINE had to deliver again. */
  async function expectHandled({ eventIds }: Pouring): Promise<void> {
    expect(new Set(eventIds).size).toBe(eventIds.length);
    await eventually(async () => {
      for (const eventId of eventIds) {
        const row = await journey.eyes.store.reader.get(inboxTable, { eventId });
        expect(row).toMatchObject({ state: 'done' });
      }
    }, DONE_WITHIN_MS);
    await eventually(() => allDone(journey), DONE_WITHIN_MS);
  }

  /** Each pressed ยืนยัน is one entry, and its number was told. */
  async function expectDeposits(pouring: Pouring, before: Map<string, number>): Promise<void> {
    for (const { groupId, payer } of TREASURERS) {
      const receipts = pouring.receipts.get(groupId) ?? [];
      const { seq, receiptNo } = await headOf(groupId);
      const first = before.get(groupId) ?? 0;
      expect(seq - first).toBe(receipts.length);
      expect(receiptNo).toBe(seq);
      const numbers = receipts.map((_, at) => String(first + at + 1).padStart(4, '0'));
      expect(receipts.map((one) => one.slice(-4))).toEqual(numbers);
      expect(journey.bot.messages(payer, pouring.mark)).toHaveLength(receipts.length);
    }
    await expectSoundBooks(journey.eyes.store);
  }

  test.each(eachRun(FAULTS))(
    '$given.what, run $run: what was acknowledged is done once, the rest was refused in time',
    async ({ given: { refuses, strike } }) => {
      const before = new Map<string, number>();
      for (const { groupId } of TREASURERS) before.set(groupId, (await headOf(groupId)).seq);
      const pouring = new Pouring(journey.bot);
      try {
        await pouring.goesOn(RESUMES_WITHIN_MS);
        await strike(set);
        await pouring.goesOn(RESUMES_WITHIN_MS);
      } finally {
        await set.each({ configureFailPoint: 'failCommand', mode: 'off' });
        await pouring.end();
      }
      const statuses = new Set(pouring.answered.map(({ status }) => status));
      expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
      const slowest = Math.max(...pouring.answered.map(({ ms }) => ms));
      expect(slowest).toBeLessThan(ANSWERED_WITHIN_MS);
      if (refuses) expect(statuses).toContain(503);
      await expectHandled(pouring);
      await expectDeposits(pouring, before);
      for (const [who, asked] of pouring.asked)
        expect(journey.bot.messages(who, pouring.mark).length).toBeLessThanOrEqual(asked);
    },
    TEST_MS,
  );
});
