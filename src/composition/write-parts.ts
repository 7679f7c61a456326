import { StoreUnavailableError } from '../ports/records/errors.ts';
import type { Readers, UnitOfWork, Writers } from '../ports/stores/stores.ts';

/** How one sort of rows is written, and how it is told that a row is there. */
export interface Sort<T> {
  add(stores: Writers, item: T): Promise<void>;
  has(stores: Readers, item: T): Promise<boolean>;
}

/** A transaction must end well within its time limit on a slow machine, too. */
const ROWS_PER_TRANSACTION = 200;
const TRIES = 3;

/**
 * Writes rows many to a transaction. Where the store did not answer in time nobody knows whether a
 * part was written; its rows are then asked for and added one by one.
 * @throws StoreUnavailableError when that fails, too
 */
export async function writeInParts<T>(
  uow: UnitOfWork,
  items: readonly T[],
  sort: Sort<T>,
): Promise<void> {
  for (const part of parts(items, ROWS_PER_TRANSACTION)) {
    try {
      await uow.transact(async (stores) => {
        for (const item of part) await sort.add(stores, item);
      });
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      for (const item of part) await patiently(() => addOnce(uow, item, sort));
    }
  }
}

async function addOnce<T>(uow: UnitOfWork, item: T, sort: Sort<T>): Promise<void> {
  await uow.transact(async (stores) => {
    if (!(await sort.has(stores, item))) await sort.add(stores, item);
  });
}

/** Does it again when the store did not answer; `work` must have one effect however often it is done. */
export async function patiently<R>(work: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || attempt === TRIES) throw error;
    }
  }
}

export function* parts<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
