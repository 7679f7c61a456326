import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import { StoreRefusedError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { catalogue, entries, member, members } from './catalogue.ts';

let folder: string;
let file: string;
const open: RecordStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sajja-store-'));
  file = join(folder, 'sajja.db');
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

const opened = async (more: Partial<Parameters<typeof openSqliteStore>[0]> = {}) => {
  const store = await openSqliteStore({ file, tables: catalogue, schemaVersion: 1, ...more });
  open.push(store);
  return store;
};
const entry = { group: 'g1', seq: 1, amount: 5n, memo: null };

test('what was kept is there after closing and opening again', async () => {
  const first = await opened();
  await first.insertEach(members, [member()]);
  await first.close();
  const second = await opened();
  expect(await second.reader.get(members, { id: 'm1' })).toEqual(member());
  expect(second.describe()).toEqual({ kind: 'embedded', where: file });
});

test('the file is in WAL mode and every commit is synced to disk', async () => {
  const store = await opened();
  await store.insertEach(members, [member()]);
  const beside = new DatabaseSync(file);
  expect(beside.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  beside.close();
});

test('a second writer is refused with advice, and may come once the first is gone', async () => {
  const first = await opened();
  const second = opened();
  await expect(second).rejects.toThrow(StoreRefusedError);
  await expect(second).rejects.toThrow(`another process already writes to ${file}`);
  await expect(second).rejects.toMatchObject({
    advice: expect.stringContaining('Stop the other process'),
  });
  await first.insertEach(members, [member()]);
  await first.close();
  expect(await (await opened()).scan(members, { limit: 9 })).toHaveLength(1);
});

test('a reader runs beside the writer, sees what is kept and refuses to write', async () => {
  const writer = await opened();
  await writer.insertEach(members, [member()]);
  const reader = await opened({ readOnly: true });
  expect(await reader.scan(members, { limit: 9 })).toHaveLength(1);
  await writer.insertEach(members, [member({ id: 'm2', number: 2 })]);
  expect(await reader.scan(members, { limit: 9 })).toHaveLength(2);
  await reader.ping();
  const refused = 'opened for reading only';
  await expect(reader.insertEach(members, [member()])).rejects.toThrow(refused);
  await expect(reader.updateEach(members, [])).rejects.toThrow(refused);
  await expect(reader.transact(async () => 1)).rejects.toThrow(refused);
});

test('a reader opens a stopped store, and refuses one that is missing or of another version', async () => {
  const missing = opened({ readOnly: true });
  await expect(missing).rejects.toThrow(StoreRefusedError);
  await (await opened()).close();
  expect(await (await opened({ readOnly: true })).scan(members, { limit: 9 })).toEqual([]);
  for (const schemaVersion of [2, 0]) {
    await expect(opened({ readOnly: true, schemaVersion })).rejects.toThrow(StoreRefusedError);
  }
});

test('something that is not a database is refused and left as it is', async () => {
  writeFileSync(file, 'these are the minutes of the last meeting, kept here by mistake'.repeat(50));
  await expect(opened()).rejects.toThrow(StoreRefusedError);
});

test('entries cannot be changed or taken away even by another program with full rights', async () => {
  const store = await opened();
  await store.insertEach(entries, [entry]);
  const privileged = new DatabaseSync(file);
  expect(() => privileged.exec('UPDATE entries SET amount = 6')).toThrow('entries is append-only');
  expect(() => privileged.exec('DELETE FROM entries')).toThrow('entries is append-only');
  privileged.close();
  expect(await store.scan(entries, { limit: 9 })).toEqual([entry]);
});

test('the file itself refuses money that is no whole number and a bool that is neither', async () => {
  const store = await opened();
  await store.insertEach(members, [member()]);
  const privileged = new DatabaseSync(file);
  expect(() => privileged.exec("UPDATE members SET balance = 'much'")).toThrow('cannot store TEXT');
  expect(() => privileged.exec('UPDATE members SET balance = 1.5')).toThrow('cannot store REAL');
  expect(() => privileged.exec('UPDATE members SET active = 2')).toThrow('CHECK constraint');
  expect(() => privileged.exec('UPDATE members SET balance = NULL')).toThrow('NOT NULL');
  privileged.close();
});
