/** Events not worked off from which on a backlog counts as one. */
const BACKLOG_MIN = 150;
/** Events a second that still arrive, below which the backlog is simply worked off. */
const ARRIVING_PER_SECOND = 200;
const WINDOW_MS = 100;
const PER_WINDOW = (ARRIVING_PER_SECOND * WINDOW_MS) / 1000;

export interface Flood {
  arrived(events: number): void;
  /** One event was worked off. */
  done(): void;
  /** Nothing is left to work off, whoever did it. */
  cleared(): void;
  /** True while more arrives than is worked off. */
  isOn(): boolean;
}

/**
 * Tells a flood from a busy evening (a province's deposit evening brings some 20 events a second).
 * LINE gives a webhook 2 s, and what is saved can wait: so in a flood the acknowledgement comes first.
 * @param now monotonic clock, ms
 */
export function createFlood(now: () => number = () => performance.now()): Flood {
  let windowStart = 0;
  let count = 0;
  let before = 0;
  let backlog = 0;
  const turnPage = (): void => {
    const at = now();
    if (at - windowStart < WINDOW_MS) return;
    before = at - windowStart < 2 * WINDOW_MS ? count : 0;
    windowStart = at;
    count = 0;
  };
  return {
    arrived(events) {
      turnPage();
      count += events;
      backlog += events;
    },
    done: () => void (backlog = Math.max(0, backlog - 1)),
    cleared: () => void (backlog = 0),
    isOn() {
      turnPage();
      return backlog >= BACKLOG_MIN && Math.max(count, before) >= PER_WINDOW;
    },
  };
}
