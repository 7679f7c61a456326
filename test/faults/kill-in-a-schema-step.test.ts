import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { withDatabase } from '../support/mongo-databases.ts';
import { describeMongo } from '../support/stores.ts';
import { eachRun } from './runs.ts';
import { after, before, openNew, openOld, ROWS } from './schema-child.ts';

/** A process that died holds the lease of MongoDB's step for ten seconds. */
const TIMEOUT_MS = 60_000;
const CHILD = fileURLToPath(new URL('./schema-child.ts', import.meta.url));

async function killedIn(place: string, row: number): Promise<unknown> {
  const child = spawn(process.execPath, [CHILD, place, String(row)], { stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  return signal;
}

/** W13 of reliability.md §3: a step that was cut off runs again, and then the old program is refused. */
function suite(newPlace: () => { place: string; remove: () => Promise<void> }): void {
  test.each(eachRun([0, 1, ROWS / 2, ROWS]))(
    'W13 killed when $given rows of a step were done, run $run: done by the next start',
    async ({ given }) => {
      const { place, remove } = newPlace();
      const old = await openOld(place);
      await old.insertEach(
        before,
        Array.from({ length: ROWS }, (_, at) => ({ id: `p${at}`, age: at * 7 })),
      );
      await old.close();
      expect(await killedIn(place, given)).toBe('SIGKILL');
      const store = await openNew(place);
      const rows = await store.scan(after, { limit: 99 });
      await store.close();
      expect(rows.map(({ age, band }) => [age, band])).toEqual(
        rows.map(({ age }) => [age, `${Math.floor(age / 10)}`]),
      );
      expect(rows).toHaveLength(ROWS);
      await expect(openOld(place)).rejects.toThrow('schema version 2, this program knows 1');
      await remove();
    },
    TIMEOUT_MS,
  );
}

describe('embedded', () => {
  suite(() => {
    const folder = mkdtempSync(join(tmpdir(), 'sajja-step-'));
    return {
      place: join(folder, 'sajja.sqlite'),
      remove: async () => rmSync(folder, { recursive: true }),
    };
  });
});

describeMongo((uri) => {
  suite(() => {
    const name = `step_${randomBytes(6).toString('hex')}`;
    return {
      place: withDatabase(uri, name),
      async remove() {
        const client = new mongo.MongoClient(uri);
        await client.db(name).dropDatabase();
        await client.close();
      },
    };
  });
});
