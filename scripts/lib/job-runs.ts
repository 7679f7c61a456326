import { createLineMessenger } from '../../src/adapters/line/messenger.ts';
import { openCore, type Core } from '../../src/composition/core.ts';
import { jobDeps, runJob } from '../../src/composition/jobs.ts';
import { startWorkers } from '../../src/composition/workers.ts';
import type { Config } from '../../src/config/env.ts';
import type { Job, JobDeps, JobDue, JobLine } from '../../src/conversation/job.ts';
import { bangkokIso } from '../../src/domain/bangkok-time.ts';
import { lookingMessenger } from './looking-messenger.ts';
import { print, printJson, recordLine } from './print.ts';
import { CannotDo, type ExitCode } from './run-command.ts';

export interface AskedRun {
  job: Job;
  /** Epoch ms. */
  at: number;
  json: boolean;
}

const DRAIN_MS = 10_000;

export function listJobs(config: Config, json: boolean): Promise<ExitCode> {
  return looking(config, async (core, deps) => {
    const now = core.clock.now();
    const listed = [];
    for (const job of core.registry.jobs.values()) {
      const { name, schedule } = job;
      const found = (await job.list?.(deps, now)) ?? [];
      const isDue = ({ dueAt }: JobDue) => dueAt <= now;
      const coming = found.filter((one) => !isDue(one)).map(shown);
      listed.push({ job: name, schedule, due: found.filter(isDue).map(shown), coming });
    }
    if (json) return printJson(listed);
    for (const { coming, due, job, schedule } of listed) {
      print(recordLine({ job, schedule, due: due.length, coming: coming.length }));
      for (const line of due) print(`  due now: ${recordLine(line)}`);
      for (const line of coming) print(`  coming: ${recordLine(line)}`);
    }
  });
}

const shown = ({ dueAt, line: { what = '', ...rest } }: JobDue): JobLine => ({
  what,
  due: bangkokIso(dueAt),
  ...rest,
});

export function lookAhead(config: Config, { at, job, json }: AskedRun): Promise<ExitCode> {
  return looking(config, async (_, deps) => show(await job.run(deps, { at, dryRun: true }), json));
}

/** Does the job and then sends what it left in the outbox, as one more instance of the bot. */
export async function runForReal(config: Config, { at, job, json }: AskedRun): Promise<ExitCode> {
  if (!config.line) {
    throw new CannotDo(
      'without LINE credentials nothing can be sent: only --dry-run is possible. ' +
        'Set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN to run it.',
    );
  }
  const core = await openCore(config);
  const messenger = createLineMessenger(config.line);
  let faults = 0;
  const workers = startWorkers(core, messenger, (event) => {
    faults += 1;
    process.stderr.write(`jobs: ${event}\n`);
  });
  try {
    Object.assign(core.identity, await messenger.identity());
    show(await runJob(core, messenger, job, { at, dryRun: false }), json);
    await workers.settle();
  } finally {
    await workers.stop(DRAIN_MS);
    await core.store.close();
  }
  return faults === 0 ? 0 : 1;
}

/** Beside a bot that runs: nothing is written, whatever a job tries. */
async function looking(
  config: Config,
  work: (core: Core, deps: JobDeps) => Promise<void>,
): Promise<ExitCode> {
  const core = await openCore(config, { readOnly: true, mayMakeKey: false });
  try {
    const messenger = lookingMessenger(config.line && createLineMessenger(config.line));
    await work(core, {
      ...jobDeps(core, messenger),
      uow: { read: core.uow.read, transact: refuse },
    });
  } finally {
    await core.store.close();
  }
  return 0;
}

const refuse = (): never => {
  throw new Error('a dry run tried to write');
};

function show(lines: readonly JobLine[], json: boolean): void {
  if (json) return printJson(lines);
  for (const line of lines) print(recordLine(line));
}
