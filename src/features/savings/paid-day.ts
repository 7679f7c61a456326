import type { Interpreter } from '../../conversation/interpreter/reading.ts';
import {
  addDays,
  addMonths,
  dayOfMonth,
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
const AGO: readonly (readonly [RegExp, number])[] = [
  [/(?:เมื่อ)?วานซืน(?:นี้)?|(?:the )?day before yesterday/i, 2],
  [/(?:เมื่อ|มื้อ)วาน(?:นี้)?|yesterday/i, 1],
];
/** 20/11, 20/11/69, 20/11/2569. */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/;
/** วันที่ 20, ลงวันที่ 20 พ.ย., วันที่ 20 พฤศจิกายน 2569, on 20 Nov. */
const NAMED =
  /(?:(?:ลง|จ่าย|ฝาก|ส่ง|เมื่อ)?วันที่|(?<![a-z])(?:on|dated))\s*(\d{1,2})(?!\d)(?:\s*([\p{L}\p{M}.]+))?(?:\s*(\d{4})(?!\d))?/iu;

/** Takes the day on which money changed hands from a treasurer's line, digits in ASCII. */
export function takeDay(
  line: string,
  { interpreter, today }: { interpreter: Interpreter; today: LocalDate },
): WithoutDay {
  for (const [words, days] of AGO) {
    if (words.test(line)) return { rest: without(line, words), day: addDays(today, -days) };
  }
  const slashed = SLASHED.exec(line);
  if (slashed) {
    const [, day = '', month = '', year] = slashed;
    return { rest: without(line, SLASHED), day: dated(day, month, year, today) };
  }
  const named = NAMED.exec(line);
  if (!named) return { rest: line };
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

const without = (line: string, words: RegExp): string =>
  line.replace(words, ' ').trim().replace(/\s+/g, ' ');

/** Without a year the last such day that is not to come. */
function dated(day: string, month: string, year: string | undefined, today: LocalDate): SaidDay {
  const two = (value: string): string => value.padStart(2, '0');
  const inYear = (ce: number): LocalDate => `${ce}-${two(month)}-${two(day)}`;
  const thisYear = Number(today.slice(0, 4));
  if (year === undefined) {
    const [now, before] = [inYear(thisYear), inYear(thisYear - 1)];
    const latest = now <= today ? now : before;
    return isLocalDate(latest) ? latest : UNREADABLE;
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
