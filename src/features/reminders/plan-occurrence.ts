import {
  addDays,
  addMonths,
  dayOfMonth,
  instantOf,
  monthAt,
  type LocalDate,
  type Month,
} from '../../domain/bangkok-time.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Occurrence, OccurrenceState } from '../../ports/stores/reminders-store.ts';

const REVISED: ReadonlySet<OccurrenceState> = new Set(['planned', 'off']);

/** When a group's members are reminded of a month. */
export interface Plan {
  depositDay: LocalDate;
  dueAt: number;
  expiresAt: number;
}

/** Months of which something can be due at a time: a deposit day early in a month is announced in the one before. */
export function monthsInReach(at: number): readonly [Month, Month] {
  const month = monthAt(at);
  return [month, addMonths(month, 1)];
}

/**
 * The plan that the group's rules give: so many days before the deposit day (clamped to the month's
 * end) at the group's hour, until the deposit day is over. Undefined: no reminder.
 */
export function planFor(group: Group, month: Month): Plan | undefined {
  const { depositDay: day, reminderDaysBefore, reminderHour } = group.rules;
  if (group.state !== 'active' || reminderDaysBefore < 0) return undefined;
  const depositDay = dayOfMonth(month, day);
  return {
    depositDay,
    dueAt: instantOf(addDays(depositDay, -reminderDaysBefore), reminderHour),
    expiresAt: instantOf(addDays(depositDay, 1)),
  };
}

/**
 * What the row of a group and month has to become at a time; undefined when it is right as it is.
 * Finished and held ones are never touched; unfinished ones follow the rules of today.
 */
export function revise(
  existing: Occurrence | undefined,
  group: Group,
  month: Month,
  at: number,
): Occurrence | undefined {
  const plan = planFor(group, month);
  if (!existing) {
    if (!plan || plan.expiresAt <= at) return undefined;
    const { groupId } = group;
    const fresh = { state: 'planned', sent: 0, withoutQuota: 0, leaseUntil: 0, fence: 0 } as const;
    return { month, groupId, ...plan, ...fresh };
  }
  if (!REVISED.has(existing.state)) return undefined;
  const fence = existing.fence + 1;
  if (!plan) return existing.state === 'off' ? undefined : { ...existing, state: 'off', fence };
  const { depositDay, dueAt, expiresAt } = existing;
  const same =
    depositDay === plan.depositDay && dueAt === plan.dueAt && expiresAt === plan.expiresAt;
  if (same && existing.state === 'planned') return undefined;
  return { ...existing, ...plan, state: 'planned', fence };
}
