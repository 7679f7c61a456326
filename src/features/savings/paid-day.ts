import type { Interpreter } from '../../conversation/interpreter/reading.ts';
import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  isLocalDate,
  monthOf,
  type LocalDate,
} from '../../domain/bangkok-time.ts';

/** A day, or `UNREADABLE`: something was meant as one and is none. */
export type SaidDay = LocalDate;
export const UNREADABLE: SaidDay = 'unreadable';

/** A line without the day that it names. */
export interface WithoutDay {
  rest: string;
  /** Undefined: none is named. */
  day?: SaidDay;
}

const BUDDHIST_OFFSET = 543;
/** A year above this is Buddhist. */
const CE_MAX = 2_300;
/** Days to come are read too, so that they are refused and not left out. */
const BY_WORD: readonly (readonly [RegExp, number])[] = [
  [/(?:เมื่อ)?วานซืน(?:นี้)?|(?:the )?day before yesterday/i, -2],
  [/(?:เมื่อ|มื้อ)วาน(?:นี้)?|yesterday/i, -1],
  [/(?:วัน)?มะรืน(?:นี้)?|(?:the )?day after tomorrow/i, 2],
  [/(?:วัน)?พรุ[่้]งนี้|มื้ออื่น|tomorrow/i, 1],
  [/(?:สัปดาห์|อาทิตย์)หน้า|next week/i, 7],
];
/** 20/11, 20/11/69, 20/11/2569. */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/;
/** วันที่ 20, ลงวันที่ 20 พ.ย., วันที่ 20 พฤศจิกายน 2569, on 20 Nov. */
const NAMED =
  /(?:(?:ลง|จ่าย|ฝาก|ส่ง|เมื่อ)?วันที่|(?<![a-z])(?:on|dated))\s*(\d{1,2})(?!\d)(?:\s*([\p{L}\p{M}.]+))?(?:\s*(\d{4})(?!\d))?/iu;

/** 5 พ.ย., 5 พย, 5 พฤศจิกายน 2569, 5 Nov: a day only where member and money stand before it. */
const WORDED = /(\d{1,2})\s*([\p{L}\p{M}.]+)(?:\s*(\d{4}|\d{2})(?![\d,.]))?/gu;
/** Nov 5, November 5th, 2026, on Nov 5: as English is written in half of the world. */
const MONTH_FIRST =
  /(?:(?<![a-z])(?:on|dated)\s+)?(?<![a-z])([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(\d{4}))?(?![\d,.]|\s*(?:months?|baht|฿))/gi;
const FIGURE = /\d[\d,.]*/g;
/** Figures of a line before its day: the member's number and the money. */
const BEFORE_DAY = 2;

interface Lexicon {
  interpreter: Interpreter;
  today: LocalDate;
}

/** Takes the day on which money changed hands from a treasurer's line, digits in ASCII. */
export function takeDay(line: string, { interpreter, today }: Lexicon): WithoutDay {
  for (const [words, days] of BY_WORD) {
    if (words.test(line)) return { rest: without(line, words), day: addDays(today, days) };
  }
  const slashed = SLASHED.exec(line);
  if (slashed) {
    const [, day = '', month = '', year] = slashed;
    return { rest: without(line, SLASHED), day: dated(day, month, year, today) };
  }
  const named = NAMED.exec(line);
  if (!named) {
    const isDay = (before: string): boolean => (before.match(FIGURE) ?? []).length >= BEFORE_DAY;
    return takeWorded(line, { interpreter, today }, isDay);
  }
  const [whole, day = '', word = '', year] = named;
  const months = word === '' ? [] : (interpreter.months(word, { today }) ?? []);
  const month = months.length === 1 ? months[0]?.slice(5) : undefined;
  // `วันที่ 20 โอน`: the word behind it is none of the day's.
  const taken = month === undefined ? whole.slice(0, whole.indexOf(day) + day.length) : whole;
  const rest = line.replace(taken, ' ').trim().replace(/\s+/g, ' ');
  const found =
    month === undefined ? latestDay(Number(day), today) : dated(day, month, year, today);
  return { rest, day: found };
}

/** Takes `5 พ.ย.` where what stands before it leaves it nothing else to be. */
export function takeWorded(
  line: string,
  { interpreter, today }: Lexicon,
  isDay: (before: string) => boolean,
): WithoutDay {
  for (const { day, found, word, year } of dayWords(line)) {
    const [whole] = found;
    const before = line.slice(0, found.index);
    const months = interpreter.months(word, { today }) ?? [];
    const month = months.length === 1 ? months[0]?.slice(5) : undefined;
    if (month === undefined || /[\d,.]$/.test(before) || !isDay(before)) continue;
    const after = line.slice(found.index + whole.length);
    const rest = `${before} ${after}`.trim().replace(/\s+/g, ' ');
    // `5-6 พ.ย.` is no day.
    return { rest, day: /(?:^|\s)$/.test(before) ? dated(day, month, year, today) : UNREADABLE };
  }
  return { rest: line };
}

interface DayWords {
  found: RegExpExecArray;
  day: string;
  word: string;
  year: string | undefined;
}

function dayWords(line: string): DayWords[] {
  const dayFirst = [...line.matchAll(WORDED)].map((found) => {
    const [, day = '', word = '', year] = found;
    return { found, day, word, year };
  });
  const monthFirst = [...line.matchAll(MONTH_FIRST)].map((found) => {
    const [, word = '', day = '', year] = found;
    return { found, day, word, year };
  });
  return [...dayFirst, ...monthFirst];
}

const without = (line: string, words: RegExp): string =>
  line.replace(words, ' ').trim().replace(/\s+/g, ' ');

/** Without a year the nearest such day: one that is still to come is refused, and not taken for last year's. */
function dated(day: string, month: string, year: string | undefined, today: LocalDate): SaidDay {
  const two = (value: string): string => value.padStart(2, '0');
  const inYear = (ce: number): LocalDate => `${ce}-${two(month)}-${two(day)}`;
  const thisYear = Number(today.slice(0, 4));
  if (year === undefined) {
    const days = [thisYear, thisYear - 1, thisYear + 1].map(inYear).filter(isLocalDate);
    const away = (date: LocalDate): number => Math.abs(daysBetween(date, today));
    return days.toSorted((one, other) => away(one) - away(other))[0] ?? UNREADABLE;
  }
  const full = year.length === 2 ? 2_500 + Number(year) : Number(year);
  const date = inYear(full > CE_MAX ? full - BUDDHIST_OFFSET : full);
  return isLocalDate(date) ? date : UNREADABLE;
}

/** The last 20th that is not to come. */
function latestDay(day: number, today: LocalDate): SaidDay {
  if (day < 1 || day > 31) return UNREADABLE;
  const month = day <= Number(today.slice(8)) ? monthOf(today) : addMonths(monthOf(today), -1);
  const date = dayOfMonth(month, day);
  return Number(date.slice(8)) === day ? date : UNREADABLE;
}
