/** Months as one running number (year × 12 + month − 1), so that they can be counted. */
export type MonthIndex = number;

const BUDDHIST_OFFSET = 543;
const FIRST_BUDDHIST_YEAR = 2400;
const HALF_YEAR = 6;

export function monthIndexOf(today: string): MonthIndex {
  return Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
}

/** @returns `YYYY-MM` */
export function showMonth(index: MonthIndex): string {
  const month = (((index % 12) + 12) % 12) + 1;
  return `${String(Math.floor(index / 12))}-${String(month).padStart(2, '0')}`;
}

/** Two-digit years are พ.ศ. 25xx; four digits from 2400 on are Buddhist. */
export function toChristianYear(year: number): number {
  if (year < 100) return 2500 + year - BUDDHIST_OFFSET;
  return year >= FIRST_BUDDHIST_YEAR ? year - BUDDHIST_OFFSET : year;
}

/** The month of that name nearest to `around`; a tie goes to the past. */
export function nearestMonth(month: number, around: MonthIndex): MonthIndex {
  const past = latestMonth(month, around);
  return around - past <= HALF_YEAR ? past : past + 12;
}

/** The latest month of that name not after `around`. */
export function latestMonth(month: number, around: MonthIndex): MonthIndex {
  const back = (((around - (month - 1)) % 12) + 12) % 12;
  return around - back;
}
