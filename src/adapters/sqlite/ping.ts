import type { DatabaseSync } from 'node:sqlite';
import { clearTimeout, setTimeout } from 'node:timers';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import { unavailable } from './failures.ts';
import type { GroupCommit } from './group-commit.ts';
import type { RowWriter } from './row-writer.ts';
import { readVersion, writeMeta } from './schema-version.ts';

const PING_LIMIT_MS = 750;

/** A real commit: a full disk reads well and cannot keep a deposit. */
export async function pingStore(parts: {
  db: DatabaseSync;
  writer: RowWriter | undefined;
  commits: GroupCommit;
  now: () => number;
}): Promise<void> {
  if (!parts.writer) return readOnce(parts.db);
  await new Promise<void>((resolve, reject) => {
    const late = () => reject(new StoreUnavailableError('the store did not answer in time'));
    const timer = setTimeout(late, PING_LIMIT_MS);
    parts.commits.submit({
      run: () => writeMeta(parts.db, 'checked_at', parts.now()),
      settle: (failure) => {
        clearTimeout(timer);
        if (failure) reject(failure);
        else resolve();
      },
    });
  });
}

function readOnce(db: DatabaseSync): void {
  try {
    readVersion(db);
  } catch (error) {
    throw unavailable(error);
  }
}
