import type { DatabaseSync } from 'node:sqlite';
import { clearTimeout, setTimeout } from 'node:timers';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { Job } from './group-commit.ts';
import type { RowWriter } from './row-writer.ts';
import { TransactionWriter } from './transaction-writer.ts';

/** Longer work would hold up every other writer; below any lease. */
const WORK_LIMIT_MS = 8000;

interface TransactionParts {
  db: DatabaseSync;
  writer: RowWriter;
  workLimitMs: number | undefined;
}

type Work<R> = (writer: RecordWriter) => Promise<R>;

/** One `transact` call: its own savepoint inside the shared transaction. */
export function transactionJob<R>(
  { db, writer: rows, workLimitMs = WORK_LIMIT_MS }: TransactionParts,
  work: Work<R>,
  resolve: (result: R) => void,
  reject: (error: unknown) => void,
): Job {
  let tell = () => {};
  return {
    async run() {
      db.exec('SAVEPOINT work');
      const writer = new TransactionWriter(rows);
      try {
        const result = await withinLimit(work(writer), workLimitMs);
        if (writer.failure) throw writer.failure;
        db.exec('RELEASE work');
        tell = () => resolve(result);
      } catch (error) {
        // A failing disk fails the batch; anything else only this work.
        if (writer.unavailable) throw writer.unavailable;
        db.exec('ROLLBACK TO work; RELEASE work');
        tell = () => reject(writer.failure ?? error);
      } finally {
        writer.revoke();
      }
    },
    settle: (failure) => (failure ? reject(failure) : tell()),
  };
}

async function withinLimit<R>(running: Promise<R>, limitMs: number): Promise<R> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(new StoreUnavailableError('a transaction took too long'));
    timer = setTimeout(late, limitMs);
  });
  try {
    return await Promise.race([running, limit]);
  } finally {
    clearTimeout(timer);
  }
}
