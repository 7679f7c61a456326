import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { mongo } from 'mongoose';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import { openCore } from '../../src/composition/core.ts';
import { runAllJobs } from '../../src/composition/jobs.ts';
import { copyTables } from '../../src/composition/keep/copy-tables.ts';
import { digestOf } from '../../src/composition/keep/digest.ts';
import { moveStore } from '../../src/composition/keep/move-store.ts';
import { endHolding, listHeld } from '../../src/composition/keep/end-holding.ts';
import { openStore, storeFile } from '../../src/composition/open-store.ts';
import { backupKeyText } from '../../src/config/backup-keys.ts';
import type { Row } from '../../src/ports/records/check-row.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { ledgerAccounts } from '../../src/stores/schema/ledger-tables.ts';
import { linkTries } from '../../src/stores/schema/link-tries.ts';
import { START, startTestBot, type TestBot } from '../support/bot.ts';
import { backUp, configOf, everything, PAIR, restore } from '../support/keeping.ts';
import { keyOf, leaveUnsent } from '../support/leave-unsent.ts';
import { describePlaces, type StorePlace } from '../support/store-places.ts';
import { describeMongo } from '../support/stores.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { fillWorld, GROUP } from '../support/world.ts';
import { runScript } from '../commands/run-script.ts';
import { tempFolder } from '../commands/temp-folder.ts';

// Several processes one after the other, on a machine that may be busy.
jest.setTimeout(60_000);

const DATA_KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');
const KEYS = {
  BACKUP_PUBLIC_KEY: backupKeyText('public', PAIR.publicKey),
  BACKUP_PRIVATE_KEY: backupKeyText('private', PAIR.privateKey),
};
const DAY_MS = 86_400_000;
const folder = tempFolder();
afterAll(() => folder.remove());
let files = 0;
const newFile = (): string => join(folder.path, `${++files}.backup`);

async function startBot(place: StorePlace, world: boolean): Promise<TestBot> {
  const store = await openStore(configOf(place), {});
  return startTestBot({ store, world, env: place.env });
}

describePlaces((name, newPlace) => {
  const run = (command: string, place: StorePlace, args: string[], more = {}) =>
    runScript(command, args, { DATA_KEY, ...KEYS, ...place.env, ...more });
  /** A bot with a deposit made, a dialogue open, and something unsent of each sort. */
  let source: StorePlace;
  let bot: TestBot;
  let there: Record<string, Row[]>;
  const whole = newFile();

  beforeAll(async () => {
    source = newPlace();
    bot = await startBot(source, true);
    await bot.says('treasurer', '12 100');
    await bot.presses('treasurer', 'ยืนยัน');
    await bot.says('treasurer', '15 100');
    await leaveUnsent(bot.core);
    await backUp(source, whole, async () => {
      there = await everything(bot.core.store);
    });
  });
  afterAll(() => bot.stop());

  test('a backup is one moment, though the bot goes on; its restore is sound and no later', async () => {
    const seqOf = async (): Promise<number | undefined> =>
      (await bot.core.uow.read.ledger.head(GROUP))?.seq;
    const file = newFile();
    const before = await seqOf();
    const taken = await backUp(source, file, async () => {
      await bot.says('treasurer', '20 100');
      await bot.presses('treasurer', 'ยืนยัน');
    });
    expect(await seqOf()).toBe((before ?? 0) + 1);
    // Into the embedded store from either.
    const { DATA_DIR = '' } = newPlace().env;
    const restored = await restore({ name: 'embedded', env: { DATA_DIR } }, file);
    expect(restored).toMatchObject({ groups: 2, entries: before, unsound: [], heads: taken.heads });
  });

  describe('a restored store', () => {
    let place: StorePlace;
    beforeAll(async () => {
      place = newPlace();
      await restore(place, whole, { now: START });
    });

    test('has every row as it was, but what was unsent, which is held', async () => {
      const store = await openStore(configOf(place), {});
      const here = await everything(store);
      const held = (await listHeld(store)).map(({ kind, what }) => `${kind} ${what}`);
      await store.close();
      const changed = Object.keys(here).filter(
        (table) => shown(here[table]) !== shown(there[table]),
      );
      expect(changed).toEqual([
        'approvals',
        'campaigns',
        'held',
        'inbox',
        'media_requests',
        'outbox',
        'reminder_occurrences',
        'waits',
      ]);
      expect(held.toSorted()).toEqual([
        'campaign scheduled',
        'campaign sending',
        'campaign stopping',
        'event event',
        'message notice',
        'message receipt',
        'reminder 2026-11',
      ]);
      expect([there['waits']?.length, here['waits']?.length]).toEqual([1, 0]);
    });

    test('is not filled over; embedded it can be set aside', async () => {
      const refused = restore(place, whole);
      const says = name === 'embedded' ? /there is a store at .+ already/ : /is not empty/;
      await expect(refused).rejects.toThrow(says);
      if (name !== 'embedded') return;
      const { aside = '' } = await restore(place, whole, { replace: true, now: START });
      expect(readFileSync(aside).subarray(0, 15).toString()).toBe('SQLite format 3');
      // In the same second again: nothing that was set aside is lost.
      const again = await restore(place, whole, { replace: true, now: START });
      expect(again.aside).toBe(`${aside}-2`);
    });

    test('sends nothing by itself; what a person releases goes, what they drop does not', async () => {
      const restored = await startBot(place, false);
      const { core, messenger, clock } = restored;
      const tick = async (): Promise<void> => {
        await runAllJobs(core, messenger);
        await restored.settle();
      };
      messenger.quotaLimit = 1_000;
      await tick();
      clock.advance(4 * DAY_MS);
      await tick();
      expect(messenger.sent).toEqual([]);
      const held = await listHeld(core.store);
      const parts = { store: core.store, ids: core.ids, now: clock.now() };
      const dropped = held.filter(({ what }) => what === 'notice' || what === 'stopping');
      expect(await endHolding(parts, 'drop', dropped)).toBe(2);
      expect(await endHolding(parts, 'release', held)).toBe(held.length - 2);
      await tick();
      await tick();
      const refs = messenger.sent.map(({ via, retryKey }) => [via, retryKey]);
      expect(refs).toContainEqual(['push', keyOf('a')]);
      expect(refs).not.toContainEqual(['push', keyOf('b')]);
      expect(refs).toContainEqual(['multicast', keyOf('c')]);
      expect(await listHeld(core.store)).toEqual([]);
      await restored.stop();
    });
  });

  if (name === 'embedded') {
    test('a store that a bot writes to is not replaced', async () => {
      const refused = restore(source, whole, { replace: true });
      await expect(refused).rejects.toThrow(/another process already writes/);
    });
  }

  test('killed while it is filled, a store is not served; the same file finishes it (W13)', async () => {
    const place = newPlace();
    const other = { ...place, env: { ...place.env, DATA_KEY: OTHER_KEY } };
    await expect(restore(other, whole)).rejects.toThrow(/^DATA_KEY is not the key/);
    const killed = await run('restore', place, [whole], { SAJJA_CRASH_AT: 'restore:page:3' });
    expect(killed).toMatchObject({ status: null, stdout: '' });
    const open = openCore(configOf(place));
    if (name === 'mongodb') await expect(open).rejects.toThrow(/being filled by restore/);
    else await (await open).store.close();
    expect(await restore(place, whole)).toMatchObject({ groups: 2, unsound: [] });
    await (await openCore(configOf(place))).store.close();
  });

  test('killed while it is written, a backup is absent, and what there is of it refused (W15)', async () => {
    const file = newFile();
    const crash = { SAJJA_CRASH_AT: 'backup:writing:1' };
    const killed = await run('backup', source, ['--to', file], crash);
    expect(killed).toMatchObject({ status: null, stdout: '' });
    const [left = '', ...more] = readdirSync(folder.path).filter((one) =>
      one.startsWith(basename(file)),
    );
    expect([more, left.endsWith('.unfinished')]).toEqual([[], true]);
    await expect(restore(newPlace(), join(folder.path, left))).rejects.toThrow(/ends/);
    await backUp(source, file);
  });
});

