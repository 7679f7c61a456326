import { openBackupFile } from '../../src/adapters/backup/backup-file.ts';
import { newKeyPair } from '../../src/adapters/backup/seal-keys.ts';
import { createSealer } from '../../src/adapters/crypto/node-sealer.ts';
import { restoreEmbedded, type RestoreFile } from '../../src/composition/keep/restore-embedded.ts';
import { restoreMongo } from '../../src/composition/keep/restore-mongo.ts';
import type { Restored } from '../../src/composition/keep/restore-backup.ts';
import { takeBackup, type Taken } from '../../src/composition/keep/take-backup.ts';
import { openSnapshot } from '../../src/composition/open-snapshot.ts';
import type { Config } from '../../src/config/env.ts';
import type { Row } from '../../src/ports/records/check-row.ts';
import type { RowSource } from '../../src/ports/records/snapshot.ts';
import { CATALOGUE } from '../../src/stores/schema/catalogue.ts';
import { testConfig } from './bot.ts';
import type { StorePlace } from './store-places.ts';

const nowhere = (): void => undefined;
export const PAIR = newKeyPair();

export const configOf = ({ env }: StorePlace): Config => testConfig(env);

/** @param meanwhile done once the snapshot is taken and before it is read */
export async function backUp(
  place: StorePlace,
  file: string,
  meanwhile: () => Promise<void> = async () => {},
): Promise<Taken> {
  const snapshot = await openSnapshot(configOf(place));
  try {
    await meanwhile();
    const { publicKey } = PAIR;
    return await takeBackup(snapshot, { file, publicKey, at: nowhere, onRows: nowhere });
  } finally {
    await snapshot.close();
  }
}

export async function restore(
  place: StorePlace,
  file: string,
  { replace = false, now = Date.now(), mayBeUnsound = false } = {},
): Promise<Restored & { aside?: string | undefined }> {
  const config = configOf(place);
  const opening = await openBackupFile(file, PAIR.privateKey);
  if (opening.kind !== 'text') throw new Error(opening.kind);
  const sealer = createSealer(config.dataKey ?? new Uint8Array());
  const restoring: RestoreFile = {
    text: opening.text,
    dataKey: sealer.lookupKey('data-key', 'check'),
    mayBeUnsound,
    now,
    at: nowhere,
    onProgress: nowhere,
  };
  return place.name === 'embedded'
    ? restoreEmbedded(config, restoring, replace)
    : restoreMongo(config, restoring);
}

/** Every row of a store by table, for looking at two stores side by side. */
export async function everything(source: RowSource): Promise<Record<string, Row[]>> {
  const tables: Record<string, Row[]> = {};
  for (const table of CATALOGUE) tables[table.name] = await source.scan(table, { limit: 10_000 });
  return tables;
}
