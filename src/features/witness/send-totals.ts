import { enqueueNotice } from '../../conversation/turn/enqueue.ts';
import type { JobDeps, JobLine } from '../../conversation/job.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { dayTotalsCard, roomTotals, type DayWitness } from './day-totals.view.ts';
import { sumDay } from './sum-day.ts';

/** Writes the row and the messages of one group's day together. @returns undefined when somebody did */
export async function sendTotals(
  deps: JobDeps,
  group: Group,
  day: LocalDate,
  at: number,
): Promise<JobLine | undefined> {
  const { groupId, code } = group;
  const line = await deps.uow.transact(async (stores) => {
    const head = await stores.ledger.head(groupId);
    if (!head || (await stores.witness.totalsOf(groupId, day))) return undefined;
    const totals = await sumDay(stores.ledger, groupId, day);
    const people = await committeeOf(stores, groupId);
    const view = dayTotalsCard({ group, day, totals, head });
    for (const personId of people) {
      const to = { kind: 'person', personId } as const;
      const about = { category: 'notice', ref: `day-totals/${groupId}/${day}` } as const;
      await enqueueNotice(deps, stores, { to, views: [view], ...about }, at, { leased: false });
    }
    await tellRoom(deps, stores, { group, day, totals, head }, at);
    const { seq, hash } = head;
    await stores.witness.addTotals({ groupId, day, seq, hash, people: people.length, at });
    deps.at('day-totals:inside');
    const { receipts } = totals;
    return { what: 'day-totals', group: code, day, seq, receipts, messages: people.length };
  });
  deps.at('day-totals:committed');
  return line;
}

/** The group's room hears the same sums: the group's money, nobody's own. */
async function tellRoom(
  deps: JobDeps,
  stores: Writers,
  witness: DayWitness,
  at: number,
): Promise<void> {
  const { groupId } = witness.group;
  const tie = await stores.chatTies.ofGroup(groupId);
  if (!tie) return;
  const to = { kind: 'chat', chatId: tie.chatId } as const;
  const about = { category: 'reminder', ref: `day-totals/${groupId}/${witness.day}` } as const;
  const views = [roomTotals(witness)];
  await enqueueNotice(deps, stores, { to, views, ...about }, at, { leased: false });
}

/** Everybody with a post who is linked, each once. */
async function committeeOf({ members }: Writers, groupId: string): Promise<string[]> {
  const people = new Set<string>();
  for (const { memberId } of await members.committee(groupId)) {
    const personId = (await members.byId(memberId))?.personId;
    if (personId) people.add(personId);
  }
  return [...people];
}
