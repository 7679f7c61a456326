import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import type { Habit } from './habit.ts';

/** A membership with what is known of it beyond the register: who holds the phone, how one pays. */
export interface MemberPlan {
  readonly member: Member;
  readonly habit: Habit;
  /** The person to add with this member; null when there is none, or when they are there already. */
  readonly newPerson: Person | null;
  /** Last day on which they may have paid, for those who died. */
  readonly paysUntil: LocalDate | null;
}
