import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import { int, text, textOrNull } from '../../src/ports/records/column.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import type { SchemaStep } from '../../src/ports/records/schema-step.ts';
import { table } from '../../src/ports/records/table.ts';

/** One table in two versions, and the step between them: also run as a process that is killed in it. */
export const before = table('people', {
  columns: { id: text(), age: int() },
  key: ['id'],
  indexes: { byAge: ['age'] },
});
export const after = table('people', {
  columns: { id: text(), age: int(), band: textOrNull() },
  key: ['id'],
  indexes: { byAge: ['age', 'band'] },
});
export const ROWS = 10;

const bands = (rowDone: (at: number) => void): SchemaStep => ({
  version: 2,
  async up(store) {
    rowDone(0);
    for (const [at, { id, age }] of (await store.scan(after, { limit: ROWS })).entries()) {
      await store.updateEach(after, [{ key: { id }, patch: { band: `${Math.floor(age / 10)}` } }]);
      rowDone(at + 1);
    }
  },
});

const open = (
  place: string,
  schema: Parameters<typeof openSqliteStore>[0],
): Promise<RecordStore> =>
  place.startsWith('mongodb:')
    ? openMongoStore({ ...schema, uri: place })
    : openSqliteStore({ ...schema, file: place });

export const openOld = (place: string): Promise<RecordStore> =>
  open(place, { file: place, tables: [before], schemaVersion: 1 });

export const openNew = (
  place: string,
  rowDone: (at: number) => void = () => {},
): Promise<RecordStore> =>
  open(place, { file: place, tables: [after], schemaVersion: 2, steps: [bands(rowDone)] });

const [place, killAt] = process.argv[1] === import.meta.filename ? process.argv.slice(2) : [];
if (place !== undefined) {
  await openNew(place, (at) => {
    if (at === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  });
}
