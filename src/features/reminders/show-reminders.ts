import type { JobDeps, JobDue, JobLine } from '../../conversation/job.ts';
import { roomFor } from '../../domain/delivery/quota.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import { monthQuota } from '../../conversation/delivery/month-quota.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { findDues, takesReminders, type Due } from './find-dues.ts';
import { findPeople } from './find-people.ts';
import { DUES_PER_PUSH, GROUPS_PER_PAGE } from './limits.ts';
import { restsUntil } from './night-rest.ts';
import { monthsInReach, planFor } from './plan-occurrence.ts';

async function* allGroups({ uow }: JobDeps): AsyncGenerator<Group> {
  let after: string | undefined;
  for (;;) {
    const page = await uow.read.groups.page(after, GROUPS_PER_PAGE);
    yield* page;
    after = page.at(-1)?.groupId;
    if (after === undefined) return;
  }
}

/** Who would be reminded of what if the job ran now, and what it would cost. Writes nothing. */
export async function dryRun(deps: JobDeps, at: number): Promise<JobLine[]> {
  const quota = await monthQuota(deps, at, { keep: false });
  const room = quota ? roomFor('reminder', quota, deps.limits.receiptReservePercent) : 0;
  const seen = new Set<string>();
  const lines: JobLine[] = [];
  let messages = 0;
  for await (const group of allGroups(deps)) {
    for (const personId of await peopleOf(deps, group, at)) {
      if (seen.has(personId)) continue;
      const dues = (await findDues(deps.uow.read, personId, at)).slice(0, DUES_PER_PUSH);
      if (!dues.some((due) => due.group.groupId === group.groupId && due.dueAt <= at)) continue;
      seen.add(personId);
      const outcome = !quota || messages < room ? 'would-send' : 'without-quota';
      if (outcome === 'would-send') messages += 1;
      lines.push(...dues.map((due) => lineOf(due, outcome, seen.size)));
    }
  }
  const total = {
    what: 'total',
    note: 'dry run, nothing was sent',
    people: seen.size,
    dues: lines.length,
    /** Messages of the quota it would cost. */
    messages,
    withoutQuota: seen.size - messages,
    quotaLeft: quota ? finite(room) : 'unknown',
  };
  return [...lines, total];
}

const finite = (room: number): number | string => (room === Infinity ? 'unlimited' : room);

async function peopleOf(deps: JobDeps, group: Group, at: number): Promise<string[]> {
  const people: string[] = [];
  for (const month of monthsInReach(at)) {
    const plan = planFor(group, month);
    if (!plan || plan.dueAt > at || plan.expiresAt <= at) continue;
    if (restsUntil(at, plan.expiresAt) !== undefined) continue;
    for (const personId of await findPeople(deps.uow.read, group.groupId, month)) {
      if (takesReminders(await deps.uow.read.people.byId(personId))) people.push(personId);
    }
  }
  return people;
}

function lineOf({ member, group, month, depositDay }: Due, outcome: string, message: number) {
  return {
    what: 'reminder',
    outcome,
    /** Lines with one number go out as one message. */
    message,
    group: group.code,
    memberNo: member.memberNo,
    name: maskName(member.name),
    month,
    depositDay,
    amountSatang: member.pledgeSatang.toString(),
  };
}

/** Reminders of this month and the next that are due or still to come, by time. */
export async function listReminders(deps: JobDeps, at: number): Promise<JobDue[]> {
  const found: JobDue[] = [];
  for await (const group of allGroups(deps)) {
    for (const month of monthsInReach(at)) {
      const plan = planFor(group, month);
      if (!plan || plan.expiresAt <= at) continue;
      const row = await deps.uow.read.reminders.occurrence(month, group.groupId);
      if (row?.state === 'done' || row?.state === 'expired') continue;
      const { depositDay, dueAt } = plan;
      found.push({ dueAt, line: { what: 'reminder', group: group.code, month, depositDay } });
    }
  }
  return found.toSorted((a, b) => a.dueAt - b.dueAt);
}
