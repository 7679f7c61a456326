import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { Db } from './driver.ts';
import { isDuplicate } from './failures.ts';
import { metaOf } from './schema-version.ts';
import type { ServerClock } from './server-clock.ts';

/** A process that died in the middle holds others up for this long. */
const LEASE_MS = 10_000;
const RENEW_MS = 2000;
const POLL_MS = 250;
const PATIENCE_MS = 60_000;

/**
 * Runs `work` in one instance at a time. The others wait, and find the work done.
 * @throws StoreRefusedError when another instance is still at it after a minute
 */
export async function withMigrationLock(
  db: Db,
  clock: ServerClock,
  work: () => Promise<void>,
): Promise<void> {
  const until = clock.now() + PATIENCE_MS;
  while (!(await take(db, clock))) {
    if (clock.now() > until) {
      throw new StoreRefusedError(
        'another instance is still bringing the store up to date',
        'Start this one again when the other one is ready.',
      );
    }
    await pause(POLL_MS);
  }
  const renewal = setInterval(() => {
    extend(db, clock.now() + LEASE_MS).catch(() => {});
  }, RENEW_MS);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await extend(db, 0);
  }
}

async function take(db: Db, clock: ServerClock): Promise<boolean> {
  const now = clock.now();
  const free = { _id: 'migrating', value: { $lt: BigInt(now) } } as const;
  const lease = { $set: { value: BigInt(now + LEASE_MS) } };
  try {
    await metaOf(db).updateOne(free, lease, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function extend(db: Db, until: number): Promise<void> {
  await metaOf(db).updateOne({ _id: 'migrating' }, { $set: { value: BigInt(until) } });
}
