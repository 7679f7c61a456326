import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { withDatabase } from '../support/mongo-databases.ts';
import { describeMongo } from '../support/stores.ts';
import { catalogue, entries, members, slots } from '../contract/records/catalogue.ts';
import { RUNS } from './runs.ts';

const KILLS = 5 + RUNS;
const CHILD = join(import.meta.dirname, 'transaction-child.ts');

/** Runs the child until it has printed `lines`, kills it, and gives back all that it printed. */
async function runAndKill(place: string, from: number, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, place, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return printed;
}

async function suite(place: string, open: () => Promise<RecordStore>): Promise<void> {
  const printed = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (const line of await runAndKill(place, kill * 100_000, 30 + kill * 57)) printed.add(line);
    // At once: the lock and the open transactions of the dead must not stand in the way.
    const store = await open();
    const kept = new Set(['ready']);
    const rows = await store.scan(entries, { limit: 99_999 });
    for (const { seq } of rows) kept.add(`entry ${seq}`);
    for (const { name, at } of await store.scan(slots, { limit: 99_999 })) {
      kept.add(`slot ${name} ${at}`);
    }
    expect([...printed].filter((line) => !kept.has(line))).toEqual([]);
    const head = await store.reader.get(members, { id: 'm1' });
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
    expect(head).toMatchObject({ number: rows.length, balance: BigInt(rows.length) });
    await store.close();
  }
  expect(printed.size).toBeGreaterThan(KILLS * 30);
}

const options = { tables: catalogue, schemaVersion: 1 };

describe('embedded', () => {
  test('kill -9 at any moment loses nothing that was acknowledged and leaves no half', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sajja-crash-'));
    const file = join(folder, 'sajja.db');
    await suite(file, () => openSqliteStore({ file, ...options }));
    rmSync(folder, { recursive: true });
  }, 60_000);
});

describeMongo((uri) => {
  test('kill -9 at any moment loses nothing that was acknowledged and leaves no half', async () => {
    const place = withDatabase(uri, `sajja_crash_${process.pid}`);
    await suite(place, () => openMongoStore({ uri: place, ...options }));
    const client = new mongo.MongoClient(uri);
    await client.db(`sajja_crash_${process.pid}`).dropDatabase();
    await client.close();
  }, 60_000);
});
