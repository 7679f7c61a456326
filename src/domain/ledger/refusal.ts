import type { LocalDate, Month } from '../bangkok-time.ts';
import type { AccountName } from './account-name.ts';

/** Why a command was not recorded. Stored with its key: asked again, it is refused again. */
export type Refusal =
  | { readonly reason: 'frozen' }
  | { readonly reason: 'clock-behind' }
  | { readonly reason: 'date-invalid' }
  | { readonly reason: 'date-in-future'; readonly latest: LocalDate }
  | { readonly reason: 'date-too-old'; readonly earliest: LocalDate }
  | { readonly reason: 'date-before-opening'; readonly earliest: LocalDate }
  /** I9: the month of the date is closed; `earliest` is the first day that is not. */
  | { readonly reason: 'month-closed'; readonly month: Month; readonly earliest: LocalDate }
  /** Outside AMOUNT_MIN…AMOUNT_MAX, or less than a satang for each month. */
  | { readonly reason: 'amount-out-of-range' }
  | { readonly reason: 'months-missing' }
  | { readonly reason: 'months-not-allowed' }
  | { readonly reason: 'months-too-many' }
  | { readonly reason: 'month-invalid'; readonly month: string }
  | { readonly reason: 'month-repeated'; readonly month: Month }
  | { readonly reason: 'month-out-of-range'; readonly month: Month }
  | { readonly reason: 'month-already-paid'; readonly month: Month }
  /** `available` is the shown balance in satang. */
  | {
      readonly reason: 'balance-too-low';
      readonly account: AccountName;
      readonly available: bigint;
    }
  /** The account would hold more than the group's cap; `cap` 0: the group keeps no such savings. */
  | {
      readonly reason: 'over-cap';
      readonly account: AccountName;
      readonly available: bigint;
      readonly cap: bigint;
    }
  /** Savings that the command did not speak of would stay behind. */
  | { readonly reason: 'balance-left'; readonly account: AccountName; readonly available: bigint }
  /** I8: `needed` people besides the actor must have agreed. */
  | { readonly reason: 'approvers-missing'; readonly needed: number }
  | { readonly reason: 'entry-unknown'; readonly seq: number }
  | { readonly reason: 'is-reversal'; readonly seq: number }
  | { readonly reason: 'already-reversed'; readonly seq: number; readonly by: number }
  /** Another command that it was to be posted together with was refused. */
  | { readonly reason: 'together' }
  /** Shares of beneficiaries that do not make 100 %. */
  | { readonly reason: 'shares-invalid' };

export type Refused = Refusal & { readonly kind: 'refused' };

export function refused(refusal: Refusal): Refused {
  return { kind: 'refused', ...refusal };
}
