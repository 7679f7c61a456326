import {
  addDays,
  dateAt,
  dayOfMonth,
  instantOf,
  timeOfDayAt,
  type LocalDate,
} from '../../domain/bangkok-time.ts';
import { lastMonthDue, nextDepositDay } from '../../domain/pledge/pledge-months.ts';
import { TOTALS_DAYS_MAX, TOTALS_FROM_HOUR, TOTALS_UNTIL_HOUR } from './limits.ts';

/** The deposit day whose totals are due at `at`, or undefined when none is. */
export function dueDay(depositDay: number, at: number): LocalDate | undefined {
  const { hour } = timeOfDayAt(at);
  if (hour < TOTALS_FROM_HOUR || hour >= TOTALS_UNTIL_HOUR) return undefined;
  const today = dateAt(at);
  const day = dayOfMonth(lastMonthDue(depositDay, today), depositDay);
  return today <= addDays(day, TOTALS_DAYS_MAX) ? day : undefined;
}

/** When the totals of the next deposit day, from today's on, will go out. */
export function nextTotals(depositDay: number, at: number): { day: LocalDate; dueAt: number } {
  const day = nextDepositDay(depositDay, dateAt(at));
  return { day, dueAt: totalsAt(day) };
}

/** When the totals of a day go out, epoch ms. */
export const totalsAt = (day: LocalDate): number => instantOf(addDays(day, 1), TOTALS_FROM_HOUR);
