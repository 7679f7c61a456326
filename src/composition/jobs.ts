import type { Job, JobDeps, JobLine, JobRun } from '../conversation/job.ts';
import type { Messenger } from '../ports/messenger.ts';
import { createBooksChecker } from './books-checker.ts';
import type { Core } from './core.ts';
import type { Report } from './report.ts';

export const jobDeps = (core: Core, messenger: Messenger, report?: Report): JobDeps => ({
  ...core,
  messenger,
  storeNow: () => core.store.now(),
  books: createBooksChecker(core.store),
  alarm: (event, about) => report?.(event, about),
});

export function runJob(
  core: Core,
  messenger: Messenger,
  job: Job,
  run: JobRun,
  report?: Report,
): Promise<readonly JobLine[]> {
  return job.run(jobDeps(core, messenger, report), run);
}

/** Runs every job for people, for now, in the order of their names; what one leaves due, the next call does. */
export async function runAllJobs(core: Core, messenger: Messenger, report?: Report): Promise<void> {
  for (const job of core.registry.jobs.values()) {
    if (job.upkeep) continue;
    await runJob(core, messenger, job, { at: core.clock.now(), dryRun: false }, report);
  }
}
