import type { Config } from '../config/env.ts';
import type { StoreSnapshot } from '../ports/records/snapshot.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../stores/schema/catalogue.ts';
import { storeFile } from './open-store.ts';

/** A snapshot of the store that the environment names; changes nothing, the bot may run. */
export async function openSnapshot(config: Config): Promise<StoreSnapshot> {
  const schema = { tables: CATALOGUE, schemaVersion: SCHEMA_VERSION };
  if (config.mongodbUri !== undefined) {
    const { openMongoSnapshot } = await import('../adapters/mongo/open-mongo-snapshot.ts');
    return openMongoSnapshot({ uri: config.mongodbUri, ...schema });
  }
  const { openSqliteSnapshot } = await import('../adapters/sqlite/open-sqlite-snapshot.ts');
  return openSqliteSnapshot({ file: storeFile(config), ...schema });
}