describe('the commands', () => {
  const place: StorePlace = { name: 'embedded', env: { DATA_DIR: join(folder.path, 'data') } };
  const run = (command: string, args: string[], more = {}) =>
    runScript(command, args, { DATA_KEY, ...place.env, ...more });

  test('without a key refuse with what to do; with one, seal, check, restore and list', async () => {
    const core = await openCore(configOf(place));
    await fillWorld(core);
    await core.store.close();
    const refused = await run('backup', []);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^backup: BACKUP_PUBLIC_KEY is not set.+--new-key.+--plain\.\n$/,
    );
    const made = await run('backup', ['--new-key']);
    const [, publicText = '', privateText = ''] =
      /^BACKUP_PUBLIC_KEY=(\S+)\nBACKUP_PRIVATE_KEY=(\S+)\n$/.exec(made.stdout) ?? [];
    const done = await run('backup', [], { BACKUP_PUBLIC_KEY: publicText });
    expect(done.stdout).toMatch(
      /^file=\S+ sealed=true takenAt=\S+ rows=\d+ groups=2 heads=\w{16} /,
    );
    const [, file = ''] = /^file=(\S+)/.exec(done.stdout) ?? [];
    const keyFile = join(folder.path, 'key');
    writeFileSync(keyFile, `${privateText}\n`);
    const checked = await run('restore', [file, '--check', '--key-file', keyFile]);
    expect(checked).toMatchObject({ status: 0, stdout: expect.stringMatching(/^whole=true /) });
    const closed = await run('restore', [file]);
    expect(closed.stderr).toMatch(/is sealed: give the private key with --key-file/);
    const cut = newFile();
    writeFileSync(cut, readFileSync(file).subarray(0, -1));
    const damaged = await run('restore', [cut, '--replace', '--key-file', keyFile]);
    expect(damaged).toMatchObject({ status: 1, stdout: '' });
    expect(damaged.stderr).toMatch(
      /cannot be restored: the file ends too early.+Nothing was replaced\.\n$/,
    );
    const listed = await run('outbox', ['list']);
    expect(listed).toEqual({ status: 0, stdout: '', stderr: 'outbox: 0 held\n' });
  });
});

