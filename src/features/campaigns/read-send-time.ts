import { asciiDigits } from '../../domain/ascii-digits.ts';
import {
  addDays,
  dateAt,
  instantOf,
  isLocalDate,
  type LocalDate,
} from '../../domain/bangkok-time.ts';
import { SEND_WITHIN_MS } from './limits.ts';
import { isQuiet } from './quiet-hours.ts';

export type SendTime =
  | { kind: 'at'; at: number }
  | { kind: 'now' }
  | { kind: 'not-understood' }
  /** `no-day`, `no-time`: not in the calendar, not on the clock. */
  | { kind: 'refused'; reason: 'past' | 'far' | 'quiet' | 'no-day' | 'no-time' };

/** Whether an announcement may be sent at a time; undefined when it may. */
export function refuseTime(at: number, now: number): 'past' | 'far' | 'quiet' | undefined {
  if (at < now) return 'past';
  if (at > now + SEND_WITHIN_MS) return 'far';
  return isQuiet(at) ? 'quiet' : undefined;
}

const NOW = /^(?:ตอนนี้|เดี๋ยวนี้|ทันที|ส่งเลย|now)$/;
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:เมื่อวานซืน(?:นี้)?)\s*/, -2],
  [/^(?:เมื่อวานนี้|เมื่อวาน|yesterday)\s*/, -1],
  [/^(?:วันนี้|today)\s*/, 0],
  [/^(?:พรุ่งนี้|พุ่งนี้|วันพรุ่งนี้|tomorrow)\s*/, 1],
  [/^(?:มะรืนนี้|มะรืน)\s*/, 2],
];
const MONTHS: readonly RegExp[] = [
  /^(?:มกราคม|ม\.?\s?ค\.?|jan(?:uary)?)$/,
  /^(?:กุมภาพันธ์|ก\.?\s?พ\.?|feb(?:ruary)?)$/,
  /^(?:มีนาคม|มี\.?\s?ค\.?|mar(?:ch)?)$/,
  /^(?:เมษายน|เม\.?\s?ย\.?|apr(?:il)?)$/,
  /^(?:พฤษภาคม|พ\.?\s?ค\.?|may)$/,
  /^(?:มิถุนายน|มิ\.?\s?ย\.?|june?)$/,
  /^(?:กรกฎาคม|ก\.?\s?ค\.?|july?)$/,
  /^(?:สิงหาคม|ส\.?\s?ค\.?|aug(?:ust)?)$/,
  /^(?:กันยายน|ก\.?\s?ย\.?|sep(?:t(?:ember)?)?)$/,
  /^(?:ตุลาคม|ต\.?\s?ค\.?|oct(?:ober)?)$/,
  /^(?:พฤศจิกายน|พ\.?\s?ย\.?|nov(?:ember)?)$/,
  /^(?:ธันวาคม|ธ\.?\s?ค\.?|dec(?:ember)?)$/,
];

/** What a picker gave: `YYYY-MM-DDTHH:mm` in Bangkok. */
export function readPicked(picked: string, now: number): SendTime {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/.exec(picked);
  const [, date = '', hour = '', minute = ''] = parts ?? [];
  return judged(date, { hour: Number(hour), minute: Number(minute) }, now);
}

/** `พรุ่งนี้ 9:00`, `5/12/2569 09.30`, `5 ธ.ค. 9 โมง`, `2026-12-05 13:00`, `ตอนนี้`. Day and time both, never guessed. */
export function readSendTime(typed: string, now: number): SendTime {
  const text = asciiDigits(typed.normalize('NFC')).toLowerCase().replace(/\s+/g, ' ').trim();
  if (NOW.test(text)) return isQuiet(now) ? { kind: 'refused', reason: 'quiet' } : { kind: 'now' };
  const day = readDay(text, now);
  const time = day && readTime(day.rest);
  return day && time ? judged(day.date, time, now) : { kind: 'not-understood' };
}

function judged(date: string, time: { hour: number; minute: number }, now: number): SendTime {
  if (!isLocalDate(date)) return { kind: 'refused', reason: 'no-day' };
  if (time.hour > 23 || time.minute > 59) return { kind: 'refused', reason: 'no-time' };
  const at = instantOf(date, time.hour, time.minute);
  const reason = refuseTime(at, now);
  return reason ? { kind: 'refused', reason } : { kind: 'at', at };
}

function readDay(text: string, now: number): { date: LocalDate; rest: string } | undefined {
  for (const [words, days] of DAYS) {
    if (words.test(text))
      return { date: addDays(dateAt(now), days), rest: text.replace(words, '') };
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})[ t]?(.*)$/.exec(text);
  if (iso) return dated(iso[1], iso[2], iso[3], iso[4], now);
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))? (.*)$/.exec(text);
  if (slashed) return dated(slashed[3], slashed[2], slashed[1], slashed[4], now);
  const named =
    /^(?:วันที่ ?)?(\d{1,2}) ?([^\d]+?) ?(?:(\d{4}) )?(?=\d|เที่ยง|บ่าย|เวลา|ตอน|at )(.*)$/.exec(text);
  const month = MONTHS.findIndex((name) => name.test(named?.[2] ?? '')) + 1;
  return named && month > 0 ? dated(named[3], String(month), named[1], named[4], now) : undefined;
}

/**
 * Years of the Buddhist era are taken back. Without one it is the next such day, unless that is
 * farther off than anything is sent: then a day just over was meant.
 */
function dated(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  rest: string | undefined,
  now: number,
): { date: LocalDate; rest: string } {
  const two = (value: string | undefined): string => (value ?? '').padStart(2, '0');
  const dayOfYear = `${two(month)}-${two(day)}`;
  const today = dateAt(now);
  const thisYear = Number(today.slice(0, 4));
  const inYear = (ce: number): LocalDate => `${String(ce)}-${dayOfYear}`;
  if (year === undefined) {
    const next = inYear(thisYear + 1);
    const isNext = inYear(thisYear) < today && next <= dateAt(now + SEND_WITHIN_MS);
    return { date: isNext ? next : inYear(thisYear), rest: rest ?? '' };
  }
  const full = year.length === 2 ? 2500 + Number(year) : Number(year);
  return { date: inYear(full > 2400 ? full - 543 : full), rest: rest ?? '' };
}

function readTime(text: string): { hour: number; minute: number } | undefined {
  const bare = text.replace(/^(?:เวลา|ตอน|at)\s*/, '').trim();
  if (bare === 'เที่ยง' || bare === 'noon') return { hour: 12, minute: 0 };
  const clock = /^(\d{1,2})[:.](\d\d) ?(?:น\.?|โมง)?$/.exec(bare);
  if (clock) return { hour: Number(clock[1]), minute: Number(clock[2]) };
  const afternoon = /^บ่าย ?(\d)(?: ?โมง)?$/.exec(bare);
  if (afternoon) return { hour: 12 + Number(afternoon[1]), minute: 0 };
  const whole = /^(\d{1,2}) ?(?:น\.?|โมง(?:เช้า)?|นาฬิกา)$/.exec(bare);
  return whole ? { hour: Number(whole[1]), minute: 0 } : undefined;
}
