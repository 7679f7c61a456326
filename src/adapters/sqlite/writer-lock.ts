import { DatabaseSync } from 'node:sqlite';
import { StoreRefusedError } from '../../ports/records/errors.ts';

/**
 * One writing process for each file: an exclusive lock on a file beside it, which the system
 * takes back when the process dies, however it dies.
 * @returns what releases it. @throws StoreRefusedError when another process (or store) has it.
 */
export function takeWriterLock(file: string): () => void {
  if (file === ':memory:') return () => {};
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    // In memory: no journal file stays behind.
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new StoreRefusedError(
      `another process already writes to ${file}`,
      'Stop the other process first, or set MONGODB_URI to run several.',
      { cause: error },
    );
  }
  return () => lock.close();
}
