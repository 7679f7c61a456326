import type { Config } from '../../config/env.ts';
import { openStore } from '../open-store.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';
import type { RestoreFile } from './restore-embedded.ts';

/**
 * Restores into the empty database that the environment names. It is marked from before the first
 * row until all was found right, and no bot serves it meanwhile; interrupted, the same file goes on.
 * A database is never replaced: the switch is the operator's, by the address.
 * @throws DamagedBackupError · StoreRefusedError
 */
export async function restoreMongo(
  config: Config,
  restoring: RestoreFile,
): Promise<Restored & { where: string }> {
  const store = await openStore(config, {});
  try {
    const { where } = store.describe();
    return { ...(await restoreBackup({ ...restoring, store })), where };
  } finally {
    await store.close();
  }
}
