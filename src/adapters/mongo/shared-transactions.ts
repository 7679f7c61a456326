import { setImmediate } from 'node:timers';
import type { RecordWriter } from '../../ports/records/record-store.ts';
import { Deadline } from './deadline.ts';
import { MAX_WORKS_PER_COMMIT, TRANSACTION_LIMIT_MS, TRANSACTIONS_IN_FLIGHT } from './limits.ts';
import { runTransaction, type TransactionParts } from './run-transaction.ts';
import type { Work } from './run-works.ts';

interface Waiting {
  work: Work;
  deadline: Deadline;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Works of concurrent callers share transactions, and so commits, journal flushes and writes: while
 * TRANSACTIONS_IN_FLIGHT are under way the next ones gather. Each has its own outcome. Eight writers
 * on one group's head so follow one another within a commit instead of conflicting.
 */
export class SharedTransactions {
  readonly #parts: TransactionParts;
  #waiting: Waiting[] = [];
  #inFlight = 0;
  #scheduled = false;

  constructor(parts: TransactionParts) {
    this.#parts = parts;
  }

  /** @throws StoreUnavailableError after TRANSACTION_LIMIT_MS, waiting and reruns included */
  run<R>(work: (writer: RecordWriter) => Promise<R>): Promise<R> {
    const deadline = new Deadline(TRANSACTION_LIMIT_MS);
    let waiting: Waiting | undefined;
    const done = new Promise<R>((resolve, reject) => {
      waiting = { work, deadline, resolve: resolve as Waiting['resolve'], reject };
      this.#waiting.push(waiting);
    });
    this.#schedule();
    return deadline.limit(done).finally(() => {
      // Whoever was told 'unavailable' is not run afterwards.
      const at = waiting ? this.#waiting.indexOf(waiting) : -1;
      if (at >= 0) this.#waiting.splice(at, 1);
    });
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    if (this.#inFlight >= TRANSACTIONS_IN_FLIGHT) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#start();
    });
  }

  async #start(): Promise<void> {
    const jobs = this.#waiting.splice(0, MAX_WORKS_PER_COMMIT);
    if (jobs.length === 0) return;
    this.#inFlight += 1;
    this.#schedule();
    try {
      await this.#together(jobs);
    } finally {
      this.#inFlight -= 1;
      this.#schedule();
    }
  }

  async #together(jobs: readonly Waiting[]): Promise<void> {
    const [first] = jobs;
    if (!first) return;
    try {
      const works = jobs.map(({ work }) => work);
      // Waiting is first come, first served: the first one's end is the earliest.
      const outcomes = await runTransaction(this.#parts, works, first.deadline);
      if (outcomes === 'apart') {
        for (const job of jobs) await this.#together([job]);
        return;
      }
      for (const [at, { resolve, reject }] of jobs.entries()) {
        const outcome = outcomes[at];
        if (outcome?.kind === 'kept') resolve(outcome.result);
        else reject(outcome?.error);
      }
    } catch (error) {
      for (const { reject } of jobs) reject(error);
    }
  }
}
