import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { refuseWeakDurability } from '../../../src/adapters/sqlite/connection.ts';
import { GroupCommit } from '../../../src/adapters/sqlite/group-commit.ts';
import { RowWriter } from '../../../src/adapters/sqlite/row-writer.ts';
import { ensureMeta } from '../../../src/adapters/sqlite/schema-version.ts';
import { SqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { ensureStructure } from '../../../src/adapters/sqlite/structure.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import { StoreRefusedError, StoreUnavailableError } from '../../../src/ports/records/errors.ts';
import { catalogue, entries, member, members, slot, slots } from './catalogue.ts';

const FULL = 13;
const IOERR_FSYNC = 1034;
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

/** A database whose COMMIT can be made to fail, and is counted. */
class WatchedDatabase extends DatabaseSync {
  commits = 0;
  nextCommit: (() => void) | undefined;

  override exec(sql: string): void {
    if (sql === 'COMMIT') {
      this.commits += 1;
      const hook = this.nextCommit;
      this.nextCommit = undefined;
      hook?.();
    }
    super.exec(sql);
  }
}

const sqliteError = (errcode: number) => Object.assign(new Error('injected'), { errcode });
const onFatal = jest.fn();
let db: WatchedDatabase;
let store: SqliteStore;

beforeEach(() => {
  onFatal.mockClear();
  db = new WatchedDatabase(':memory:');
  ensureMeta(db);
  ensureStructure(db, catalogue);
  const writer = new RowWriter(db, catalogue);
  const commits = new GroupCommit(db, onFatal);
  const rest = { now: Date.now, release: () => db.close(), workLimitMs: 50 };
  store = new SqliteStore({ file: ':memory:', db, writer, reader: writer, commits, ...rest });
});
afterEach(() => store.close());

test('everything that waits shares one commit, and nobody is answered before it', async () => {
  let answered = 0;
  let answeredAtCommit = -1;
  db.nextCommit = () => (answeredAtCommit = answered);
  const jobs = [
    ...times(200, (at) => store.insertEach(members, [member({ id: `m${at}`, number: at })])),
    ...times(50, (at) => store.transact((writer) => writer.insert(slots, slot({ at })))),
    store.updateEach(slots, [{ key: { group: 'g1', name: 'a', at: 7 }, patch: { turn: 1 } }]),
    store.ping(),
  ];
  await Promise.all(jobs.map((job) => job.then(() => (answered += 1))));
  expect(db.commits).toBe(1);
  expect(answeredAtCommit).toBe(0);
  expect(answered).toBe(252);
});

test('work that fails takes nothing of its neighbours in the same commit with it', async () => {
  const results = await Promise.allSettled(
    times(9, (at) =>
      store.transact(async (writer) => {
        await writer.insert(slots, slot({ at }));
        if (at % 3 === 1) throw new Error('refused');
        if (at % 3 === 2) await writer.insert(slots, slot({ at: 0 }));
      }),
    ),
  );
  expect(db.commits).toBe(1);
  expect(results.map(({ status }) => status[0]).join('')).toBe('frrfrrfrr');
  expect((await store.scan(slots, { limit: 99 })).map((row) => row.at)).toEqual([0, 3, 6]);
});

test('a read beside an open transaction waits until it is kept or gone', async () => {
  const writing = store.transact(async (writer) => {
    await writer.insert(slots, slot());
    await new Promise((resolve) => setTimeout(resolve, 10));
    throw new Error('refused');
  });
  writing.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 2));
  expect(await store.scan(slots, { limit: 9 })).toEqual([]);
  await expect(writing).rejects.toThrow('refused');
});

test('a commit that fails is told to everyone in it, refusals included, and leaves nothing', async () => {
  db.nextCommit = () => {
    throw sqliteError(FULL);
  };
  const jobs = [
    store.insertEach(members, [member()]),
    store.transact((writer) => writer.insert(slots, slot())),
    store.transact(async () => {
      throw new Error('a refusal that rests on what was not kept');
    }),
    store.ping(),
  ];
  for (const job of jobs) await expect(job).rejects.toThrow(StoreUnavailableError);
  expect(await store.scan(members, { limit: 9 })).toEqual([]);
  expect(onFatal).not.toHaveBeenCalled();
  expect(await store.insertEach(members, [member()])).toEqual(['inserted']);
});

