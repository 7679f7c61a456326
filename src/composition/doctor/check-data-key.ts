import { createSealer } from '../../adapters/crypto/node-sealer.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Config } from '../../config/env.ts';
import { STANDARD_CHART } from '../../domain/ledger/chart.ts';
import { createUnitOfWork } from '../../stores/unit-of-work.ts';
import { loadDataKey } from '../data-key.ts';
import { checkDataKey as refuseOtherKey } from '../key-check.ts';
import { openStore } from '../open-store.ts';
import { ok, skip, type Finding } from './finding.ts';
import { refusal } from './refusal.ts';

const TODO = 'Set DATA_KEY to the key of this store.';

/** Whether the key is there, and is the one that the stored names were sealed with. */
export async function checkDataKey(config: Config, storeUsable: boolean): Promise<Finding> {
  let key: Uint8Array;
  try {
    key = loadDataKey(config, false);
  } catch (error) {
    if (!config.line && !storeUsable) return skip('data key', 'the sandbox makes one at its start');
    return refusal('data key', error, TODO);
  }
  const from = config.dataKey ? 'DATA_KEY' : `the file in ${config.dataDir}`;
  if (!storeUsable) return skip('data key', `from ${from}; no store to compare it with`);
  try {
    await compare(config, key);
    return ok('data key', `from ${from}, fits the store`);
  } catch (error) {
    return refusal('data key', error, TODO);
  }
}

/** @throws StoreRefusedError when the store was filled with another key */
async function compare(config: Config, key: Uint8Array): Promise<void> {
  const store = await openStore(config, { readOnly: true });
  try {
    const sealer = createSealer(key);
    const uow = createUnitOfWork(store, { sealer, rules: { sha256, chart: STANDARD_CHART } });
    await refuseOtherKey(uow, sealer, { now: store.now(), readOnly: true });
  } finally {
    await store.close();
  }
}
