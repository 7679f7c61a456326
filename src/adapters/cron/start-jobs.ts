import { schedule, type ScheduledTask } from 'node-cron';
import type { Job } from '../../conversation/job.ts';

export interface JobTicks {
  stop(): Promise<void>;
}

/**
 * Ticks each job on its schedule in Bangkok time. The tick decides nothing: due rows with leases do,
 * so any number of instances may tick, and a missed tick is caught up by the next one.
 */
export function startJobs(jobs: readonly Job[], tick: (job: Job) => Promise<void>): JobTicks {
  const quiet = { info() {}, warn() {}, error() {}, debug() {} };
  const tasks: ScheduledTask[] = jobs.map((job) =>
    schedule(job.schedule, () => tick(job), {
      name: job.name,
      timezone: 'Asia/Bangkok',
      noOverlap: true,
      logger: quiet,
    }),
  );
  return {
    async stop() {
      for (const task of tasks) await task.stop();
    },
  };
}
