export type Dice = () => number;

/** Numbers from a seed, 0 to below 1: the same walk every time (mulberry32). */
export function numbersFrom(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @throws Error for an empty list */
export function pick<T>(dice: Dice, some: readonly T[]): T {
  const one = some[Math.floor(dice() * some.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
