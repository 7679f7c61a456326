import { DAY_MS } from './durations.ts';

/** A calendar day in Asia/Bangkok, `YYYY-MM-DD`, Gregorian. */
export type LocalDate = string;
/** A calendar month in Asia/Bangkok, `YYYY-MM`, Gregorian. */
export type Month = string;

/** Thailand has kept UTC+7 without daylight saving since 1920, so the offset is a constant. */
const BANGKOK_OFFSET_MS = 7 * 3_600_000;

export function dateAt(epochMs: number): LocalDate {
  return new Date(epochMs + BANGKOK_OFFSET_MS).toISOString().slice(0, 10);
}

export function monthAt(epochMs: number): Month {
  return dateAt(epochMs).slice(0, 7);
}

/** Hour and minute of the day in Bangkok. */
export function timeOfDayAt(epochMs: number): { hour: number; minute: number } {
  const shifted = new Date(epochMs + BANGKOK_OFFSET_MS);
  return { hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes() };
}

/** For operators: `2026-12-04T09:00+07:00`, cut to the minute. */
export function bangkokIso(epochMs: number): string {
  return `${new Date(epochMs + BANGKOK_OFFSET_MS).toISOString().slice(0, 16)}+07:00`;
}

/** Epoch ms of a Bangkok wall-clock time. */
export function instantOf(date: LocalDate, hour = 0, minute = 0): number {
  return Date.parse(`${date}T00:00:00Z`) - BANGKOK_OFFSET_MS + (hour * 60 + minute) * 60_000;
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when the other is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function addMonths(month: Month, months: number): Month {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  return `${String(year).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** Months from `first` to `last`, both included; empty when `last` is earlier. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function daysInMonth(month: Month): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

/** The given day of a month, clamped to the month's end: day 31 in February is the 28th or 29th. */
export function dayOfMonth(month: Month, day: number): LocalDate {
  return `${month}-${String(Math.min(day, daysInMonth(month))).padStart(2, '0')}`;
}

/** True for a date that exists in the calendar, in the form `YYYY-MM-DD`. */
export function isLocalDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

/** Year of the Buddhist era: CE + 543. */
export function buddhistYear(dateOrMonth: string): number {
  return Number(dateOrMonth.slice(0, 4)) + 543;
}
