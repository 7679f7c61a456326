import type { LocalDate, Month } from '../../domain/bangkok-time.ts';

export type OccurrenceState =
  /** To be sent when its time has come. */
  | 'planned'
  /** Everyone of the group was looked at. */
  | 'done'
  /** The deposit day ended first. */
  | 'expired'
  /** The group is closed or wants no reminders. */
  | 'off'
  /** Was due in a backup that was restored: a person releases or drops it. */
  | 'held';

/** The reminder of one group for one month's pledge. One row a group and month. */
export interface Occurrence {
  month: Month;
  groupId: string;
  depositDay: LocalDate;
  /** Business clock: sent from here on … */
  dueAt: number;
  /** … and not after the end of the deposit day. */
  expiresAt: number;
  state: OccurrenceState;
  /** People it was sent to, and people it was not sent to for want of quota. */
  sent: number;
  withoutQuota: number;
  /** Who is working on it: store clock until which the lease holds, and its fence. */
  leaseUntil: number;
  fence: number;
}

/** One member was reminded of one month, or would have been but for the quota. Never twice. */
export interface ReminderSent {
  memberId: string;
  month: Month;
  groupId: string;
  personId: string;
  outcome: 'sent' | 'without-quota';
  /** The message that carries it, with the person's other dues of the day; '' for none. */
  outboxId: string;
  at: number;
}

export interface RemindersReader {
  occurrence(month: Month, groupId: string): Promise<Occurrence | undefined>;
  /** Occurrences of a month for groups `first` to `last` in id order, both included. */
  ofMonth(month: Month, first: string, last: string): Promise<Occurrence[]>;
  /** Planned ones whose time has come, longest due first. */
  due(now: number, limit: number): Promise<Occurrence[]>;
  sent(memberId: string, month: Month): Promise<ReminderSent | undefined>;
  countSent(groupId: string, month: Month, outcome: ReminderSent['outcome']): Promise<number>;
}

export interface RemindersWriter extends RemindersReader {
  putOccurrence(occurrence: Occurrence): Promise<void>;
  /** @returns false when its fence has moved on: someone else works on it. */
  changeOccurrence(
    occurrence: Occurrence,
    patch: Partial<Omit<Occurrence, 'month' | 'groupId'>>,
  ): Promise<boolean>;
  /** @throws DuplicateRecordError when the member was reminded of the month meanwhile. */
  addSent(sent: ReminderSent): Promise<void>;
}
