import {
  addMonths,
  dateAt,
  dayOfMonth,
  instantOf,
  monthOf,
} from '../../../src/domain/bangkok-time.ts';
import type { Chance } from './chance.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The only time in a simulated world; it goes as the seed says. */
export class VirtualClock {
  #now: number;

  constructor(at: number) {
    this.#now = at;
  }

  now = (): number => this.#now;

  advance(ms: number): void {
    this.#now += ms;
  }

  /** Seconds mostly; sometimes hours, days, to just before midnight, the end of a month, a step back. */
  move(chance: Chance): string {
    const how = chance.weighted({
      seconds: 80,
      minutes: 6,
      hours: 2,
      midnight: 2,
      days: 1,
      month: 0.5,
      back: 2,
    });
    chance.note(`clock ${how}`);
    this.#now = this.#moved(how, chance);
    return how;
  }

  #moved(how: string, chance: Chance): number {
    const now = this.#now;
    const today = dateAt(now);
    switch (how) {
      case 'minutes':
        return now + (1 + chance.upTo(20)) * MINUTE_MS;
      case 'hours':
        return now + (1 + chance.upTo(12)) * HOUR_MS;
      case 'midnight':
        return Math.max(now, instantOf(today, 0) + DAY_MS - chance.upTo(4) * SECOND_MS);
      case 'days':
        return now + (1 + chance.upTo(4)) * DAY_MS;
      case 'month':
        return Math.max(now, instantOf(dayOfMonth(addMonths(monthOf(today), 1), 1), 9));
      case 'back':
        return now - chance.upTo(240) * SECOND_MS;
      default:
        return now + chance.upTo(25) * SECOND_MS;
    }
  }
}
