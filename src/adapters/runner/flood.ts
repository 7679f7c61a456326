/** Requests a second above which saving what arrives comes before working it off. */
const FLOOD_PER_SECOND = 1_000;
const WINDOW_MS = 100;
const PER_WINDOW = (FLOOD_PER_SECOND * WINDOW_MS) / 1000;

export interface Flood {
  /** A request has arrived. */
  arrived(): void;
  /** True while more arrives than can be worked off at once. */
  isOn(): boolean;
}

/**
 * Tells a flood from a busy evening (deposit evenings of a province bring some 20 events a second).
 * LINE gives a webhook 2 s, and what is saved can wait: so in a flood the acknowledgement comes first.
 * @param now monotonic clock, ms
 */
export function createFlood(now: () => number = () => performance.now()): Flood {
  let windowStart = 0;
  let count = 0;
  let before = 0;
  const turnPage = (): void => {
    const at = now();
    if (at - windowStart < WINDOW_MS) return;
    before = at - windowStart < 2 * WINDOW_MS ? count : 0;
    windowStart = at;
    count = 0;
  };
  return {
    arrived() {
      turnPage();
      count += 1;
    },
    isOn() {
      turnPage();
      return Math.max(count, before) >= PER_WINDOW;
    },
  };
}
