/** A queue that forgets its oldest entries beyond `max` entries or `maxWeight` in sum. */
export class Ring<T> {
  private entries: (T | undefined)[] = [];
  private head = 0;
  private weight = 0;
  private readonly max: number;
  private readonly maxWeight: number;
  private readonly weigh: (entry: T) => number;

  constructor(max: number, maxWeight = Infinity, weigh: (entry: T) => number = () => 0) {
    this.max = max;
    this.maxWeight = maxWeight;
    this.weigh = weigh;
  }

  get size(): number {
    return this.entries.length - this.head;
  }

  /** Adds one and returns those it pushed out. */
  push(entry: T): T[] {
    this.entries.push(entry);
    this.weight += this.weigh(entry);
    const out: T[] = [];
    while (this.size > this.max || (this.weight > this.maxWeight && this.size > 1)) {
      const gone = this.shift();
      if (gone !== undefined) out.push(gone);
    }
    return out;
  }

  /** Removes and returns the oldest. */
  shift(): T | undefined {
    if (this.size === 0) return undefined;
    const gone = this.entries[this.head] as T;
    this.entries[this.head++] = undefined;
    this.weight -= this.weigh(gone);
    if (this.head > 1_000 && this.head * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
    return gone;
  }

  toArray(): T[] {
    return this.entries.slice(this.head) as T[];
  }

  clear(): void {
    this.entries = [];
    this.head = 0;
    this.weight = 0;
  }
}