test('books that are not sound come back only when that is said, and are named', async () => {
  const newPlace = (name: string): StorePlace => ({
    name: 'embedded',
    env: { DATA_DIR: join(folder.path, name) },
  });
  const core = await openCore(configOf(newPlace('unsound')));
  await fillWorld(core);
  const row = { groupId: GROUP, account: 'cash', type: 'cash', balance: 1n, accountSeq: 1 };
  await core.store.insertEach(ledgerAccounts, [row]);
  await core.store.close();
  const file = newFile();
  await backUp(newPlace('unsound'), file);
  await expect(restore(newPlace('refused'), file)).rejects.toThrow(
    /^the books of group g-one are not sound: its books, I4 cash\.account is in no entry$/,
  );
  expect(existsSync(storeFile(configOf(newPlace('refused'))))).toBe(false);
  const restored = await restore(newPlace('taken'), file, { mayBeUnsound: true });
  expect(restored.unsound).toEqual([expect.stringContaining('group g-one')]);
});

test('a backup of a newer program is refused by its first line', async () => {
  const place: StorePlace = { name: 'embedded', env: { DATA_DIR: join(folder.path, 'newer') } };
  const facts = { id: 'b', schemaVersion: SCHEMA_VERSION + 1, takenAt: 1, from: 'embedded' };
  const line = `${JSON.stringify({ backup: 1, facts: { ...facts, dataKey: null } })}\n`;
  const file = newFile();
  writeFileSync(file, `SAJJA BACKUP 1 PLAIN\n`);
  appendFileSync(file, gzipSync(line));
  await expect(restore(place, file)).rejects.toThrow(
    `the backup has schema version ${SCHEMA_VERSION + 1}, this program knows ${SCHEMA_VERSION}`,
  );
  expect(existsSync(storeFile(configOf(place)))).toBe(false);
});

test('a copy that was cut off goes on where it noted that it was', async () => {
  const schema = { tables: CATALOGUE, schemaVersion: SCHEMA_VERSION };
  const [from, to] = [
    await openSqliteStore({ file: ':memory:', ...schema }),
    await openSqliteStore({ file: ':memory:', ...schema }),
  ];
  const rows = Array.from({ length: 13_500 }, (_, at) => ({
    personId: `p${String(at).padStart(6, '0')}`,
    windowStart: 0,
    count: at,
  }));
  await from.insertEach(linkTries, rows);
  let copied = 0;
  const at = (): void => {
    if (copied === 12_000) throw new Error('cut off');
  };
  const onRows = (count: number): void => void (copied += count);
  await expect(copyTables(from, to, { at, onRows })).rejects.toThrow('cut off');
  copied = 0;
  await copyTables(from, to, { at: () => {}, onRows });
  expect(copied).toBe(3_500);
  expect(await digestOf(to, linkTries, () => {})).toEqual(
    await digestOf(from, linkTries, () => {}),
  );
  await from.close();
  await to.close();
});

describeMongo((uri) => {
  test('an embedded store moved to MongoDB is the same there; killed, the move goes on, and half of it is never served (W13)', async () => {
    const database = `moved_${randomBytes(6).toString('hex')}`;
    const client = new mongo.MongoClient(uri);
    const place: StorePlace = { name: 'embedded', env: { DATA_DIR: join(folder.path, 'moved') } };
    const to = withDatabase(uri, database);
    const target = { ...place, env: { ...place.env, MONGODB_URI: to } };
    const old = storeFile(configOf(place));
    const core = await openCore(configOf(place));
    await fillWorld(core);
    await leaveUnsent(core);
    const there = await everything(core.store);
    await core.store.close();
    const before = readFileSync(old);
    const { mtime, atime } = statSync(old);
    const move = () =>
      moveStore({
        file: old,
        uri: to,
        mayBeUnsound: false,
        now: START,
        at: () => {},
        onProgress: () => {},
      });
    // A bot that was started on the empty database has left its facts there.
    await (await openCore(configOf(target))).store.close();
    const env = { DATA_KEY, ...place.env, SAJJA_CRASH_AT: 'move:page:9' };
    const killed = await runScript('migrate-store', ['--to', to], env);
    expect(killed).toMatchObject({ status: null, stdout: '' });
    await expect(openCore(configOf(target))).rejects.toThrow(/being filled by migrate-store/);
    await (await openStore(configOf(place), {})).close();
    await expect(move()).rejects.toThrow(/was written to since its move to .+ began/);
    writeFileSync(old, before);
    utimesSync(old, atime, mtime);
    expect(await move()).toMatchObject({ isResumed: true, groups: 2, unsound: [] });
    expect(readFileSync(old).equals(before)).toBe(true);
    const moved = await openCore(configOf(target));
    expect(shown(await everything(moved.store))).toBe(shown(there));
    await moved.store.close();
    await expect(move()).rejects.toThrow(/holds something else already; nothing was changed/);
    await client.db(database).dropDatabase();
    await client.close();
  });
});

const shown = (rows: unknown): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
