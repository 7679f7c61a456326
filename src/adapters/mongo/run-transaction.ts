import { setTimeout as pause } from 'node:timers/promises';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import { DURABLE, type Collections } from './collections.ts';
import type { ConflictLanes } from './conflict-lanes.ts';
import { Deadline } from './deadline.ts';
import type { ClientSession, MongoClient } from './driver.ts';
import { isTransient, isUnknownCommit, translated } from './failures.ts';
import { TRANSACTION_LIMIT_MS } from './limits.ts';
import { TransactionRows } from './transaction-rows.ts';
import { TransactionWriter } from './transaction-writer.ts';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 160;

type Work<R> = (writer: RecordWriter) => Promise<R>;
type Attempt<R> = { kind: 'done'; result: R } | { kind: 'again'; row: string | undefined };

export interface TransactionParts {
  client: MongoClient;
  collections: Collections;
  lanes: ConflictLanes;
}

const TRANSACTION = {
  readConcern: { level: 'snapshot' },
  writeConcern: DURABLE,
  readPreference: 'primary',
} as const;

/**
 * Runs `work` until an attempt commits. Conflicts and lost primaries rerun it; a commit whose
 * answer was lost is asked again, which has one effect. All within TRANSACTION_LIMIT_MS.
 */
export async function runTransaction<R>(parts: TransactionParts, work: Work<R>): Promise<R> {
  const deadline = new Deadline(TRANSACTION_LIMIT_MS);
  return await deadline.limit(runUntilCommitted(parts, work, deadline));
}

async function runUntilCommitted<R>(
  { client, collections, lanes }: TransactionParts,
  work: Work<R>,
  deadline: Deadline,
): Promise<R> {
  const session = client.startSession();
  let leave = () => {};
  try {
    for (let retries = 0; ; retries += 1) {
      const attempt = await attemptOnce(session, collections, work, deadline);
      if (attempt.kind === 'done') return attempt.result;
      leave();
      leave = attempt.row === undefined ? () => {} : await lanes.enter(attempt.row);
      await pause(pauseMs(retries));
    }
  } finally {
    leave();
    await session.endSession().catch(() => {});
  }
}

/** Random, so that those who collided do not meet again. */
const pauseMs = (retries: number) =>
  Math.random() * Math.min(FIRST_PAUSE_MS * 1.5 ** retries, LONGEST_PAUSE_MS);

async function attemptOnce<R>(
  session: ClientSession,
  collections: Collections,
  work: Work<R>,
  deadline: Deadline,
): Promise<Attempt<R>> {
  session.startTransaction(TRANSACTION);
  const rows = new TransactionRows(collections, session, () => deadline.leftMs());
  const writer = new TransactionWriter(rows);
  let result: R;
  try {
    // The limit frees a transaction whose `work` waits for something else than its writer.
    result = await deadline.limit(work(writer));
    await writer.flush();
    deadline.check();
  } catch (error) {
    writer.revoke();
    if (session.inTransaction()) await session.abortTransaction().catch(() => {});
    againOrThrow(writer.failure ?? error, deadline);
    return { kind: 'again', row: rows.firstChanged };
  }
  writer.revoke();
  return (await commit(session, deadline))
    ? { kind: 'done', result }
    : { kind: 'again', row: undefined };
}

/** @returns false when the transaction did not happen and can be run again. */
async function commit(session: ClientSession, deadline: Deadline): Promise<boolean> {
  for (;;) {
    try {
      await session.commitTransaction();
      return true;
    } catch (error) {
      if (isUnknownCommit(error) && !deadline.passed()) continue;
      againOrThrow(error, deadline);
      return false;
    }
  }
}

/** Returns when the transaction can be run again. */
function againOrThrow(error: unknown, deadline: Deadline): void {
  if (!isTransient(error)) throw translated(error);
  deadline.check(error);
}
