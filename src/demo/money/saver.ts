import {
  addMonths,
  monthOf,
  monthsBetween,
  type LocalDate,
  type Month,
} from '../../domain/bangkok-time.ts';
import { firstMonthOwed } from '../../domain/pledge/pledge-months.ts';
import type { MemberPlan } from '../members/member-plan.ts';
import type { Random } from '../random.ts';
import { payments, type Payment } from './payments.ts';

/** A member as the journal sees them. */
export interface Saver {
  readonly plan: MemberPlan;
  readonly payments: readonly Payment[];
  /** Satang paid in these books. */
  readonly paidSatang: bigint;
  /** Months of saving on paper before these books were opened; 0 for who joined later or had left. */
  readonly monthsBefore: number;
  /** Draws of this member. */
  readonly random: Random;
}

export interface SaverTerms {
  readonly openedOn: LocalDate;
  readonly depositDay: number;
  readonly today: LocalDate;
}

export function saverOf(plan: MemberPlan, random: Random, terms: SaverTerms): Saver {
  const { depositDay, openedOn, today } = terms;
  const { joinedOn, leftOn, memberNo, pledgeSatang } = plan.member;
  const own = random.fork(`saver/${memberNo}`);
  const first = firstMonthOwed({ joinedOn, booksSince: openedOn, depositDay });
  const { habit, paysUntil } = plan;
  const paid = payments(own, { habit, first, depositDay, today, paysUntil });
  const months = paid.reduce((sum, payment) => sum + payment.months.length, 0);
  return {
    plan,
    payments: paid,
    paidSatang: pledgeSatang * BigInt(months),
    // Who had left by then was paid out on paper.
    monthsBefore: leftOn !== null && leftOn < openedOn ? 0 : monthsFrom(joinedOn, openedOn),
    random: own,
  };
}

function monthsFrom(joinedOn: LocalDate, openedOn: LocalDate): number {
  if (joinedOn >= openedOn) return 0;
  const last: Month = addMonths(monthOf(openedOn), -1);
  return monthsBetween(monthOf(joinedOn), last).length;
}
