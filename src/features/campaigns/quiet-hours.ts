import { addDays, dateAt, instantOf, timeOfDayAt } from '../../domain/bangkok-time.ts';
import { QUIET_FROM_HOUR, QUIET_TO_HOUR } from './limits.ts';

/** True from 20:00 to 7:00 in Bangkok. */
export function isQuiet(at: number): boolean {
  const { hour } = timeOfDayAt(at);
  return hour >= QUIET_FROM_HOUR || hour < QUIET_TO_HOUR;
}

/** The first moment at or after a time when something may be sent. */
export const firstAllowed = (at: number): number => (isQuiet(at) ? quietUntil(at) : at);

/** The end of the quiet hours that a time lies in. */
export function quietUntil(at: number): number {
  const { hour } = timeOfDayAt(at);
  const day = hour < QUIET_TO_HOUR ? dateAt(at) : addDays(dateAt(at), 1);
  return instantOf(day, QUIET_TO_HOUR);
}
