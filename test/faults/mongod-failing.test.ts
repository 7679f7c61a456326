import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import {
  DuplicateRecordError,
  StoreRefusedError,
  StoreUnavailableError,
} from '../../src/ports/records/errors.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { OwnMongod } from '../support/own-mongod.ts';
import { describeMongod } from '../support/stores.ts';
import { catalogue, entries, member, members, slot, slots } from '../contract/records/catalogue.ts';

const elapsed = async (job: Promise<unknown>) => {
  const from = performance.now();
  await job.catch(() => {});
  return performance.now() - from;
};

describeMongod((binary) => {
  const mongod = new OwnMongod(binary);
  let store: RecordStore;
  let database = 0;

  beforeAll(() => mongod.start(), 30_000);
  afterAll(() => mongod.stop(), 30_000);
  beforeEach(async () => {
    const uri = withDatabase(mongod.uri, `faults_${(database += 1)}`);
    store = await openMongoStore({ uri, tables: catalogue, schemaVersion: 1 });
  });
  afterEach(async () => {
    await mongod.command({ configureFailPoint: 'failCommand', mode: 'off' });
    await store.close();
  }, 30_000);

  const failNext = (count: number, data: object) =>
    mongod.command({ configureFailPoint: 'failCommand', mode: { times: count }, data });

  /** One deposit: the head row counts it, the entry has its number. */
  const deposit = (from: RecordStore = store) =>
    from.transact(async (writer) => {
      const head = await writer.get(members, { id: 'm1' });
      const seq = (head?.number ?? 0) + 1;
      await writer.update(members, { id: 'm1' }, { number: seq });
      await writer.insert(entries, { group: 'g1', seq, amount: 1n, memo: null });
      return seq;
    });

  const expectDeposits = async (count: number) => {
    const rows = await store.scan(entries, { limit: 9999 });
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect((await store.reader.get(members, { id: 'm1' }))?.number).toBe(count);
  };

  test.each([
    [
      'a commit whose answer is lost',
      { failCommands: ['commitTransaction'], closeConnection: true },
    ],
    [
      'a commit that the server cannot confirm yet',
      { failCommands: ['commitTransaction'], errorCode: 91 },
    ],
    [
      'a commit without its write concern',
      { failCommands: ['commitTransaction'], writeConcernError: { code: 64, errmsg: 'waiting' } },
    ],
    ['a read that loses its connection', { failCommands: ['find'], closeConnection: true }],
    ['a write that loses its connection', { failCommands: ['insert'], closeConnection: true }],
    [
      'a conflict',
      { failCommands: ['update'], errorCode: 112, errorLabels: ['TransientTransactionError'] },
    ],
    ['a new primary', { failCommands: ['find'], errorCode: 10_107 }],
  ])(
    '%s has one effect',
    async (_, data) => {
      await store.insertEach(members, [member({ number: 0 })]);
      for (const count of [1, 2, 3]) {
        await failNext(count, data);
        expect(await deposit()).toBe(count);
      }
      await expectDeposits(3);
    },
    30_000,
  );

  test('a commit whose answer was lost and then asked again keeps a refusal a refusal', async () => {
    await store.insertEach(members, [member()]);
    await failNext(1, { failCommands: ['abortTransaction'], closeConnection: true });
    await expect(store.transact((writer) => writer.insert(members, member()))).rejects.toThrow(
      DuplicateRecordError,
    );
  });

  test('a save that loses its connection is made once', async () => {
    await failNext(1, { failCommands: ['insert'], closeConnection: true });
    expect(await store.insertEach(members, [member()])).toEqual(['inserted']);
    await failNext(1, { failCommands: ['update'], closeConnection: true });
    const key = { id: 'm1' };
    const change = { key, patch: { number: 2 }, expect: { number: 1 } };
    expect(await store.updateEach(members, [change])).toEqual([true]);
  });

  test('a save that no majority confirms is not acknowledged, nor is a duplicate', async () => {
    const waiting = { code: 64, errmsg: 'waiting for replication timed out' };
    const data = { failCommands: ['insert'], writeConcernError: waiting };
    await failNext(1, data);
    await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
    await failNext(1, data);
    await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
    expect(await store.insertEach(members, [member()])).toEqual(['duplicate']);
  });

  test('a frozen server is unavailable in time for every verb, and serves again when it wakes', async () => {
    await store.insertEach(slots, [slot()]);
    mongod.freeze();
    try {
      const [save, second, change, ping, read, transaction] = await Promise.all([
        elapsed(store.insertEach(members, [member({ id: 'frozen' })])),
        pause(100).then(() => elapsed(store.insertEach(members, [member({ id: 'b', number: 2 })]))),
        elapsed(
          store.updateEach(slots, [{ key: { group: 'g1', name: 'a', at: 1 }, patch: { turn: 1 } }]),
        ),
        elapsed(store.ping()),
        elapsed(store.reader.get(members, { id: 'm1' })),
        elapsed(deposit()),
      ]);
      for (const ms of [save, second, change]) expect(ms).toBeLessThan(950);
      expect(ping).toBeLessThan(850);
      expect(read).toBeLessThan(5500);
      expect(transaction).toBeLessThan(8000);
      await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
      await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
    } finally {
      mongod.thaw();
    }
    const woken = performance.now();
    while ((await elapsed(store.ping())) >= 700) await pause(50);
    await store.insertEach(members, [member({ id: 'c', number: 3 })]);
    expect(performance.now() - woken).toBeLessThan(5000);
    expect(await store.reader.get(members, { id: 'c' })).toBeDefined();
  }, 40_000);

  test('kill -9 of the server under load loses nothing that was acknowledged', async () => {
    await store.insertEach(members, [member({ number: 0 })]);
    const saved: number[] = [];
    const posted: number[] = [];
    let going = true;
    const save = async () => {
      for (let at = 0; going; at += 1) {
        const outcome = await store.insertEach(slots, [slot({ at })]).catch(() => undefined);
        if (outcome) saved.push(at);
        else await pause(100);
      }
    };
    const post = async () => {
      while (going) {
        const seq = await deposit().catch(() => undefined);
        if (seq !== undefined) posted.push(seq);
        else await pause(100);
      }
    };
    const load = Promise.all([save(), post()]);
    for (let kill = 0; kill < 2; kill += 1) {
      const before = saved.length;
      while (saved.length < before + 50) await pause(10);
      await mongod.kill();
      await mongod.start();
      const restarted = performance.now();
      const resumed = saved.length;
      while (saved.length < resumed + 10) await pause(20);
      expect(performance.now() - restarted).toBeLessThan(15_000);
    }
    const waiting = posted.length;
    while (posted.length < waiting + 5) await pause(20);
    going = false;
    await load;
    const kept = new Set((await store.scan(slots, { limit: 99_999 })).map((row) => row.at));
    expect(saved.filter((at) => !kept.has(at))).toEqual([]);
    const count = (await store.reader.get(members, { id: 'm1' }))?.number ?? 0;
    await expectDeposits(count);
    expect(new Set(posted).size).toBe(posted.length);
    expect(Math.max(...posted)).toBeLessThanOrEqual(count);
  }, 90_000);

  test('a stepdown in between is only a pause', async () => {
    await store.insertEach(members, [member({ number: 0 })]);
    await deposit();
    await mongod.command({ replSetStepDown: 1, force: true });
    const from = performance.now();
    let posted: number | undefined;
    while (posted === undefined && performance.now() - from < 20_000) {
      posted = await deposit().catch(() => undefined);
    }
    expect(posted).toBe(2);
    await expectDeposits(2);
  }, 40_000);

  test('a server that is no replica set is refused with advice', async () => {
    const alone = new OwnMongod(binary, false);
    await alone.start();
    const opening = openMongoStore({ uri: alone.uri, tables: catalogue, schemaVersion: 1 });
    await expect(opening).rejects.toThrow(StoreRefusedError);
    await expect(opening).rejects.toMatchObject({ advice: expect.stringContaining('--replSet') });
    await alone.stop();
  }, 30_000);

  test('an address where no server is, is unavailable; one that is no address is refused', async () => {
    const nobody = 'mongodb://u:hidden@127.0.0.1:1/sajja?serverSelectionTimeoutMS=300';
    const opening = openMongoStore({ uri: nobody, tables: catalogue, schemaVersion: 1 });
    await expect(opening).rejects.toThrow(StoreUnavailableError);
    await expect(opening).rejects.not.toThrow('hidden');
    const wrong = openMongoStore({ uri: 'http://x', tables: catalogue, schemaVersion: 1 });
    await expect(wrong).rejects.toThrow(StoreRefusedError);
  }, 20_000);

  test('after close every verb is unavailable', async () => {
    await store.close();
    await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
    await expect(store.reader.get(members, { id: 'm1' })).rejects.toThrow(StoreUnavailableError);
    await expect(store.transact((writer) => writer.get(members, { id: 'm1' }))).rejects.toThrow(
      StoreUnavailableError,
    );
    await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
  });
});
