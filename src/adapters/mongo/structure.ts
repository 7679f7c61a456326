import type { CollectionInfo, Db } from './driver.ts';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { Table } from '../../ports/records/table.ts';
import { isUnauthorized } from './failures.ts';
import { META } from './schema-version.ts';
import { socketLimit } from './socket-limit.ts';
import { wantedIndexes, wantedValidator, type WantedIndex } from './wanted.ts';

const NAMESPACE_EXISTS = 48;

/**
 * Makes collections, validators and indexes that are missing, replaces those that differ, and then
 * asks the server whether they are all there. A user without the right to make them is enough once
 * they are.
 * @throws StoreRefusedError naming what is missing
 */
export async function ensureStructure(db: Db, tables: readonly Table[]): Promise<void> {
  const found = await db.listCollections({}, { nameOnly: false }).toArray();
  const infoOf = (name: string) => found.find((info) => info.name === name);
  await Promise.all([
    infoOf(META) ?? ignoringRights(() => createOnce(db, META, {})),
    ...tables.map((table) =>
      ignoringRights(async () => {
        await ensureCollection(db, table, infoOf(table.name));
        await ensureIndexes(db, table, infoOf(table.name) !== undefined);
      }),
    ),
  ]);
  await Promise.all(tables.map((table) => refuseMissing(db, table)));
}

async function ensureCollection(
  db: Db,
  table: Table,
  info: CollectionInfo | undefined,
): Promise<void> {
  const validator = wantedValidator(table);
  const options = { validator, validationLevel: 'strict', validationAction: 'error' } as const;
  if (!info) return await createOnce(db, table.name, options);
  if (JSON.stringify(info.options?.['validator']) === JSON.stringify(validator)) return;
  await db.command({ collMod: table.name, ...options }, socketLimit(0));
}

async function createOnce(db: Db, name: string, options: object): Promise<void> {
  try {
    await db.createCollection(name, options);
  } catch (error) {
    // Another instance that starts at the same time was faster.
    if ((error as { code?: unknown }).code !== NAMESPACE_EXISTS) throw error;
  }
}

async function ensureIndexes(db: Db, table: Table, existed: boolean): Promise<void> {
  const wanted = wantedIndexes(table);
  const collection = db.collection(table.name);
  const found = existed ? await listIndexes(db, table) : [];
  for (const index of found) {
    if (!wanted.some((one) => same(one, index))) await collection.dropIndex(index.name);
  }
  const missing = wanted.filter((one) => !found.some((index) => same(one, index)));
  if (missing.length > 0) {
    await collection.createIndexes(missing, socketLimit(0));
  }
}

async function refuseMissing(db: Db, table: Table): Promise<void> {
  const found = await listIndexes(db, table);
  const missing = wantedIndexes(table).find((one) => !found.some((index) => same(one, index)));
  if (!missing) return;
  throw new StoreRefusedError(
    `MongoDB has no index ${table.name}.${missing.name}`,
    'Start once with a user that may create indexes (role readWrite or dbOwner).',
  );
}

async function listIndexes(db: Db, table: Table): Promise<WantedIndex[]> {
  const all = await db.collection(table.name).listIndexes().toArray();
  return (all as WantedIndex[]).filter(({ name }) => name !== '_id_');
}

function same(a: WantedIndex, b: WantedIndex): boolean {
  const shape = (index: WantedIndex) =>
    JSON.stringify([
      index.name,
      Object.entries(index.key),
      index.unique ?? false,
      index.partialFilterExpression ?? {},
    ]);
  return shape(a) === shape(b);
}

async function ignoringRights(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!isUnauthorized(error)) throw error;
  }
}
