import type { Reading } from '../../conversation/interpreter/reading.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import type { LocalDate, Month } from '../../domain/bangkok-time.ts';

/** Months of which entries are wanted, both included. */
export interface Span {
  first: Month;
  last: Month;
}

const BUDDHIST_OFFSET = 543;
/** A year above this is Buddhist. */
const CE_MAX = 2_300;
const YEAR = /(?:ปี|พ\.?\s?ศ\.?|year)\s*(\d{4}|\d{2})(?!\d)/i;
const THIS_YEAR = /ปีนี้|this year/i;
const LAST_YEAR = /ปี(?:ก่อน|ที่แล้ว|กลาย)|last year/i;
const REF = /^(\d{4}-\d{2}):(\d{4}-\d{2})$/;

export const yearSpan = (year: number): Span => ({
  first: `${year}-01`,
  last: `${year}-12`,
});

/** The months or the year that a question about entries names; undefined for all of them. */
export function spanIn(text: string, { months }: Reading, today: LocalDate): Span | undefined {
  const first = months?.[0];
  const last = months?.at(-1);
  if (first !== undefined && last !== undefined) return { first, last };
  const thisYear = Number(today.slice(0, 4));
  const named = YEAR.exec(asciiDigits(text))?.[1];
  if (named !== undefined) return yearSpan(yearOf(named));
  if (THIS_YEAR.test(text)) return yearSpan(thisYear);
  return LAST_YEAR.test(text) ? yearSpan(thisYear - 1) : undefined;
}

/** Two digits are of the Buddhist century. */
function yearOf(digits: string): number {
  const year = digits.length === 2 ? 2_500 + Number(digits) : Number(digits);
  return year > CE_MAX ? year - BUDDHIST_OFFSET : year;
}

/** `2026-01:2026-12`, as buttons carry it. */
export const spanRef = ({ first, last }: Span): string => `${first}:${last}`;

export function readSpan(ref: string): Span | undefined {
  const [, first, last] = REF.exec(ref) ?? [];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}
