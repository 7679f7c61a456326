import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { Table } from '../../ports/records/table.ts';
import type { CollectionInfo, Db } from './driver.ts';
import { isNoCollection, isUnauthorized } from './failures.ts';
import { socketLimit } from './socket-limit.ts';
import { wantedIndexes, wantedValidator, type WantedIndex } from './wanted.ts';

/** Whether collections, validators and indexes are all as the catalogue wants them. */
export async function hasStructure(db: Db, tables: readonly Table[]): Promise<boolean> {
  const infoOf = await readCollections(db);
  if (!tables.every((table) => sameValidator(table, infoOf(table.name)))) return false;
  const missing = await Promise.all(tables.map((table) => missingIndex(db, table)));
  return missing.every((index) => index === undefined);
}

/**
 * Makes collections, validators and indexes that are missing, replaces those that differ. A user
 * without the right to make them is enough once they are there.
 */
export async function ensureStructure(db: Db, tables: readonly Table[]): Promise<void> {
  const infoOf = await readCollections(db);
  const ensure = async (table: Table) => {
    await ensureCollection(db, table, infoOf(table.name));
    await ensureIndexes(db, table, infoOf(table.name) !== undefined);
  };
  await Promise.all(tables.map((table) => ignoringRights(() => ensure(table))));
}

/** @throws StoreRefusedError naming an index that the server does not have */
export async function refuseMissing(db: Db, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const missing = await missingIndex(db, table);
    if (!missing) continue;
    throw new StoreRefusedError(
      `MongoDB has no index ${table.name}.${missing.name}`,
      'Start once with a user that may create indexes (role readWrite or dbOwner).',
    );
  }
}

async function readCollections(db: Db): Promise<(name: string) => CollectionInfo | undefined> {
  const found: CollectionInfo[] = await db.listCollections({}, { nameOnly: false }).toArray();
  return (name) => found.find((info) => info.name === name);
}

function sameValidator(table: Table, info: CollectionInfo | undefined): boolean {
  const wanted = JSON.stringify(wantedValidator(table));
  return JSON.stringify(info?.options?.['validator']) === wanted;
}

async function ensureCollection(
  db: Db,
  table: Table,
  info: CollectionInfo | undefined,
): Promise<void> {
  const validator = wantedValidator(table);
  const options = { validator, validationLevel: 'strict', validationAction: 'error' } as const;
  if (!info) await db.createCollection(table.name, options);
  else if (!sameValidator(table, info)) {
    await db.command({ collMod: table.name, ...options }, socketLimit(0));
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
  // Over rows that are there already it may take minutes.
  if (missing.length > 0) await collection.createIndexes(missing, socketLimit(0));
}

async function missingIndex(db: Db, table: Table): Promise<WantedIndex | undefined> {
  const found = await listIndexes(db, table);
  return wantedIndexes(table).find((one) => !found.some((index) => same(one, index)));
}

async function listIndexes(db: Db, table: Table): Promise<WantedIndex[]> {
  try {
    const all = await db.collection(table.name).listIndexes().toArray();
    return (all as WantedIndex[]).filter(({ name }) => name !== '_id_');
  } catch (error) {
    if (isNoCollection(error)) return [];
    throw error;
  }
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
