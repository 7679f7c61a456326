import { StoreRefusedError } from '../../ports/records/errors.ts';
import type { Collection, Db } from './driver.ts';
import { DURABLE } from './collections.ts';
import { PING_TIMEOUT_MS } from './limits.ts';
import { socketLimit } from './socket-limit.ts';

export const META = 'schema_meta';

interface Meta {
  _id: 'version' | 'checked' | 'migrating';
  value: bigint;
}

export const metaOf = (db: Db): Collection<Meta> =>
  db.collection<Meta>(META, {
    readConcern: { level: 'majority' },
    writeConcern: DURABLE,
  });

/** @returns undefined in a database that never held a schema. */
export async function readVersion(db: Db): Promise<number | undefined> {
  const found = await metaOf(db).findOne({ _id: 'version' });
  return found ? Number(found.value) : undefined;
}

/** Never lowers it: two instances may start at once. */
export async function writeVersion(db: Db, version: number): Promise<void> {
  const value = BigInt(version);
  await metaOf(db).updateOne({ _id: 'version' }, { $max: { value } }, { upsert: true });
}

/** A write that a majority keeps: readers alone do not show that deposits can be saved. */
export async function writeCheck(db: Db, now: number): Promise<void> {
  const options = { upsert: true, ...socketLimit(PING_TIMEOUT_MS) };
  await metaOf(db).updateOne({ _id: 'checked' }, { $set: { value: BigInt(now) } }, options);
}

/** @throws StoreRefusedError for a reader that may not bring the store up to date. */
export function refuseOther(found: number | undefined, ours: number): void {
  refuseNewer(found, ours);
  if (found === ours) return;
  throw new StoreRefusedError(
    found === undefined
      ? 'there is no store in this database'
      : `the store has schema version ${found}, this program needs ${ours}`,
    found === undefined
      ? 'Check the database name in MONGODB_URI, or start the bot once.'
      : 'Start the bot once with this version so that it brings the store up to date.',
  );
}

/** @throws StoreRefusedError for data of a later version: reading it with our eyes would harm it. */
export function refuseNewer(found: number | undefined, ours: number): void {
  if (found === undefined || found <= ours) return;
  throw new StoreRefusedError(
    `the store has schema version ${found}, this program knows ${ours}`,
    'Start the newer version of the bot again, or restore a backup made before the update.',
  );
}
