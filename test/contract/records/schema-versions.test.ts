import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { openMongoStore } from '../../../src/adapters/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import { int, text, textOrNull } from '../../../src/ports/records/column.ts';
import { StoreRefusedError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { SchemaStep } from '../../../src/ports/records/schema-step.ts';
import { table, type Table } from '../../../src/ports/records/table.ts';
import { withDatabase } from '../../support/mongo-databases.ts';
import { describeMongo } from '../../support/stores.ts';

const before = table('people', {
  columns: { id: text(), age: int() },
  key: ['id'],
  indexes: { byAge: ['age'] },
});
const after = table('people', {
  columns: { id: text(), age: int(), band: textOrNull() },
  key: ['id'],
  unique: { byBand: ['band', 'id'] },
  indexes: { byAge: ['age', 'band'] },
});

interface Options {
  tables: readonly Table[];
  schemaVersion: number;
  steps?: readonly SchemaStep[];
}
type Open = (options: Options) => Promise<RecordStore>;

/** Gives every person a band; harmless to run again. */
const bands = (version: number, seen: string[], cutAfter = Infinity): SchemaStep => ({
  version,
  up: async (store) => {
    seen.push(`step ${version}`);
    for (const [at, { id, age }] of (await store.scan(after, { limit: 99 })).entries()) {
      if (at >= cutAfter) throw new Error('cut off');
      await store.updateEach(after, [{ key: { id }, patch: { band: `${Math.floor(age / 10)}` } }]);
    }
  },
});

function suite(setUp: () => { open: Open; tearDown: () => Promise<void> }): void {
  let open: Open;
  let tearDown: () => Promise<void>;
  const stores: RecordStore[] = [];
  const opened: Open = async (options) => {
    const store = await open(options);
    stores.push(store);
    return store;
  };
  beforeEach(async () => {
    ({ open, tearDown } = setUp());
    const store = await opened({ tables: [before], schemaVersion: 1 });
    await store.insertEach(
      before,
      [1, 2, 3].map((n) => ({ id: `p${n}`, age: n * 11 })),
    );
    await store.close();
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    await tearDown();
  });

  test('a later version makes columns and indexes, and runs its steps once, in order', async () => {
    const seen: string[] = [];
    const none: SchemaStep = { version: 2, up: async () => void seen.push('step 2') };
    const options = { tables: [after], schemaVersion: 3, steps: [bands(3, seen), none] };
    const store = await opened(options);
    expect(seen).toEqual(['step 2', 'step 3']);
    const found = await store.reader.find(after, { index: 'byBand', eq: { band: '2' } });
    expect(found).toEqual([{ id: 'p2', age: 22, band: '2' }]);
    await store.close();
    await (await opened(options)).close();
    expect(seen).toEqual(['step 2', 'step 3']);
  });

  test('a step that was cut off runs again at the next start', async () => {
    const seen: string[] = [];
    const cut = { tables: [after], schemaVersion: 2, steps: [bands(2, seen, 1)] };
    await expect(opened(cut)).rejects.toThrow('cut off');
    const store = await opened({ ...cut, steps: [bands(2, seen)] });
    expect(seen).toEqual(['step 2', 'step 2']);
    expect((await store.scan(after, { limit: 9 })).map((row) => row.band)).toEqual(['1', '2', '3']);
  });

  test('an older program refuses newer data and says what to do', async () => {
    await (await opened({ tables: [after], schemaVersion: 2 })).close();
    const old = opened({ tables: [before], schemaVersion: 1 });
    await expect(old).rejects.toThrow(StoreRefusedError);
    await expect(old).rejects.toThrow('the store has schema version 2, this program knows 1');
    await expect(old).rejects.toMatchObject({ advice: expect.stringContaining('newer version') });
  });

  test.each([
    ['a nullable key', { ...after, key: ['band'] }],
    ['a key of bytes', { ...after, columns: { id: { kind: 'bytes', nullable: false } } }],
    [
      'an index over JSON',
      { ...after, columns: { ...after.columns, age: { kind: 'json', nullable: false } } },
    ],
    ['an index over no column of its own', { ...after, indexes: { byName: ['name'] } }],
    ['an index named key', { ...after, indexes: { key: ['age'] } }],
    ['a name with a quote', { ...after, name: 'a"b' }],
    ['the name of the store’s own record', { ...after, name: 'schema_meta' }],
    ['a name twice', after],
  ])('a catalogue with %s is a TypeError', async (_, wrong) => {
    const tables = [after, wrong as unknown as Table];
    await expect(open({ tables, schemaVersion: 1 })).rejects.toThrow(TypeError);
  });
}

describe('embedded', () => {
  suite(() => {
    const folder = mkdtempSync(join(tmpdir(), 'sajja-schema-'));
    return {
      open: (options) => openSqliteStore({ file: join(folder, 'sajja.db'), ...options }),
      tearDown: async () => rmSync(folder, { recursive: true }),
    };
  });
});

describeMongo((uri) => {
  suite(() => {
    const name = `sajja_schema_${Math.random().toString(36).slice(2)}`;
    return {
      open: (options) => openMongoStore({ uri: withDatabase(uri, name), ...options }),
      tearDown: async () => {
        const client = new mongo.MongoClient(uri);
        await client.db(name).dropDatabase();
        await client.close();
      },
    };
  });

  test('of three instances that start with a new version one runs the steps', async () => {
    const seen: string[] = [];
    const address = withDatabase(uri, 'sajja_schema_two');
    const first = await openMongoStore({ uri: address, tables: [before], schemaVersion: 1 });
    await first.insertEach(before, [{ id: 'p1', age: 11 }]);
    const options = { uri: address, tables: [after], schemaVersion: 2, steps: [bands(2, seen)] };
    const three = await Promise.all([1, 2, 3].map(() => openMongoStore(options)));
    for (const store of [first, ...three]) await store.close();
    expect(seen).toEqual(['step 2']);
    const client = new mongo.MongoClient(uri);
    await client.db('sajja_schema_two').dropDatabase();
    await client.close();
  });
});
