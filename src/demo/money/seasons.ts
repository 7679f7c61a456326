import type { Month } from '../../domain/bangkok-time.ts';

/**
 * How much more often than usual a month is missed (domain.md §8): May–July is planting and school
 * fees, September and October are lean, December–February bring rice and rubber money.
 */
const MISSED_MORE: readonly number[] = [0.5, 0.5, 0.9, 0.9, 1.6, 1.7, 1.6, 1, 1.4, 1.4, 0.8, 0.5];

export function missedMoreIn(month: Month): number {
  return MISSED_MORE[Number(month.slice(5, 7)) - 1] ?? 1;
}