test('a full disk is unavailable, loses nothing and ends with room', async () => {
  await store.insertEach(members, [member()]);
  const pages = Object.values(db.prepare('PRAGMA page_count').get() ?? {})[0];
  db.exec(`PRAGMA max_page_count = ${Number(pages) + 2}`);
  const big = (at: number) => member({ id: `b${at}`, number: at + 10, nickname: 'ก'.repeat(9000) });
  await expect(store.insertEach(members, [big(1)])).rejects.toThrow(StoreUnavailableError);
  const both = store.transact(async (writer) => {
    await writer.insert(entries, { group: 'g1', seq: 1, amount: 1n, memo: null });
    await writer.insert(members, big(2)).catch(() => {});
  });
  await expect(both).rejects.toThrow(StoreUnavailableError);
  expect(await store.scan(entries, { limit: 9 })).toEqual([]);
  expect(await store.scan(members, { limit: 9 })).toEqual([member()]);
  db.exec('PRAGMA max_page_count = 100000');
  expect(await store.insertEach(members, [big(1)])).toEqual(['inserted']);
  expect(onFatal).not.toHaveBeenCalled();
});

test('after a failed fsync nothing is acknowledged any more, and the process is told once', async () => {
  db.nextCommit = () => {
    throw sqliteError(IOERR_FSYNC);
  };
  await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
  await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
  await expect(store.transact(async () => 1)).rejects.toThrow(StoreUnavailableError);
  await expect(store.reader.get(members, { id: 'm1' })).rejects.toThrow(StoreUnavailableError);
  await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
  expect(onFatal).toHaveBeenCalledTimes(1);
  expect(onFatal).toHaveBeenCalledWith(expect.any(StoreUnavailableError));
});

test('work that waits for something else than its writer is cut off and holds nobody up', async () => {
  const stuck = store.transact(async (writer) => {
    await writer.insert(slots, slot());
    await new Promise(() => {});
  });
  const next = store.transact((writer) => writer.insert(slots, slot({ at: 2 })));
  await expect(stuck).rejects.toThrow(StoreUnavailableError);
  await next;
  expect((await store.scan(slots, { limit: 9 })).map((row) => row.at)).toEqual([2]);
});

test('closing finishes what was handed in and refuses what comes later', async () => {
  const last = store.insertEach(members, [member()]);
  const closing = store.close();
  await expect(store.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
  expect(await last).toEqual(['inserted']);
  await closing;
  await expect(store.reader.get(members, { id: 'm1' })).rejects.toThrow(StoreUnavailableError);
  await store.close();
});

test('another program that holds the file makes it unavailable for a moment only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-busy-'));
  const file = join(folder, 'sajja.db');
  const onDisk = await openSqliteStore({ file, tables: catalogue, schemaVersion: 1 });
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const started = performance.now();
  await expect(onDisk.insertEach(members, [member()])).rejects.toThrow(StoreUnavailableError);
  expect(performance.now() - started).toBeLessThan(900);
  expect(await onDisk.scan(members, { limit: 9 })).toEqual([]);
  other.exec('ROLLBACK');
  other.close();
  expect(await onDisk.insertEach(members, [member()])).toEqual(['inserted']);
  await onDisk.close();
  rmSync(folder, { recursive: true });
});

test('a file that would not be synced at every commit is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sajja-weak-'));
  const weak = new DatabaseSync(join(folder, 'weak.db'));
  weak.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE t (a)');
  expect(() => refuseWeakDurability(weak, 'weak.db')).toThrow(StoreRefusedError);
  weak.exec('PRAGMA synchronous=FULL');
  expect(() => refuseWeakDurability(weak, 'weak.db')).not.toThrow();
  weak.exec('PRAGMA journal_mode=DELETE');
  expect(() => refuseWeakDurability(weak, 'weak.db')).toThrow(StoreRefusedError);
  weak.close();
  rmSync(folder, { recursive: true });
});
