import { StoreRefusedError } from '../ports/records/errors.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';

/** Setting that tells which key a store was filled with. */
export const DATA_KEY_SETTING = 'data-key-check';

/**
 * A store is served only with the key it was filled with: another one would read no name and write
 * a second person for each LINE account.
 * @throws StoreRefusedError
 */
export async function checkDataKey(
  uow: UnitOfWork,
  sealer: Sealer,
  options: { now: number; readOnly: boolean },
): Promise<void> {
  const expected = sealer.lookupKey('data-key', 'check');
  const stored = await uow.read.settings.get(DATA_KEY_SETTING);
  if (stored === expected) return;
  if (stored !== undefined) {
    throw new StoreRefusedError(
      'DATA_KEY is not the key that this store was filled with',
      'Set DATA_KEY to the key of this store, or point DATA_DIR or MONGODB_URI to the right store.',
    );
  }
  if (!options.readOnly) {
    await uow.transact((stores) => stores.settings.put(DATA_KEY_SETTING, expected, options.now));
  }
}
