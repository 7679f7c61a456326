import { isLocalDate, type LocalDate } from '../../src/domain/bangkok-time.ts';
import { WrongUsage } from './run-command.ts';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Epoch ms of `2026-12-04T09:00+07:00`; without an offset nobody knows which 9:00 is meant. @throws WrongUsage */
export function readInstant(option: string, text: string): number {
  const date = INSTANT.exec(text)?.[1];
  const at = Date.parse(text);
  if (date !== undefined && isLocalDate(date) && !Number.isNaN(at)) return at;
  throw new WrongUsage(`${option} expects a time with its offset, such as 2026-12-04T09:00+07:00`);
}

/** @throws WrongUsage */
export function readDate(option: string, text: string): LocalDate {
  if (isLocalDate(text)) return text;
  throw new WrongUsage(`${option} expects a day of the calendar, such as 2026-11-24`);
}
