import { expect, jest, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { openCore } from '../../src/composition/core.ts';
import { listHeld } from '../../src/composition/keep/end-holding.ts';
import { backupKeyText } from '../../src/config/backup-keys.ts';
import { runScript } from '../commands/run-script.ts';
import { backUp, configOf, everything, PAIR } from '../support/keeping.ts';
import { leaveUnsent } from '../support/leave-unsent.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { expectSoundBooks } from '../support/sound-books.ts';
import { describePlaces, type StorePlace } from '../support/store-places.ts';
import { describeMongo } from '../support/stores.ts';
import { fillWorld } from '../support/world.ts';
import { eachRun } from './runs.ts';

jest.setTimeout(120_000);

const ENV = {
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  BACKUP_PUBLIC_KEY: backupKeyText('public', PAIR.publicKey),
  BACKUP_PRIVATE_KEY: backupKeyText('private', PAIR.privateKey),
};
const WRITING = ['backup:writing:1', 'backup:writing:2', 'backup:written:1'];
const FILLING = ['restore:page:1', 'restore:page:7', 'restore:filled:1', 'restore:checked:1'];
const RESTORING = {
  mongodb: FILLING,
  embedded: [...FILLING, 'restore:closed:1', 'restore:aside:1', 'restore:replaced:1'],
};
const MOVING = ['move:claimed:1', 'move:page:1', 'move:page:9', 'move:copied:1', 'move:compared:1'];

const run = (command: string, { env }: StorePlace, args: string[], crashAt?: string) =>
  runScript(command, args, { ...ENV, ...env, ...(crashAt && { SAJJA_CRASH_AT: crashAt }) });

async function fill(place: StorePlace): Promise<void> {
  const core = await openCore(configOf(place));
  await fillWorld(core);
  await leaveUnsent(core);
  await core.store.close();
}

/** Whether a bot would serve the store, and how many things are held in it. */
async function heldIn(place: StorePlace): Promise<number> {
  const core = await openCore(configOf(place));
  try {
    await expectSoundBooks(core.store);
    return (await listHeld(core.store)).length;
  } finally {
    await core.store.close();
  }
}

const HELD = 7;

/** Kills at W13 and W15 of reliability.md §3: a backup, a restore, a move. */
describePlaces((name, newPlace) => {
  test.each(eachRun(WRITING))(
    'W15 killed at $given, run $run: no file of that name, and the next backup is whole',
    async ({ given: point }) => {
      const place = newPlace();
      const folder = mkdtempSync(join(tmpdir(), 'sajja-kill-'));
      await fill(place);
      const file = join(folder, 'a.backup');
      const killed = await run('backup', place, ['--to', file], point);
      expect(killed).toMatchObject({ status: null, stdout: '' });
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.unfinished$/)]);
      expect((await run('backup', place, ['--to', file])).status).toBe(0);
      expect((await run('restore', newPlace(), [file, '--check'])).status).toBe(0);
      rmSync(folder, { recursive: true });
    },
  );

  test.each(eachRun(RESTORING[name]))(
    'W13 killed at $given of a restore, run $run: the old store or the new one, never a part',
    async ({ given: point }) => {
      const [source, target] = [newPlace(), newPlace()];
      const folder = mkdtempSync(join(tmpdir(), 'sajja-kill-'));
      const file = join(folder, 'a.backup');
      await fill(source);
      await backUp(source, file);
      const replace = name === 'embedded' ? ['--replace'] : [];
      // Embedded: an older store with nothing held is there already.
      if (name === 'embedded') await fill(target);
      const killed = await run('restore', target, [file, ...replace], point);
      expect(killed).toMatchObject({ status: null, stdout: '' });
      if (name === 'embedded') {
        expect(await heldIn(target)).toBe(point.startsWith('restore:replaced') ? HELD : 0);
      } else {
        await expect(openCore(configOf(target))).rejects.toThrow(/being filled by restore/);
      }
      const again = await run('restore', target, [file, ...replace]);
      expect(again).toMatchObject({ status: 0 });
      expect(await heldIn(target)).toBe(HELD);
      rmSync(folder, { recursive: true });
    },
  );
});

describeMongo((uri) => {
  test.each(eachRun(MOVING))(
    'W13 killed at $given of a move, run $run: not served, then the same on both sides',
    async ({ given: point }) => {
      const folder = mkdtempSync(join(tmpdir(), 'sajja-kill-'));
      const place: StorePlace = { name: 'embedded', env: { DATA_DIR: folder } };
      const database = `moved_${randomBytes(6).toString('hex')}`;
      const to = withDatabase(uri, database);
      const target: StorePlace = { name: 'mongodb', env: { DATA_DIR: folder, MONGODB_URI: to } };
      await fill(place);
      const killed = await run('migrate-store', place, ['--to', to], point);
      expect(killed).toMatchObject({ status: null, stdout: '' });
      await expect(openCore(configOf(target))).rejects.toThrow(/being filled by migrate-store/);
      const again = await run('migrate-store', place, ['--to', to]);
      expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('resumed=true') });
      const [here, there] = [await openCore(configOf(place)), await openCore(configOf(target))];
      expect(await everything(there.store)).toEqual(await everything(here.store));
      await here.store.close();
      await there.store.close();
      expect(existsSync(join(folder, 'sajja.sqlite'))).toBe(true);
      const client = new mongo.MongoClient(uri);
      await client.db(database).dropDatabase();
      await client.close();
      rmSync(folder, { recursive: true });
    },
  );
});
