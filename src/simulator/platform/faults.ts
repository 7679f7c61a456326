/** How a call goes wrong. Without `status` the true answer is sent (after the delay). */
export interface Fault {
  /** An endpoint's name (`reply`, `push`, `multicast`, …), a path, or `*` for all. */
  endpoint: string;
  status?: number;
  /** Default: LINE's words for that status. */
  message?: string;
  /** The call takes effect before it is answered with the fault. */
  acceptFirst?: boolean;
  delayMs?: number;
  /** Closes the connection instead of answering. */
  destroySocket?: boolean;
  headers?: Record<string, string>;
}

export interface CountedFault extends Fault {
  /** How many calls fail; default 1. */
  count?: number;
}

export interface RandomFault extends Fault {
  /** Which part of the calls fails, 0 to 1. */
  share: number;
  /** The same seed fails the same calls. Default 1. */
  seed?: number;
}

const WORDS: Record<number, string> = {
  429: 'The API rate limit has been exceeded. Try again later.',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

export const wordsFor = (status: number): string => WORDS[status] ?? 'Bad Request';

/** Faults asked for by tests: the next calls, or a share of all. */
export class Faults {
  private counted: { fault: Fault; left: number }[] = [];
  private random: { fault: Fault; share: number; next: () => number }[] = [];

  failNext(fault: CountedFault): void {
    const { count = 1, ...rest } = fault;
    this.counted.push({ fault: rest, left: count });
  }

  rate(fault: RandomFault): void {
    const { share, seed = 1, ...rest } = fault;
    this.random.push({ fault: rest, share, next: mulberry(seed) });
  }

  clear(): void {
    this.counted = [];
    this.random = [];
  }

  /** The fault for this call, if any; counted ones are used up first. */
  take(endpoint: string, path: string): Fault | null {
    if (this.counted.length === 0 && this.random.length === 0) return null;
    const meant = (fault: Fault) => ['*', endpoint, path].includes(fault.endpoint);
    const due = this.counted.find((entry) => entry.left > 0 && meant(entry.fault));
    if (due !== undefined) {
      due.left -= 1;
      if (due.left === 0) this.counted = this.counted.filter((entry) => entry !== due);
      return due.fault;
    }
    const drawn = this.random.find((entry) => meant(entry.fault) && entry.next() < entry.share);
    return drawn?.fault ?? null;
  }
}

/** A small seeded generator of numbers in [0, 1): the same seed repeats a run. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
