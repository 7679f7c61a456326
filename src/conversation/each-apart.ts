import { StoreUnavailableError } from '../ports/records/errors.ts';

/**
 * Does every piece of work though another one fails, so that a single bad row cannot hold up the
 * rest; then fails with the first error. A store that is gone ends it at once.
 */
export async function eachApart<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (error instanceof StoreUnavailableError) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
