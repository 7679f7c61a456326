import type { AnchorLog } from '../ports/anchor-log.ts';
import type { BooksChecker } from '../ports/books-checker.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';
import type { Limits } from '../config/limits.ts';
import type { Renderer } from './renderer.ts';

/** All that a job may use. It never sends inside a transaction. */
export interface JobDeps {
  uow: UnitOfWork;
  messenger: Messenger;
  renderer: Renderer;
  ids: Ids;
  sealer: Sealer;
  clock: Clock;
  /** The store's own clock, for leases. */
  storeNow(): number;
  limits: Limits;
  /** Where the ends of chains are kept outside the store, if they are (`ANCHOR_FILE`). */
  anchors?: AnchorLog;
  /** Recomputes books; absent where only jobs without it run. */
  books?: BooksChecker;
  /** Tells whoever watches the logs. */
  alarm?(event: 'books frozen', about: { group: string; reason: string }): void;
  /** Kill switches for tests: a named point that a run may be stopped at. */
  at(point: string): void;
}

export interface JobRun {
  /** Business time the run is for; the job asks no other clock. */
  at: number;
  /** Says what would happen; writes and sends nothing. */
  dryRun: boolean;
}

/** One line of what a job did or would do: a locale-free record for operators. */
export type JobLine = Readonly<Record<string, string | number | boolean | null>>;

/** One thing that a job will do, or does at its next tick. */
export interface JobDue {
  /** Epoch ms. */
  dueAt: number;
  line: JobLine;
}

export interface Job {
  name: string;
  /** Cron expression in Asia/Bangkok at which every instance ticks; due rows decide what is done. */
  schedule: string;
  /** Looks after the store, not after people: a sandbox whose clock is moved does not wait for it. */
  upkeep?: true;
  /** Does what is due at `run.at`. Run twice, it has one effect. */
  run(deps: JobDeps, run: JobRun): Promise<readonly JobLine[]>;
  /** What is due or coming, by time, for `npm run jobs -- list`. */
  list?(deps: JobDeps, at: number): Promise<readonly JobDue[]>;
}
