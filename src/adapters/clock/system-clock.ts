import type { Clock } from '../../ports/clock.ts';

export const systemClock: Clock = { now: () => Date.now() };

export interface MovableClock extends Clock {
  /** How far ahead of the machine's clock it stands, ms. */
  readonly offsetMs: number;
  /** Moves forward to a time. @throws RangeError for a time before now: books never go back */
  moveTo(epochMs: number): void;
}

/** The sandbox's clock: runs like the machine's, and can be moved forward. */
export function createMovableClock(initialOffsetMs: number): MovableClock {
  let offsetMs = initialOffsetMs;
  return {
    now: () => Date.now() + offsetMs,
    get offsetMs() {
      return offsetMs;
    },
    moveTo(epochMs) {
      const next = epochMs - Date.now();
      if (next < offsetMs) throw new RangeError('the clock only moves forward');
      offsetMs = next;
    },
  };
}
