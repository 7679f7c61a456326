import { monthQuota } from '../../conversation/delivery/month-quota.ts';
import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobDeps, JobLine } from '../../conversation/job.ts';
import type { Occurrence } from '../../ports/stores/reminders-store.ts';
import { DUE_PER_TICK } from './limits.ts';
import { restsUntil } from './night-rest.ts';
import { planAhead } from './plan-ahead.ts';
import { sendOccurrence, type Sending } from './send-occurrence.ts';
import { dryRun, listReminders } from './show-reminders.ts';

/**
 * Reminds those who have not paid (issue §1 Remind). Every instance ticks every minute; rows decide:
 * an occurrence a group and month, a unique row a member and month.
 */
export const remindersJob: Job = {
  name: 'reminders',
  schedule: '* * * * *',
  run: (deps, { at, dryRun: dry }) => (dry ? dryRun(deps, at) : sendDue(deps, at)),
  list: listReminders,
};

async function sendDue(deps: JobDeps, at: number): Promise<JobLine[]> {
  await planAhead(deps, at);
  const tick: Tick = { at, lines: [], sending: undefined, held: false };
  const due = await deps.uow.read.reminders.due(at, DUE_PER_TICK);
  await eachApart(due, (occurrence) => sendOne(deps, tick, occurrence));
  return tick.lines;
}

interface Tick {
  at: number;
  lines: JobLine[];
  sending: Sending | undefined;
  /** Nobody knows what is left of the quota. */
  held: boolean;
}

async function sendOne(deps: JobDeps, tick: Tick, occurrence: Occurrence): Promise<void> {
  const { at, lines } = tick;
  if (tick.held || restsUntil(at, occurrence.expiresAt) !== undefined) return;
  tick.sending ??= await beginSending(deps, at);
  if (!tick.sending) {
    tick.held = true;
    lines.push({ what: 'held', reason: 'quota-unknown' });
    return;
  }
  const done = await sendOccurrence(deps, occurrence, tick.sending);
  if (!done) return;
  tick.sending.written += done.written;
  lines.push(done.line);
}

async function beginSending(deps: JobDeps, at: number): Promise<Sending | undefined> {
  const quota = await monthQuota(deps, at, { keep: true });
  return quota && { at, quota, written: 0 };
}
