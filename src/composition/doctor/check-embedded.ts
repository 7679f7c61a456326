import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openConnection } from '../../adapters/sqlite/connection.ts';
import { readVersion } from '../../adapters/sqlite/schema-version.ts';
import { refuseOtherStructure } from '../../adapters/sqlite/structure.ts';
import type { Config } from '../../config/env.ts';
import { CATALOGUE } from '../../stores/schema/catalogue.ts';
import { storeFile } from '../open-store.ts';
import { checkSchema } from './check-schema.ts';
import { fail, ok, skip, type Finding } from './finding.ts';
import { refusal } from './refusal.ts';

const NOT_THERE_YET = 'nothing stored yet; the first start makes it';
const FILE_TODO = 'Check owner and mode of DATA_DIR and its files, and the disk.';

export interface StoreFindings {
  findings: Finding[];
  /** Whether the store can be opened for a look without changing it. */
  usable: boolean;
}

/** The file, its version and its tables; looks beside a running bot and changes nothing. */
export function checkEmbedded(config: Config): StoreFindings {
  const file = storeFile(config);
  const replicaSet = skip('replica set', 'the embedded store needs none');
  if (!existsSync(file)) {
    const place = checkPlace(config.dataDir);
    const rest = ['schema', 'indexes'].map((check) => skip(check, NOT_THERE_YET));
    return { findings: [place, replicaSet, ...rest], usable: false };
  }
  let db: DatabaseSync | undefined;
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    db = openConnection(file, true);
    const found = readVersion(db);
    const schema = checkSchema(found);
    const indexes = checkStructure(db);
    const usable = schema.state === 'ok' && indexes.state === 'ok';
    const findings = [ok('store', `embedded (${file})`), replicaSet, schema, indexes];
    return { findings, usable };
  } catch (error) {
    return { findings: [unreadable(file, error), replicaSet], usable: false };
  } finally {
    db?.close();
  }
}

const SQLITE_NOTADB = 26;

function unreadable(file: string, error: unknown): Finding {
  if ((error as { errcode?: number }).errcode === SQLITE_NOTADB) {
    return fail('store', `${file} is not a database`, 'Point DATA_DIR to the right folder.');
  }
  const { says, todo } = refusal('store', error, FILE_TODO);
  return fail('store', `${file} cannot be used (${says})`, todo);
}

function checkStructure(db: DatabaseSync): Finding {
  try {
    refuseOtherStructure(db, CATALOGUE);
    return ok('indexes', `${CATALOGUE.length} tables with their indexes and triggers`);
  } catch (error) {
    return refusal('indexes', error, FILE_TODO);
  }
}

/** Whether the folder is there, or can be made, for this user. */
function checkPlace(dataDir: string): Finding {
  let folder = resolve(dataDir);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const todo = 'Point DATA_DIR to a folder that this user may write.';
  if (!statSync(folder).isDirectory()) return fail('store', `${folder} is not a folder`, todo);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    return fail('store', `DATA_DIR ${dataDir} cannot be written`, todo);
  }
  return ok('store', `embedded in ${dataDir}: ${NOT_THERE_YET}`);
}
