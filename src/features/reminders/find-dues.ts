import { dateAt, monthOf, type LocalDate, type Month } from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { monthsInReach, planFor } from './plan-occurrence.ts';

/** One month's pledge that a person is to be reminded of. */
export interface Due {
  member: Member;
  group: Group;
  month: Month;
  depositDay: LocalDate;
  dueAt: number;
  expiresAt: number;
}

export const takesReminders = (person: Person | undefined): person is Person =>
  person !== undefined && person.state === 'following' && person.wantsNews;

/**
 * Everything one person is to be reminded of by now: of all their memberships whose reminder falls
 * on today (or was missed), so that it makes one message. Facts are those of this moment: still a
 * member, unpaid, not reminded yet, by the rules the group has now. In order of deposit day.
 */
export async function findDues(stores: Readers, personId: string, at: number): Promise<Due[]> {
  const dues: Due[] = [];
  for (const member of await stores.members.ofPerson(personId)) {
    if (member.state !== 'active') continue;
    const group = await stores.groups.byId(member.groupId);
    if (group) dues.push(...(await duesOf(stores, member, group, at)));
  }
  return dues.toSorted((a, b) => (a.depositDay < b.depositDay ? -1 : 1));
}

async function duesOf(
  stores: Readers,
  member: Member,
  group: Group,
  at: number,
): Promise<readonly Due[]> {
  const dues: Due[] = [];
  for (const month of monthsInReach(at)) {
    const plan = planFor(group, month);
    if (!plan || plan.expiresAt <= at || dateAt(plan.dueAt) > dateAt(at)) continue;
    const row = await stores.reminders.occurrence(month, group.groupId);
    if (row && row.state !== 'planned' && row.state !== 'off') continue;
    if (!(await owes(stores, member, month))) continue;
    if (await stores.reminders.sent(member.memberId, month)) continue;
    dues.push({ member, group, month, ...plan });
  }
  return dues;
}

/** Nothing paid for the month, whether in the month or ahead of it; nothing is owed before joining. */
async function owes(stores: Readers, member: Member, month: Month): Promise<boolean> {
  if (month < monthOf(member.joinedOn)) return false;
  const { groupId, memberId } = member;
  const shares = await stores.ledger.monthsPaid(groupId, memberId, month, month);
  return !shares.some(({ amount }) => amount > 0n);
}
