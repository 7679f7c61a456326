import { DELIVERY, type DeliveryCategory } from './category.ts';

export interface QuotaState {
  /** Messages a month; null for no limit. */
  limit: number | null;
  used: number;
}

/** Part of the month's quota that announcements and reminders leave untouched. */
export function reserveOf(quota: QuotaState, reservePercent: number): number {
  return quota.limit === null ? 0 : Math.ceil((quota.limit * reservePercent) / 100);
}

/** Messages that a category may still send this month; Infinity where there is no limit. */
export function roomFor(
  category: DeliveryCategory,
  quota: QuotaState,
  reservePercent: number,
): number {
  if (quota.limit === null) return Infinity;
  const reserve = DELIVERY[category].mayUseReserve ? 0 : reserveOf(quota, reservePercent);
  return Math.max(0, quota.limit - quota.used - reserve);
}
