import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import { DURABLE, type Collections } from './collections.ts';
import type { ConflictLanes } from './conflict-lanes.ts';
import type { Deadline } from './deadline.ts';
import type { ClientSession, MongoClient } from './driver.ts';
import { isTransient, isUnknownCommit, translated } from './failures.ts';
import { runWorks, type Work, type WorkOutcome } from './run-works.ts';
import { TransactionRows } from './transaction-rows.ts';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 160;

type Attempt =
  | { kind: 'done'; outcomes: WorkOutcome[] }
  | { kind: 'again'; row: string | undefined }
  | { kind: 'apart' };

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
 * Runs the works in one transaction until an attempt commits. Conflicts and lost primaries rerun
 * all of them; a commit whose answer was lost is asked again, which has one effect.
 * @returns what became of each; `apart` when one of several spoiled it: nothing is kept then, and
 * each is to be run alone
 * @throws what fails all of them; of a single work also what it threw itself
 */
export async function runTransaction(
  { client, collections, lanes }: TransactionParts,
  works: readonly Work[],
  deadline: Deadline,
): Promise<WorkOutcome[] | 'apart'> {
  const session = client.startSession();
  let leave = () => {};
  try {
    for (let retries = 0; ; retries += 1) {
      const attempt = await attemptOnce(session, collections, works, deadline);
      if (attempt.kind === 'done') return attempt.outcomes;
      if (attempt.kind === 'apart') return 'apart';
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

async function attemptOnce(
  session: ClientSession,
  collections: Collections,
  works: readonly Work[],
  deadline: Deadline,
): Promise<Attempt> {
  session.startTransaction(TRANSACTION);
  const rows = new TransactionRows(collections, session, () => deadline.leftMs());
  let outcomes: WorkOutcome[];
  try {
    outcomes = await runWorks(rows, works, deadline);
    deadline.check();
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => {});
    if (isTransient(error)) {
      deadline.check(error);
      return { kind: 'again', row: rows.firstChanged };
    }
    const failure = translated(error);
    if (works.length === 1 || failure instanceof StoreUnavailableError) throw failure;
    return { kind: 'apart' };
  }
  return (await commit(session, deadline))
    ? { kind: 'done', outcomes }
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
      if (!isTransient(error)) throw translated(error);
      deadline.check(error);
      return false;
    }
  }
}
