import { buildFeatures } from '../src/composition/features.ts';
import type { Job } from '../src/conversation/job.ts';
import { readInstant } from './lib/instants.ts';
import { readConfig } from './lib/read-config.ts';
import { runCommand, WrongUsage } from './lib/run-command.ts';

const USAGE = `npm run jobs -- list [--json]
Shows each job, its schedule, how much is due now, and what is coming; times are Bangkok's (+07:00).
npm run jobs -- run NAME --at ISO [--dry-run] [--json]
Does what is due at a time, and sends it; the bot does the same by itself.
  --at        such as 2026-12-04T09:00+07:00
  --dry-run   says who would get what and what it costs; writes and sends nothing, the bot may run
`;

await runCommand({
  name: 'jobs',
  usage: USAGE,
  options: {
    at: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takesWords: true,
  async run({ at, 'dry-run': dryRun = false, json = false }, words) {
    const [verb, name, ...more] = words;
    if (more.length > 0) throw new WrongUsage(`too many words: ${more.join(' ')}`);
    if (verb === 'list' && name === undefined) {
      if (at !== undefined || dryRun) throw new WrongUsage('list takes no option but --json');
      const { listJobs } = await import('./lib/job-runs.ts');
      return listJobs(readConfig(), json);
    }
    if (verb !== 'run') throw new WrongUsage('expects list, or run NAME');
    const job = jobOf(name);
    if (at === undefined) throw new WrongUsage('run expects --at, the time to run it for');
    const run = { job, at: readInstant('--at', at), json };
    const { lookAhead, runForReal } = await import('./lib/job-runs.ts');
    return dryRun ? lookAhead(readConfig(), run) : runForReal(readConfig(), run);
  },
});

function jobOf(name: string | undefined): Job {
  const { jobs } = buildFeatures();
  const job = jobs.get(name ?? '');
  if (job) return job;
  const known = [...jobs.keys()].toSorted().join(', ');
  const fault = name === undefined ? 'run expects the name of a job' : `there is no job ${name}`;
  throw new WrongUsage(`${fault}; there are: ${known}`);
}
