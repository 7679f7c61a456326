import { addMonths, dayOfMonth, monthOf } from '../bangkok-time.ts';
import type { LocalDate, Month } from '../bangkok-time.ts';
import type { LedgerHead } from './ledger-head.ts';
import type { TypeBalances } from './type-balances.ts';

/** A month under two names: what it came to, and the entry up to which that was counted. */
export interface MonthClose {
  readonly groupId: string;
  readonly month: Month;
  /** Last entry of the group when the close was asked for, and its hash. */
  readonly seq: number;
  readonly hash: string;
  /** Of all entries up to `seq` that bear a day of the month or before. */
  readonly balances: TypeBalances;
  /** Person ids. */
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly at: number;
}

/** Why a month cannot be closed. */
export type CloseRefusal =
  | { readonly reason: 'frozen' }
  | { readonly reason: 'closed-already'; readonly through: Month }
  | { readonly reason: 'not-over'; readonly month: Month }
  | { readonly reason: 'before-opening'; readonly first: Month }
  /** Months close in order. */
  | { readonly reason: 'not-next'; readonly next: Month }
  /** The books of the month are no longer what the close says. */
  | { readonly reason: 'books-moved' };

type Closable = Pick<LedgerHead, 'openedOn' | 'closedThrough' | 'state'>;

/** The month to be closed now, or undefined when every month that is over is closed. */
export function nextToClose(head: Closable, today: LocalDate): Month | undefined {
  const lastOver = addMonths(monthOf(today), -1);
  const next = head.closedThrough === null ? lastOver : addMonths(head.closedThrough, 1);
  return next <= lastOver && next >= monthOf(head.openedOn) ? next : undefined;
}

/**
 * Whether `month` may be closed `today`. The first close may be of any month that is over, and
 * closes those before it too; from then on it is one month after the other.
 */
export function refuseClose(
  head: Closable,
  month: Month,
  today: LocalDate,
): CloseRefusal | undefined {
  const { closedThrough, openedOn } = head;
  if (head.state === 'frozen') return { reason: 'frozen' };
  if (month >= monthOf(today)) return { reason: 'not-over', month };
  if (month < monthOf(openedOn)) return { reason: 'before-opening', first: monthOf(openedOn) };
  if (closedThrough === null) return undefined;
  if (month <= closedThrough) return { reason: 'closed-already', through: closedThrough };
  const next = addMonths(closedThrough, 1);
  return month === next ? undefined : { reason: 'not-next', next };
}

export const lastDayOf = (month: Month): LocalDate => dayOfMonth(month, 31);
export const firstDayOf = (month: Month): LocalDate => dayOfMonth(month, 1);
