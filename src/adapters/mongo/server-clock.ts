import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import type { Db } from './driver.ts';
import { CLOCK_REFRESH_MS, PING_TIMEOUT_MS } from './limits.ts';
import { socketLimit } from './socket-limit.ts';

/** The server's time, so that leases of several instances are measured by one clock. */
export class ServerClock {
  readonly #db: Db;
  #offsetMs = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Measures at once and from then on every minute. */
  async start(): Promise<void> {
    await this.measure();
    this.#timer = setInterval(() => {
      // The old offset serves until the server answers again.
      this.measure().catch(() => {});
    }, CLOCK_REFRESH_MS);
    this.#timer.unref();
  }

  async measure(): Promise<void> {
    const before = performance.now();
    const hello = await this.#db.command({ hello: 1 }, socketLimit(PING_TIMEOUT_MS));
    const middle = (before + performance.now()) / 2;
    this.#offsetMs = (hello['localTime'] as Date).getTime() - middle;
  }

  /** Epoch ms. */
  now(): number {
    return Math.round(performance.now() + this.#offsetMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
