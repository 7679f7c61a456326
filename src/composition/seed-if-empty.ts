import type { Config } from '../config/env.ts';
import { dateAt } from '../domain/bangkok-time.ts';
import { StoreRefusedError } from '../ports/records/errors.ts';
import type { Core } from './core.ts';
import { seedDemo } from './seed.ts';

/**
 * Gives the sandbox its people the first time it starts; a store with anything in it is left alone.
 * @throws StoreRefusedError when an earlier seed ended half way
 */
export async function seedIfEmpty(
  core: Core,
  demo: Exclude<Config['demo'], 'none'>,
): Promise<void> {
  const outcome = await seedDemo(core, { demo, today: dateAt(core.clock.now()) });
  if (outcome.kind !== 'interrupted-seed') return;
  throw new StoreRefusedError(
    'the demo data in this store was left half written by an earlier start',
    'Delete the folder of DATA_DIR (or the database of MONGODB_URI) and start again.',
  );
}
