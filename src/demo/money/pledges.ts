import { BAHT } from '../places/group-plan.ts';
import { apportion } from '../quantiles.ts';
import type { Random } from '../random.ts';

/** Baht a month and percent of members (domain.md §8). */
const PLEDGES: readonly (readonly [baht: number, percent: number])[] = [
  [10, 8],
  [20, 18],
  [30, 12],
  [50, 34],
  [100, 22],
  [200, 4],
  [300, 1],
  [500, 0.8],
  [1_000, 0.2],
];

/** Pledges of so many members, satang, in random order and exactly in these shares. */
export function pledgePool(random: Random, count: number): bigint[] {
  const shares = apportion(
    PLEDGES.map(([, percent]) => percent),
    count,
  );
  const pool = PLEDGES.flatMap(([baht], index) =>
    Array.from({ length: shares[index] ?? 0 }, () => BigInt(baht) * BAHT),
  );
  return random.shuffle(pool);
}
