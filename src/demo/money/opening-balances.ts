import { BAHT } from '../places/group-plan.ts';
import { apportion, valueAt, type Quantiles } from '../quantiles.ts';
import type { Saver } from './saver.ts';

/** The province's pledge savings (domain.md §2, K3): 101,322,662.00 baht. */
export const PROVINCE_BAHT = 101_322_662;

/** A member's pledge savings in baht (domain.md §8). */
const BALANCES: Quantiles = [
  [0.000_03, 20],
  [0.05, 290],
  [0.25, 1_090],
  [0.5, 2_610],
  [0.75, 5_900],
  [0.95, 17_400],
  [0.99, 36_080],
  [0.999_97, 275_590],
];

/** Opening balances in satang by the months saved before: most of them were paid. */
export function balancesByTenure(savers: readonly Saver[]): bigint[] {
  return savers.map(({ monthsBefore, plan, random }) => {
    const percent = BigInt(random.fork('kept').between(72, 100));
    const owed = plan.member.pledgeSatang * BigInt(monthsBefore);
    return ((owed * percent) / 100n / BAHT) * BAHT;
  });
}

/**
 * Opening balances in satang, in whole baht, that bring each member near the balance that the
 * shape of §8 gives one of their rank, and all of them together to `totalBaht` exactly. Rank is by
 * what the member's pledge and years would have come to.
 */
export function balancesByShape(savers: readonly Saver[], totalBaht: number): bigint[] {
  const paid = savers.map(({ paidSatang }) => Number(paidSatang / BAHT));
  const ranked = savers
    .map((saver, index) => ({ index, rank: rankOf(saver) }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index);
  const weights = savers.map(() => 0);
  ranked.forEach(({ index }, place) => {
    const saver = savers[index];
    if (!saver || saver.monthsBefore === 0) return;
    const target = valueAt(BALANCES, (place + 0.5) / savers.length);
    const least = Number(saver.plan.member.pledgeSatang / BAHT);
    weights[index] = Math.max(target - (paid[index] ?? 0), least);
  });
  const openings = apportion(weights, totalBaht - paid.reduce((a, b) => a + b, 0));
  return openings.map((baht) => BigInt(baht) * BAHT);
}

/** What would have come together; those who joined since have just what they paid. */
function rankOf({ monthsBefore, paidSatang, plan, random }: Saver): number {
  if (monthsBefore === 0) return Number(paidSatang);
  const luck = 0.6 + 0.8 * random.fork('luck').float();
  return Number(paidSatang) + Number(plan.member.pledgeSatang) * monthsBefore * luck;
}
