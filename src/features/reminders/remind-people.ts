import { asWished } from '../../conversation/as-wished.ts';
import type { JobDeps } from '../../conversation/job.ts';
import { outboxItem } from '../../conversation/turn/enqueue.ts';
import { roomFor } from '../../domain/delivery/quota.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import type { QuotaReading } from '../../ports/stores/quota-store.ts';
import type { Occurrence } from '../../ports/stores/reminders-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { findDues, takesReminders, type Due } from './find-dues.ts';
import { DUES_PER_PUSH, OCCURRENCE_LEASE_MS } from './limits.ts';
import { reminderViews } from './reminder.view.ts';

export interface Batch {
  occurrence: Occurrence;
  people: readonly string[];
  at: number;
  quota: QuotaReading;
  /** Reminders written in this run and perhaps not sent yet: they are not in the quota's figure. */
  written: number;
}

/**
 * Reminds some people of one occurrence in one transaction: facts, unique rows and messages
 * together. @returns messages written, or undefined when someone else works on the occurrence
 */
export async function remindPeople(deps: JobDeps, batch: Batch): Promise<number | undefined> {
  const written = await deps.uow.transact(async (stores) => {
    const leaseUntil = deps.storeNow() + OCCURRENCE_LEASE_MS;
    if (!(await stores.reminders.changeOccurrence(batch.occurrence, { leaseUntil })))
      return undefined;
    const { receiptReservePercent } = deps.limits;
    const room = roomFor('reminder', batch.quota, receiptReservePercent) - batch.written;
    let count = 0;
    for (const personId of batch.people) {
      if (await remindPerson(deps, stores, batch, personId, room - count)) count += 1;
    }
    deps.at('reminders:inside');
    return count;
  });
  deps.at('reminders:committed');
  return written;
}

async function remindPerson(
  deps: JobDeps,
  stores: Writers,
  { occurrence, at }: Batch,
  personId: string,
  room: number,
): Promise<boolean> {
  const person = await stores.people.byId(personId);
  if (!takesReminders(person)) return false;
  const dues = (await findDues(stores, personId, at)).slice(0, DUES_PER_PUSH);
  const due = dues.some(({ group, dueAt }) => group.groupId === occurrence.groupId && dueAt <= at);
  if (!due) return false;
  const item = room >= 1 ? messageOf(deps, person, dues, at) : undefined;
  if (item) await stores.outbox.add(item);
  for (const { member, month } of dues) {
    await stores.reminders.addSent({
      memberId: member.memberId,
      month,
      groupId: member.groupId,
      personId,
      outcome: item ? 'sent' : 'without-quota',
      outboxId: item?.outboxId ?? '',
      at,
    });
  }
  return item !== undefined;
}

function messageOf(deps: JobDeps, person: Person, dues: readonly Due[], at: number) {
  const [first] = dues;
  const item = outboxItem(deps, {
    to: { kind: 'person', personId: person.personId },
    category: 'reminder',
    messages: deps.renderer.render(reminderViews(dues), asWished(person)),
    ref: `reminder/${first?.group.groupId}/${first?.month}`,
    now: at,
    worthUntil: Math.min(...dues.map(({ expiresAt }) => expiresAt)),
  });
  // The job sends nothing itself: whoever looks first may take it.
  return { ...item, leaseUntil: 0 };
}
