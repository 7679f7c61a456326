import type { DatabaseSync } from 'node:sqlite';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { Table } from '../../ports/records/table.ts';
import { columnSql, objectsOf, tableSql, typeOf } from './ddl.ts';
import { quoted } from './sql-text.ts';

interface Found {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

/** Makes what is missing, rebuilds indexes that changed, drops those no longer wanted. */
export function ensureStructure(db: DatabaseSync, tables: readonly Table[]): void {
  const found = readSchema(db);
  for (const table of tables) {
    if (found.some(({ type, name }) => type === 'table' && name === table.name)) {
      addColumns(db, table);
    } else {
      db.exec(tableSql(table));
    }
    ensureObjects(db, table, found);
  }
}

/** @throws StoreRefusedError when the file lacks a table, index or trigger of the catalogue. */
export function refuseOtherStructure(db: DatabaseSync, tables: readonly Table[]): void {
  const found = readSchema(db);
  const wanted = tables.flatMap(objectsOf);
  const missing = wanted.find(
    ({ name, sql }) => !found.some((object) => object.name === name && object.sql === sql),
  );
  if (missing) {
    throw new StoreRefusedError(
      `the store has no ${missing.type} ${missing.name}`,
      'Start the bot once with this version so that it brings the store up to date.',
    );
  }
}

function readSchema(db: DatabaseSync): Found[] {
  const sql = 'SELECT type, name, tbl_name, sql FROM sqlite_schema';
  return db.prepare(sql).all() as unknown as Found[];
}

function ensureObjects(db: DatabaseSync, table: Table, found: readonly Found[]): void {
  const wanted = objectsOf(table);
  for (const object of found) {
    if (object.tbl_name !== table.name || object.type === 'table' || object.sql === null) continue;
    const same = wanted.some(({ name, sql }) => name === object.name && sql === object.sql);
    if (!same) db.exec(`DROP ${object.type} ${quoted(object.name)}`);
  }
  for (const { name, sql } of wanted) {
    if (!found.some((object) => object.name === name && object.sql === sql)) db.exec(sql);
  }
}

function addColumns(db: DatabaseSync, table: Table): void {
  const info = db.prepare(`PRAGMA table_info(${quoted(table.name)})`).all();
  for (const [name, column] of Object.entries(table.columns)) {
    const there = info.find((row) => row['name'] === name);
    if (there) {
      const same = there['type'] === typeOf(column) && (there['notnull'] === 1) !== column.nullable;
      if (!same) refuseColumn(table, name, 'has another type in the file');
    } else if (column.nullable) {
      db.exec(`ALTER TABLE ${quoted(table.name)} ADD COLUMN ${columnSql(name, column)}`);
    } else {
      refuseColumn(table, name, 'is new and not nullable');
    }
  }
}

function refuseColumn(table: Table, name: string, what: string): never {
  throw new StoreRefusedError(
    `column ${table.name}.${name} ${what}`,
    'Start the version of the bot that this data belongs to.',
  );
}
