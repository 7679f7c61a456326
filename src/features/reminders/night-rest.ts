import { addDays, dateAt, instantOf, timeOfDayAt } from '../../domain/bangkok-time.ts';
import { REST_FROM_HOUR, REST_TO_HOUR } from './limits.ts';

/**
 * Until when a late reminder rests so that nobody is woken; undefined when it goes now. It goes at
 * night, too, when the deposit day would be over by the morning.
 */
export function restsUntil(at: number, expiresAt: number): number | undefined {
  const { hour } = timeOfDayAt(at);
  if (hour >= REST_TO_HOUR && hour < REST_FROM_HOUR) return undefined;
  const day = hour < REST_TO_HOUR ? dateAt(at) : addDays(dateAt(at), 1);
  const morning = instantOf(day, REST_TO_HOUR);
  return morning < expiresAt ? morning : undefined;
}
