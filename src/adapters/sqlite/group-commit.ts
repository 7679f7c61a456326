import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers';
import { StoreUnavailableError } from '../../ports/records/errors.ts';
import { isFatal, unavailable } from './failures.ts';

/** A batch closes after this many jobs so that the first one does not wait for all that follow. */
const MAX_JOBS_PER_COMMIT = 1000;

/** Work for one commit. It keeps its own outcome and tells it only once it is settled. */
export interface Job {
  /** Called inside the open transaction. What it throws fails the whole batch. */
  run(): void | Promise<void>;
  /** Called after COMMIT, or with the reason why nothing of the batch was kept. */
  settle(failure?: StoreUnavailableError): void;
}

/**
 * Jobs handed in within one round of the event loop share one BEGIN IMMEDIATE…COMMIT and so one
 * fsync. They run one after another; nobody is answered before the commit is on disk.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #onFatal: (error: StoreUnavailableError) => void;
  #waiting: Job[] = [];
  #scheduled = false;
  #open = false;
  #refusal: StoreUnavailableError | undefined;
  #whenIdle: (() => void)[] = [];

  constructor(db: DatabaseSync, onFatal: (error: StoreUnavailableError) => void) {
    this.#db = db;
    this.#onFatal = onFatal;
  }

  submit(job: Job): void {
    if (this.#refusal) return job.settle(this.#refusal);
    this.#waiting.push(job);
    if (!this.#scheduled) this.#schedule();
  }

  /** Nothing uncommitted is visible while this is false. */
  get open(): boolean {
    return this.#open;
  }

  /** Resolves at the next moment without an open transaction. */
  async closed(): Promise<void> {
    while (this.#open) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Refuses new jobs and resolves when those handed in before are settled. */
  async stop(): Promise<void> {
    this.#refusal ??= new StoreUnavailableError('the store is closed');
    while (this.#scheduled) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  get refusal(): StoreUnavailableError | undefined {
    return this.#refusal;
  }

  #schedule(): void {
    this.#scheduled = true;
    setImmediate(() => void this.#commitWaiting());
  }

  async #commitWaiting(): Promise<void> {
    const jobs: Job[] = [];
    let failure: StoreUnavailableError | undefined;
    this.#open = true;
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      await this.#runInto(jobs);
      this.#db.exec('COMMIT');
    } catch (error) {
      failure = this.#failed(error, jobs);
    }
    this.#open = false;
    this.#scheduled = false;
    if (this.#waiting.length > 0) this.#schedule();
    for (const job of jobs) job.settle(failure);
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async #runInto(jobs: Job[]): Promise<void> {
    while (this.#waiting.length > 0 && jobs.length < MAX_JOBS_PER_COMMIT) {
      const round = this.#waiting.splice(0, MAX_JOBS_PER_COMMIT - jobs.length);
      for (const [at, job] of round.entries()) {
        jobs.push(job);
        try {
          const running = job.run();
          if (running) await running;
        } catch (error) {
          jobs.push(...round.slice(at + 1));
          throw error;
        }
      }
    }
  }

  #failed(error: unknown, jobs: Job[]): StoreUnavailableError {
    const failure = unavailable(error);
    if (this.#db.isTransaction) {
      try {
        this.#db.exec('ROLLBACK');
      } catch (second) {
        // A transaction that can be neither committed nor rolled back: nothing may follow it.
        this.#poison(unavailable(second));
      }
    }
    if (isFatal(error)) this.#poison(failure);
    if (jobs.length === 0 || this.#refusal) jobs.push(...this.#waiting.splice(0));
    return failure;
  }

  #poison(failure: StoreUnavailableError): void {
    if (this.#refusal) return;
    this.#refusal = failure;
    this.#onFatal(failure);
  }
}
