import type { Params, View } from '../../conversation/view.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';

/** Why nothing was recorded, and what to do next. */
export function refusalView(refusal: Refused): View {
  const { t, params } = refusalText(refusal);
  return { kind: 'text', key: t, ...(params && { params }) };
}

/** The same as part of a longer sentence. */
export function refusalText(refusal: Refused): { t: string; params?: Params } {
  switch (refusal.reason) {
    case 'month-already-paid':
    case 'month-out-of-range':
    case 'month-repeated':
      return {
        t: `savings.refused.${refusal.reason.replaceAll('-', '_')}`,
        params: { month: { month: refusal.month } },
      };
    case 'month-closed':
      return {
        t: 'savings.refused.month_closed',
        params: { month: { month: refusal.month }, earliest: { date: refusal.earliest } },
      };
    case 'date-in-future':
      return { t: 'savings.refused.date_in_future' };
    case 'frozen':
    case 'clock-behind':
    case 'amount-out-of-range':
    case 'months-too-many':
      return { t: `savings.refused.${refusal.reason.replaceAll('-', '_')}` };
    case 'balance-too-low':
    case 'balance-left':
      return {
        t: `savings.refused.${refusal.reason.replaceAll('-', '_')}`,
        params: {
          account: { t: `savings.account.${typeOf(refusal.account)}` },
          available: { money: refusal.available },
        },
      };
    case 'over-cap':
      return refusal.cap === 0n
        ? { t: 'savings.special.not_kept' }
        : {
            t: 'savings.refused.over_cap',
            params: { cap: { money: refusal.cap }, available: { money: refusal.available } },
          };
    case 'date-too-old':
      return {
        t: 'savings.refused.date_too_old',
        params: { earliest: { date: refusal.earliest } },
      };
    case 'approvers-missing':
      return { t: 'savings.refused.approvers_missing' };
    default:
      return { t: 'savings.refused.other' };
  }
}

/** `cash`, or `special` of `member:…:special`. */
const typeOf = (account: string): string => account.slice(account.lastIndexOf(':') + 1);
