import type { JobDeps, JobLine } from '../../conversation/job.ts';
import type { QuotaReading } from '../../ports/stores/quota-store.ts';
import type { Occurrence } from '../../ports/stores/reminders-store.ts';
import { findPeople } from './find-people.ts';
import { OCCURRENCE_LEASE_MS, PEOPLE_PER_COMMIT } from './limits.ts';
import { revise } from './plan-occurrence.ts';
import { remindPeople } from './remind-people.ts';

export interface Sending {
  at: number;
  quota: QuotaReading;
  written: number;
}

/**
 * Sends what one due occurrence asks for, or marks it expired. May be cut off anywhere and run
 * again, or run twice at once: a member's row is written with their message or not at all.
 */
export async function sendOccurrence(
  deps: JobDeps,
  due: Occurrence,
  sending: Sending,
): Promise<{ line: JobLine; written: number } | undefined> {
  const { at } = sending;
  const found = await claim(deps, due, at);
  if (!found) return undefined;
  const { claimed, code } = found;
  deps.at('reminders:claimed');
  if (claimed.expiresAt <= at) return end(deps, claimed, code, 'expired', 0);
  const { groupId, month } = claimed;
  const people = await findPeople(deps.uow.read, groupId, month);
  let written = 0;
  for (let from = 0; from < people.length; from += PEOPLE_PER_COMMIT) {
    const some = people.slice(from, from + PEOPLE_PER_COMMIT);
    const batch = { ...sending, occurrence: claimed, people: some };
    const count = await remindPeople(deps, { ...batch, written: sending.written + written });
    if (count === undefined) return undefined;
    written += count;
  }
  return end(deps, claimed, code, 'done', written);
}

/** Takes the lease, unless the occurrence is not due any more by the group's rules of now. */
async function claim(
  deps: JobDeps,
  { month, groupId }: Occurrence,
  at: number,
): Promise<{ claimed: Occurrence; code: string } | undefined> {
  return deps.uow.transact(async (stores) => {
    const row = await stores.reminders.occurrence(month, groupId);
    const group = await stores.groups.byId(groupId);
    const now = deps.storeNow();
    if (!row || !group || row.state !== 'planned' || row.leaseUntil > now) return undefined;
    const current = revise(row, group, month, at);
    if (current) await stores.reminders.putOccurrence(current);
    const taken = current ?? row;
    if (taken.state !== 'planned' || taken.dueAt > at) return undefined;
    const lease = { leaseUntil: now + OCCURRENCE_LEASE_MS, fence: taken.fence + 1 };
    await stores.reminders.changeOccurrence(taken, lease);
    return { claimed: { ...taken, ...lease }, code: group.code };
  });
}

async function end(
  deps: JobDeps,
  occurrence: Occurrence,
  group: string,
  state: 'done' | 'expired',
  written: number,
): Promise<{ line: JobLine; written: number } | undefined> {
  const { groupId, month } = occurrence;
  const counts = await deps.uow.transact(async ({ reminders }) => {
    const sent = await reminders.countSent(groupId, month, 'sent');
    const withoutQuota = await reminders.countSent(groupId, month, 'without-quota');
    const change = { state, sent, withoutQuota, leaseUntil: 0 };
    return (await reminders.changeOccurrence(occurrence, change)) ? change : undefined;
  });
  deps.at('reminders:ended');
  if (!counts) return undefined;
  const { sent, withoutQuota } = counts;
  const line = { what: state, group, month, sent, withoutQuota, messages: written };
  return { line, written };
}
