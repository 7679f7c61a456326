import type { Job, JobDeps, JobLine, JobRun } from '../conversation/job.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Core } from './core.ts';

export const jobDeps = (core: Core, messenger: Messenger): JobDeps => ({
  ...core,
  messenger,
  storeNow: () => core.store.now(),
});

export function runJob(
  core: Core,
  messenger: Messenger,
  job: Job,
  run: JobRun,
): Promise<readonly JobLine[]> {
  return job.run(jobDeps(core, messenger), run);
}

/** Runs every job for now, in the order of their names; what one leaves due, the next call does. */
export async function runAllJobs(core: Core, messenger: Messenger): Promise<void> {
  for (const job of core.registry.jobs.values()) {
    await runJob(core, messenger, job, { at: core.clock.now(), dryRun: false });
  }
}
