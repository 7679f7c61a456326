import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobDeps, JobLine } from '../../conversation/job.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { dueDay, nextTotals } from './due-days.ts';
import { GROUPS_PER_PAGE } from './limits.ts';
import { sendTotals } from './send-totals.ts';

/**
 * After each deposit day, the committee gets the day's totals and the digits of the books, so that
 * their phones are witnesses. A row a group and day makes any number of ticks one effect; what was
 * missed is caught up with within three days.
 */
export const dayTotalsJob: Job = {
  name: 'day-totals',
  schedule: '*/10 * * * *',
  async run(deps, { at, dryRun }) {
    const lines: JobLine[] = [];
    for await (const page of pages(deps)) {
      await eachApart(page, async (group) => {
        const day = dueDay(group.rules.depositDay, at);
        if (day === undefined || (await isDone(deps, group, day))) return;
        const line = dryRun
          ? { what: 'day-totals', group: group.code, day }
          : await sendTotals(deps, group, day, at);
        if (line) lines.push(line);
      });
    }
    return lines;
  },
  async list(deps, at) {
    const found: { dueAt: number; line: JobLine }[] = [];
    for await (const page of pages(deps)) {
      for (const { code, rules } of page) {
        const { day, dueAt } = nextTotals(rules.depositDay, at);
        const due = new Date(dueAt).toISOString();
        found.push({ dueAt, line: { what: 'day-totals', due, group: code, day } });
      }
    }
    return found.toSorted((a, b) => a.dueAt - b.dueAt).map(({ line }) => line);
  },
};

async function isDone({ uow }: JobDeps, { groupId }: Group, day: LocalDate): Promise<boolean> {
  return (await uow.read.witness.totalsOf(groupId, day)) !== undefined;
}

async function* pages({ uow }: JobDeps): AsyncGenerator<Group[]> {
  let after: string | undefined;
  for (;;) {
    const page = await uow.read.groups.page(after, GROUPS_PER_PAGE);
    yield page.filter(({ state }) => state === 'active');
    after = page.at(-1)?.groupId;
    if (after === undefined) return;
  }
}
