import { setImmediate } from 'node:timers/promises';
import { StoreUnavailableError } from '../../../src/ports/records/errors.ts';
import type {
  RecordStore,
  RecordWriter,
  RowChange,
} from '../../../src/ports/records/record-store.ts';
import type { RowOf, Table } from '../../../src/ports/records/table.ts';
import type { Chance } from './chance.ts';
import type { Life } from './life.ts';

/** Thrown by a transaction that is rolled back only to be run again. */
class Again extends Error {}

/** A store as seen by one process: it fails before or after what it does, or does it twice. */
export class FaultyStore implements RecordStore {
  readonly #store: RecordStore;
  readonly #chance: Chance;
  readonly #life: Life;

  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    store: RecordStore,
    { chance, life, now }: { chance: Chance; life: Life; now: () => number },
  ) {
    this.#store = store;
    this.#chance = chance;
    this.#life = life;
    this.#now = now;
  }

  get reader(): RecordStore['reader'] {
    return this.#store.reader;
  }

  transact<R>(work: (writer: RecordWriter) => Promise<R>): Promise<R> {
    return this.#failing(async (isRunAgain) => {
      if (isRunAgain) await this.#rolledBack(work);
      return this.#store.transact(async (writer) => {
        const result = await work(writer);
        // Died at its last point: what is dead commits nothing.
        this.#mustLive();
        return result;
      });
    });
  }

  insertEach<T extends Table>(table: T, rows: readonly RowOf<T>[]) {
    return this.#failing(() => this.#store.insertEach(table, rows));
  }

  updateEach<T extends Table>(table: T, changes: readonly RowChange<T>[]) {
    return this.#failing(() => this.#store.updateEach(table, changes));
  }

  scan<T extends Table>(table: T, options: { after?: Partial<RowOf<T>>; limit: number }) {
    return this.#store.scan(table, options);
  }

  now(): number {
    return this.#now();
  }

  ping(): Promise<void> {
    return this.#store.ping();
  }

  describe(): ReturnType<RecordStore['describe']> {
    return this.#store.describe();
  }

  async close(): Promise<void> {}

  /** Until nothing is under way: what failed may have left others behind that were begun with it. */
  async rest(): Promise<void> {
    for (let last; last !== this.#last;) {
      last = this.#last;
      await last;
      await setImmediate();
    }
  }

  /** One after another, as they were asked for: which ends first is not left to a server. */
  #failing<R>(doing: (isRunAgain: boolean) => Promise<R>): Promise<R> {
    const ending = this.#last.then(() => this.#faulty(doing));
    this.#last = ending.catch(() => undefined);
    return ending;
  }

  async #faulty<R>(doing: (isRunAgain: boolean) => Promise<R>): Promise<R> {
    this.#mustLive();
    const fault = this.#chance.is(this.#chance.rates.store)
      ? this.#chance.weighted({ before: 1, after: 1, again: 1 })
      : 'none';
    if (fault !== 'none') this.#chance.note(`store ${fault}`);
    if (fault === 'before') throw new StoreUnavailableError('the store was not reached');
    const result = await doing(fault === 'again');
    if (fault === 'after') throw new StoreUnavailableError('the store’s answer was lost');
    return result;
  }

  /** As after a conflict: what `work` did is undone, but for what it did beside its writer. */
  async #rolledBack(work: (writer: RecordWriter) => Promise<unknown>): Promise<void> {
    try {
      await this.#store.transact(async (writer) => {
        await work(writer);
        throw new Again();
      });
    } catch (error) {
      if (!(error instanceof Again)) throw error;
    }
  }

  #mustLive(): void {
    if (this.#life.dead) throw new StoreUnavailableError('this process is dead');
  }
}
