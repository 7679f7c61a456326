import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { StoreUnavailableError } from '../../ports/records/errors.ts';

const LATE = 'MongoDB did not answer in time';

/** A fixed end for a piece of work of several steps, by a clock that never jumps. */
export class Deadline {
  readonly #endsAt: number;

  constructor(limitMs: number) {
    this.#endsAt = performance.now() + limitMs;
  }

  passed(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** @throws StoreUnavailableError when the end has come. */
  check(cause?: unknown): void {
    if (this.passed()) throw new StoreUnavailableError(LATE, { cause });
  }

  /** Whole ms left, at least 1: a socket takes 0 as no limit. */
  leftMs(): number {
    return Math.max(1, Math.ceil(this.#endsAt - performance.now()));
  }

  /** @throws StoreUnavailableError when the end comes first; the work itself is not stopped. */
  async limit<R>(running: Promise<R>): Promise<R> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = new Promise<never>((_, reject) => {
      const late = () => reject(new StoreUnavailableError(LATE));
      timer = setTimeout(late, this.leftMs());
    });
    try {
      return await Promise.race([running, end]);
    } finally {
      clearTimeout(timer);
    }
  }
}
