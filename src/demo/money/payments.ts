import {
  addDays,
  addMonths,
  dayOfMonth,
  instantOf,
  monthOf,
  monthsBetween,
  type LocalDate,
  type Month,
} from '../../domain/bangkok-time.ts';
import { MISS_CHANCE, type Habit } from '../members/habit.ts';
import type { Random } from '../random.ts';
import { missedMoreIn } from './seasons.ts';

export interface Payment {
  /** Epoch ms. */
  readonly at: number;
  readonly months: readonly Month[];
}

export interface PayingTerms {
  readonly habit: Habit;
  /** First month owed in these books. */
  readonly first: Month;
  readonly depositDay: number;
  /** Nothing is paid on this day or later. */
  readonly today: LocalDate;
  readonly paysUntil: LocalDate | null;
}

/** Of those who pay (88 %): on the day 75, within a week 10, later 3. */
const ON_DAY = 0.75 / 0.88;
const WITHIN_A_WEEK = 0.85 / 0.88;
/** Chance that a payment also covers months missed before, and how many at most. */
const CATCHES_UP = 0.12;
const CATCH_UP_MAX = 3;
const AHEAD_MONTHS = 3;
const ARREARS_MONTHS = 5;

/** What a member paid in these books, month by month, by their habit. */
export function payments(random: Random, terms: PayingTerms): Payment[] {
  const { depositDay, first, habit, paysUntil, today } = terms;
  const end = paysUntil !== null && paysUntil < today ? paysUntil : today;
  const rounds = monthsBetween(first, monthOf(end)).filter(
    (month) => dayOfMonth(month, depositDay) < end,
  );
  switch (habit) {
    case 'never':
      return [];
    case 'ahead':
      return aheadPayments(random, rounds, depositDay);
    case 'steady':
    case 'usual':
    case 'poor':
      return usualPayments(random, rounds, terms, MISS_CHANCE[habit] ?? 0);
    case 'not-this-month':
      return onTime(
        random,
        rounds.filter((month) => month < monthOf(today)),
        depositDay,
      );
    case 'in-arrears':
      return onTime(random, rounds.slice(0, -ARREARS_MONTHS), depositDay);
    case 'always':
      return onTime(random, rounds, depositDay);
    case 'prepaid':
      return onTime(random, rounds, depositDay).map((payment, index, all) =>
        index === all.length - 1 ? prolonged(payment) : payment,
      );
  }
}

function onTime(random: Random, months: readonly Month[], depositDay: number): Payment[] {
  return months.map((month) => ({
    at: eveningOf(random, dayOfMonth(month, depositDay)),
    months: [month],
  }));
}

function prolonged({ at, months }: Payment): Payment {
  const [month = ''] = months;
  return { at, months: monthsBetween(month, addMonths(month, AHEAD_MONTHS - 1)) };
}

function aheadPayments(random: Random, rounds: readonly Month[], depositDay: number): Payment[] {
  const due = rounds.filter((_, index) => index % AHEAD_MONTHS === 0);
  return onTime(random, due, depositDay).map(prolonged);
}

function usualPayments(
  random: Random,
  rounds: readonly Month[],
  { depositDay, today }: PayingTerms,
  missChance: number,
): Payment[] {
  const paid: Payment[] = [];
  let missed: Month[] = [];
  for (const month of rounds) {
    const misses = random.chance(Math.min(missChance * missedMoreIn(month), 0.95));
    const at = misses ? undefined : payingTime(random, dayOfMonth(month, depositDay));
    if (at === undefined || at >= instantOf(today)) {
      missed.push(month);
      continue;
    }
    const also =
      missed.length > 0 && random.chance(CATCHES_UP) ? missed.slice(0, CATCH_UP_MAX) : [];
    missed = missed.slice(also.length);
    paid.push({ at, months: [...also, month] });
  }
  return paid;
}

function payingTime(random: Random, depositDay: LocalDate): number {
  const draw = random.float();
  if (draw < ON_DAY) return eveningOf(random, depositDay);
  const days = draw < WITHIN_A_WEEK ? random.between(1, 7) : random.between(8, 24);
  return instantOf(addDays(depositDay, days), 8) + random.between(0, 11 * 3_600 - 1) * 1_000;
}

/** A group's deposits are taken within two or three hours of its evening. */
function eveningOf(random: Random, day: LocalDate): number {
  return instantOf(day, 17) + random.between(0, 150 * 60 - 1) * 1_000;
}
