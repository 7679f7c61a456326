import { monthQuota } from '../../conversation/delivery/month-quota.ts';
import type { Job, JobDeps, JobLine } from '../../conversation/job.ts';
import type { Occurrence } from '../../ports/stores/reminders-store.ts';
import { DUE_PER_READ } from './limits.ts';
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
  const lines: JobLine[] = [];
  const seen = new Set<string>();
  let sending: Sending | undefined;
  for (;;) {
    const due = await nextDue(deps, at, seen);
    if (due.length === 0) return lines;
    for (const occurrence of due) {
      seen.add(keyOf(occurrence));
      if (restsUntil(at, occurrence.expiresAt) !== undefined) continue;
      sending ??= await beginSending(deps, at);
      if (!sending) return [...lines, { what: 'held', reason: 'quota-unknown' }];
      const done = await sendOccurrence(deps, occurrence, sending);
      if (!done) continue;
      sending = { ...sending, written: sending.written + done.written };
      lines.push(done.line);
    }
  }
}

const keyOf = ({ month, groupId }: Occurrence): string => `${month}/${groupId}`;

/** The next due ones not looked at in this run; those that rest stay in front of the others. */
async function nextDue(
  deps: JobDeps,
  at: number,
  seen: ReadonlySet<string>,
): Promise<Occurrence[]> {
  const due = await deps.uow.read.reminders.due(at, DUE_PER_READ + seen.size);
  return due.filter((occurrence) => !seen.has(keyOf(occurrence)));
}

async function beginSending(deps: JobDeps, at: number): Promise<Sending | undefined> {
  const quota = await monthQuota(deps, at, { keep: true });
  return quota && { at, quota, written: 0 };
}
