import { numbersFrom, pick, type Dice } from '../../support/dice.ts';

/** What one seed draws: how much goes wrong in its world (reliability.md §5). */
export interface Rates {
  /** An event comes more than once. */
  duplicated: number;
  /** An event comes late, after others of the same person. */
  late: number;
  /** A call to LINE goes wrong in one way or another. */
  line: number;
  /** The store cannot answer, or answers lost, or makes a transaction run again. */
  store: number;
  /** The process dies within a step. */
  crash: number;
}

export const CALM: Rates = { duplicated: 0, late: 0, line: 0, store: 0, crash: 0 };

/** All that is left to chance in one simulated world comes from here. */
export class Chance {
  readonly dice: Dice;
  readonly rates: Rates;
  /** How often each thing has happened: a world in which nothing went wrong shows nothing. */
  readonly seen = new Map<string, number>();

  constructor(seed: number) {
    this.dice = numbersFrom(seed);
    this.rates = {
      duplicated: this.dice() * 0.5,
      late: this.dice() * 0.3,
      line: this.dice() * 0.3,
      store: this.dice() * 0.1,
      crash: this.dice() * 0.02,
    };
  }

  /** From here on nothing goes wrong any more. */
  calm(): void {
    Object.assign(this.rates, CALM);
  }

  is(likely: number): boolean {
    return this.dice() < likely;
  }

  /** 0 to below `below`. */
  upTo(below: number): number {
    return Math.floor(this.dice() * below);
  }

  pick<T>(some: readonly T[]): T {
    return pick(this.dice, some);
  }

  /** One of the keys, each as likely as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.dice() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    throw new Error('no weights');
  }

  note(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}
