import { join } from 'node:path';
import type { Config } from '../config/env.ts';
import type { RecordStore } from '../ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_STEPS, SCHEMA_VERSION } from '../stores/schema/catalogue.ts';
import { makeDataDir } from './make-data-dir.ts';

const STORE_FILE = 'sajja.sqlite';

/** Where the embedded store is. */
export const storeFile = ({ dataDir }: Config): string => join(dataDir, STORE_FILE);

export interface OpenStoreOptions {
  /** For commands that only look: runs beside a bot that is serving. */
  readOnly?: boolean;
  onFatal?: (error: Error) => void;
}

/** The store that the environment names. MongoDB's driver is loaded only where it is used. */
export async function openStore(config: Config, options: OpenStoreOptions): Promise<RecordStore> {
  const schema = { tables: CATALOGUE, schemaVersion: SCHEMA_VERSION, steps: SCHEMA_STEPS };
  if (config.mongodbUri !== undefined) {
    const { openMongoStore } = await import('../adapters/mongo/open-mongo-store.ts');
    return openMongoStore({ uri: config.mongodbUri, ...schema });
  }
  const { openSqliteStore } = await import('../adapters/sqlite/open-sqlite-store.ts');
  makeDataDir(config.dataDir);
  return openSqliteStore({ file: storeFile(config), ...schema, ...options });
}
