import { addDays, addMonths, dayOfMonth, isLocalDate, monthOf } from '../bangkok-time.ts';
import type { LocalDate } from '../bangkok-time.ts';
import type { LedgerHead } from './ledger-head.ts';
import { BACKDATE_DAYS_MAX } from './limits.ts';
import { refused } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** The day an entry recorded `today` bears, or why it may not bear the one asked for. */
export function effectiveDateOf(
  asked: LocalDate | undefined,
  head: LedgerHead,
  today: LocalDate,
  backdateDays = BACKDATE_DAYS_MAX,
): { kind: 'date'; date: LocalDate } | Refused {
  const date = asked ?? today;
  if (date !== today && !isLocalDate(date)) return refused({ reason: 'date-invalid' });
  if (date > today) return refused({ reason: 'date-in-future', latest: today });
  if (date < head.openedOn) {
    return refused({ reason: 'date-before-opening', earliest: head.openedOn });
  }
  const { closedThrough } = head;
  if (closedThrough !== null && monthOf(date) <= closedThrough) {
    const earliest = dayOfMonth(addMonths(closedThrough, 1), 1);
    return refused({ reason: 'month-closed', month: monthOf(date), earliest });
  }
  if (date === today) return { kind: 'date', date };
  const earliest = addDays(today, -backdateDays);
  if (date < earliest) return refused({ reason: 'date-too-old', earliest });
  return { kind: 'date', date };
}
