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
    };

export type Refused = Refusal & { readonly kind: 'refused' };

export function refused(refusal: Refusal): Refused {
  return { kind: 'refused', ...refusal };
}
