import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import { ledgerTables } from '../../src/stores/schema/ledger-tables.ts';
import {
  contentOf,
  fillBooks,
  flipBit,
  flipEmbedded,
  look,
  repeatable,
  type Flipped,
} from '../contract/ledger/flipping.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { OwnMongod } from '../support/own-mongod.ts';
import { describeMongod } from '../support/stores.ts';
import { RUNS } from './runs.ts';

const EMBEDDED_FLIPS = RUNS * 100;
/** Each starts a server on files that are wrong. */
const MONGOD_FLIPS = Math.min(RUNS, 10);
const MINUTE_MS = 60_000;

const told = ({ found, sound }: Flipped): string => `${found} found, ${sound} in no row\n`;

test(
  `${EMBEDDED_FLIPS} bytes flipped in copies of the embedded file`,
  async () => {
    const flipped = await flipEmbedded(EMBEDDED_FLIPS);
    process.stdout.write(`flipped bytes, embedded: ${told(flipped)}`);
    expect(flipped.missed).toEqual([]);
    expect(flipped.found + flipped.sound).toBe(EMBEDDED_FLIPS);
  },
  10 * MINUTE_MS,
);

describeMongod((binary) => {
  const mongod = new OwnMongod(binary);
  const kept = mkdtempSync(join(tmpdir(), 'sajja-kept-'));
  afterAll(async () => {
    await mongod.stop();
    rmSync(kept, { recursive: true });
  }, MINUTE_MS);

  test(
    `${MONGOD_FLIPS} bytes flipped in the file of MongoDB's journal of entries`,
    async () => {
      await mongod.start();
      const uri = withDatabase(mongod.uri, 'flipped');
      const open = () => openMongoStore({ uri, tables: ledgerTables, schemaVersion: 1 });
      const store = await open();
      await fillBooks(store);
      const rows = await contentOf(store);
      await store.close();
      const file = await fileOfEntries(uri);
      await mongod.shutDown();
      cpSync(mongod.files, kept, { recursive: true });
      const whole = readFileSync(join(kept, file));
      const flipped: Flipped = { found: 0, sound: 0, missed: [] };
      const random = repeatable();
      for (let flip = 0; flip < MONGOD_FLIPS; flip += 1) {
        await mongod.kill();
        cpSync(kept, mongod.files, { recursive: true, force: true });
        // The first page describes the file; what follows holds the entries.
        const at = 4096 + random(whole.length - 4096);
        writeFileSync(join(mongod.files, file), flipBit(whole, at, random(8)));
        try {
          await mongod.start();
        } catch {
          // A server that does not start on its files tells who runs it, too.
          flipped.found += 1;
          continue;
        }
        await look(open, rows, flipped);
      }
      process.stdout.write(`flipped bytes, mongodb: ${told(flipped)}`);
      expect(flipped.missed).toEqual([]);
      expect(flipped.found + flipped.sound).toBe(MONGOD_FLIPS);
    },
    10 * MINUTE_MS,
  );
});

async function fileOfEntries(uri: string): Promise<string> {
  const client = new mongo.MongoClient(uri);
  try {
    const stats = await client.db('flipped').command({ collStats: 'ledger_entries' });
    const { uri: name } = stats['wiredTiger'] as { uri: string };
    return `${name.replace('statistics:table:', '')}.wt`;
  } finally {
    await client.close();
  }
}
