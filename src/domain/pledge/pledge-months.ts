import {
  addMonths,
  dayOfMonth,
  daysBetween,
  monthOf,
  monthsBetween,
  type LocalDate,
  type Month,
} from '../bangkok-time.ts';

export interface PledgeTerms {
  joinedOn: LocalDate;
  /** Day from which the group's books are kept here; earlier months are settled on paper. */
  booksSince: LocalDate;
  /** First month owed by the paper register, where it is one from before the books. */
  owedFrom?: Month | null | undefined;
  /** 1–31, clamped to the month's end. */
  depositDay: number;
}

/** The day from which a member's pledge counts in these books. */
const since = ({ joinedOn, booksSince }: PledgeTerms): LocalDate =>
  joinedOn > booksSince ? joinedOn : booksSince;

/** First month that a member may pay for in these books: that of joining or of the books, or one owed on paper. */
export function firstMonthPayable(terms: PledgeTerms): Month {
  return backTo(monthOf(since(terms)), terms);
}

/** A month, or an earlier one that is owed on paper. */
export const backTo = (month: Month, { owedFrom }: Pick<PledgeTerms, 'owedFrom'>): Month =>
  owedFrom && owedFrom < month ? owedFrom : month;

/** First month that a member owes: not one whose deposit day was over when they came. */
export function firstMonthOwed(terms: PledgeTerms): Month {
  if (terms.owedFrom) return terms.owedFrom;
  const month = monthOf(since(terms));
  return since(terms) > dayOfMonth(month, terms.depositDay) ? addMonths(month, 1) : month;
}

/** Last month whose deposit day is over: this month's only once its day has passed. */
export function lastMonthDue(depositDay: number, today: LocalDate): Month {
  const month = monthOf(today);
  return today > dayOfMonth(month, depositDay) ? month : addMonths(month, -1);
}

/** The next deposit day, today included. */
export function nextDepositDay(depositDay: number, today: LocalDate): LocalDate {
  const day = dayOfMonth(monthOf(today), depositDay);
  return day >= today ? day : dayOfMonth(addMonths(monthOf(today), 1), depositDay);
}

/** The next deposit day, today included, whose month was not paid for in advance. */
export function nextUnpaidDay(
  depositDay: number,
  paid: ReadonlySet<Month>,
  today: LocalDate,
): LocalDate {
  let month = monthOf(nextDepositDay(depositDay, today));
  while (paid.has(month)) month = addMonths(month, 1);
  return dayOfMonth(month, depositDay);
}

/** Months whose deposit day is over and for which nothing was paid, oldest first. */
export function monthsOwed(
  terms: PledgeTerms,
  paid: ReadonlySet<Month>,
  today: LocalDate,
): Month[] {
  const due = monthsBetween(firstMonthOwed(terms), lastMonthDue(terms.depositDay, today));
  return due.filter((month) => !paid.has(month));
}

/** How far ahead a member may be offered to pay, months. */
const OFFERED_AHEAD = 24;

/**
 * The months a payment of `count` months is for when none was named: the oldest owed first, then this
 * month, then those ahead. A larger payment covers what a smaller one would have, and nobody pays
 * ahead over a month that they are told they owe. Fewer than `count` only where even two years ahead
 * are paid.
 */
export function monthsToPay(
  terms: PledgeTerms,
  paid: ReadonlySet<Month>,
  today: LocalDate,
  count: number,
): Month[] {
  const owed = firstMonthOwed(terms);
  const thisMonth = monthOf(today);
  return unpaidFrom(firstMonthPayable(terms), paid, today)
    .filter((month) => month >= owed || month >= thisMonth)
    .slice(0, count);
}

/** The same number of months from this one on, past those owed before it: for who says so. */
export function monthsFromNow(
  terms: PledgeTerms,
  paid: ReadonlySet<Month>,
  today: LocalDate,
  count: number,
): Month[] {
  const [first, thisMonth] = [firstMonthPayable(terms), monthOf(today)];
  return unpaidFrom(first > thisMonth ? first : thisMonth, paid, today).slice(0, count);
}

const unpaidFrom = (first: Month, paid: ReadonlySet<Month>, today: LocalDate): Month[] =>
  monthsBetween(first, addMonths(monthOf(today), OFFERED_AHEAD)).filter(
    (month) => !paid.has(month),
  );

/** Days from the nearest deposit day to today: -2 two days before it, 0 on it, 3 three days after it. */
export function daysFromDepositDay(depositDay: number, today: LocalDate): number {
  const month = monthOf(today);
  const [nearest = 0] = [-1, 0, 1]
    .map((months) => daysBetween(dayOfMonth(addMonths(month, months), depositDay), today))
    .toSorted((one, other) => Math.abs(one) - Math.abs(other));
  return nearest;
}
