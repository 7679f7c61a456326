import type { RecordWriter } from '../../ports/records/record-store.ts';
import type { Deadline } from './deadline.ts';
import type { TransactionRows } from './transaction-rows.ts';
import { TransactionWriter } from './transaction-writer.ts';

export type Work = (writer: RecordWriter) => Promise<unknown>;
export type WorkOutcome =
  { kind: 'kept'; result: unknown } | { kind: 'taken-back'; error: unknown };

/**
 * Runs the works one after another in one open transaction, each seeing what those before it wrote,
 * as if they had committed. One that throws leaves nothing behind.
 * @throws what the transaction is lost for: a driver's error, a duplicate, or the error of a work
 * of which a part was already sent
 */
export async function runWorks(
  rows: TransactionRows,
  works: readonly Work[],
  deadline: Deadline,
): Promise<WorkOutcome[]> {
  const outcomes: WorkOutcome[] = [];
  for (const work of works) outcomes.push(await runOne(rows, work, deadline));
  const [only] = outcomes;
  if (outcomes.length === 1 && only?.kind === 'taken-back') throw only.error;
  await ofWriter(new TransactionWriter(rows), (writer) => writer.flush(), deadline);
  return outcomes;
}

async function runOne(rows: TransactionRows, work: Work, deadline: Deadline): Promise<WorkOutcome> {
  rows.mark();
  const writer = new TransactionWriter(rows);
  try {
    return { kind: 'kept', result: await ofWriter(writer, work, deadline) };
  } catch (error) {
    // What it had begun and did not wait for must be over before the next one asks.
    await deadline.limit(writer.idle());
    if (writer.failure !== undefined || deadline.passed() || !rows.takeBack()) throw error;
    return { kind: 'taken-back', error };
  }
}

/** The limit frees a transaction whose work waits for something else than its writer. */
async function ofWriter<R>(
  writer: TransactionWriter,
  work: (writer: TransactionWriter) => Promise<R>,
  deadline: Deadline,
): Promise<R> {
  try {
    const result = await deadline.limit(work(writer));
    if (writer.failure !== undefined) throw writer.failure;
    return result;
  } catch (error) {
    throw writer.failure ?? error;
  } finally {
    writer.revoke();
  }
}
