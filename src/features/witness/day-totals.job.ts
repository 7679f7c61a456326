import { eachApart } from '../../conversation/each-apart.ts';
import type { Job, JobDeps, JobDue, JobLine } from '../../conversation/job.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { dueDay, nextTotals, totalsAt } from './due-days.ts';
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
    const found: JobDue[] = [];
    for await (const page of pages(deps)) {
      for (const group of page) {
        const { depositDay } = group.rules;
        const missed = dueDay(depositDay, at);
        if (missed !== undefined && !(await isDone(deps, group, missed))) {
          found.push(listed(group, missed, totalsAt(missed)));
        }
        const { day, dueAt } = nextTotals(depositDay, at);
        found.push(listed(group, day, dueAt));
      }
    }
    return found.toSorted((a, b) => a.dueAt - b.dueAt);
  },
};

const listed = ({ code: group }: Group, day: LocalDate, dueAt: number): JobDue => ({
  dueAt,
  line: { what: 'day-totals', group, day },
});

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
