import {
  addDays,
  addMonths,
  dayOfMonth,
  instantOf,
  monthOf,
  type LocalDate,
} from '../domain/bangkok-time.ts';
import type { Demo } from './demo-data.ts';
import type { GroupPlan } from './places/group-plan.ts';

/** Months of entries before the current one. */
const MONTHS_KEPT: Readonly<Record<Demo, number>> = { small: 24, province: 11 };
/** A group founded so lately that nobody has paid yet. */
const DAYS_SINCE_FOUNDING = 3;
const OPENING_HOUR = 9;

/** The day from which a demo's books are kept here: the first of a month. */
export function booksSince(demo: Demo, today: LocalDate): LocalDate {
  return `${addMonths(monthOf(today), -MONTHS_KEPT[demo])}-01`;
}

export function foundedOn(plan: GroupPlan, today: LocalDate, monthsMore: number): LocalDate {
  if (plan.ageYears === 0) return addDays(today, -DAYS_SINCE_FOUNDING);
  const month = addMonths(monthOf(today), -12 * plan.ageYears - monthsMore);
  return dayOfMonth(month, plan.rules.depositDay);
}

export interface Opening {
  readonly openedOn: LocalDate;
  readonly at: number;
}

/** A group's books begin with the demo's, those of a younger one with itself. */
export function openingOf(founded: LocalDate, since: LocalDate): Opening {
  const openedOn = founded > since ? founded : since;
  return { openedOn, at: instantOf(openedOn, OPENING_HOUR) };
}
