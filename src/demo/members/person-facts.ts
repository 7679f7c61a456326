import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Random } from '../random.ts';

const YEAR_ONLY_FROM = 70;
const YEAR_ONLY_SHARE = 0.5;
const BORN_UNKNOWN_SHARE = 0.1;
const CHILD_SHARE = 0.01;

/** Years of an ordinary member: mostly between 35 and 65. */
export function someAge(random: Random): number {
  if (random.chance(CHILD_SHARE)) return random.between(8, 14);
  return random.between(18, 52) + random.between(0, 34);
}

/** Born so that they are `age` on `today`; of the old, often only the year is known. */
export function bornFor(
  random: Random,
  age: number,
  today: LocalDate,
  yearOnly?: boolean,
): string | null {
  const year = Number(today.slice(0, 4)) - age;
  const monthDay = `${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  const unknown = random.chance(BORN_UNKNOWN_SHARE);
  const vague = age >= YEAR_ONLY_FROM && random.chance(YEAR_ONLY_SHARE);
  if (yearOnly ?? vague) return String(year);
  if (unknown && yearOnly === undefined) return null;
  // Whose birthday is still to come this year was born a year earlier.
  return `${monthDay > today.slice(5) ? year - 1 : year}-${monthDay}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
