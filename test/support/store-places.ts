import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, describe } from '@jest/globals';
import { mongo } from 'mongoose';
import { describeMongo, type StoreName } from './stores.ts';

/** Where a served bot keeps its records, as an operator would say it: by environment alone. */
export interface StorePlace {
  name: StoreName;
  env: Record<string, string>;
}

type Suite = (name: StoreName, newPlace: () => StorePlace) => void;

/** Runs a suite of served bots once for each store; every place is empty and goes afterwards. */
export function describePlaces(suite: Suite): void {
  describe('embedded', () => {
    const folders: string[] = [];
    afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
    suite('embedded', () => {
      const folder = mkdtempSync(join(tmpdir(), 'sajja-'));
      folders.push(folder);
      return { name: 'embedded', env: { DATA_DIR: folder } };
    });
  });
  describeMongo((uri) => {
    const databases: string[] = [];
    const folders: string[] = [];
    afterAll(async () => {
      folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
      const client = new mongo.MongoClient(uri);
      for (const name of databases) await client.db(name).dropDatabase();
      await client.close();
    });
    suite('mongodb', () => {
      const database = `served_${randomBytes(6).toString('hex')}`;
      databases.push(database);
      const folder = mkdtempSync(join(tmpdir(), 'sajja-'));
      folders.push(folder);
      const address = new URL(uri);
      address.pathname = `/${database}`;
      return { name: 'mongodb', env: { DATA_DIR: folder, MONGODB_URI: address.href } };
    });
  });
}
