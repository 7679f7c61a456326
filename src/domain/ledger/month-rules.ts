import { addMonths, monthOf } from '../bangkok-time.ts';
import type { LocalDate, Month } from '../bangkok-time.ts';
import { splitEvenly } from '../money.ts';
import type { MonthShare } from './entry.ts';
import { MONTHS_AHEAD_MAX, MONTHS_BACK_MAX, MONTHS_PER_ENTRY_MAX } from './limits.ts';
import { refused } from './refusal.ts';
import type { Refused } from './refusal.ts';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Refusal for a list of months that no payment may be for, whatever was paid before. */
export function refuseMonths(months: readonly Month[]): Refused | undefined {
  if (months.length > MONTHS_PER_ENTRY_MAX) return refused({ reason: 'months-too-many' });
  const seen = new Set<Month>();
  for (const month of months) {
    // The text is kept with the refusal, so what is no month must not drag a sentence along.
    if (!MONTH.test(month)) return refused({ reason: 'month-invalid', month: month.slice(0, 7) });
    if (seen.has(month)) return refused({ reason: 'month-repeated', month });
    seen.add(month);
  }
  return undefined;
}

/** Refusal for a month too far from the day of payment. */
export function refuseDistantMonths(
  months: readonly MonthShare[],
  paidOn: LocalDate,
): Refused | undefined {
  const earliest = addMonths(monthOf(paidOn), -MONTHS_BACK_MAX);
  const latest = addMonths(monthOf(paidOn), MONTHS_AHEAD_MAX);
  const distant = months.find(({ month }) => month < earliest || month > latest);
  return distant && refused({ reason: 'month-out-of-range', month: distant.month });
}

/** Shares of a payment by month, oldest first, adding up to `amount` exactly. */
export function shareByMonth(amount: bigint, months: readonly Month[]): MonthShare[] {
  if (months.length === 0) return [];
  const shares = splitEvenly(amount, months.length);
  return months.toSorted().map((month, index) => ({ month, amount: shares[index] ?? 0n }));
}
