import type { View } from '../../conversation/view.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';

/** Why nothing was recorded, and what to do next. */
export function refusalView(refusal: Refused): View {
  switch (refusal.reason) {
    case 'month-already-paid':
    case 'month-out-of-range':
    case 'month-repeated':
      return {
        kind: 'text',
        key: `savings.refused.${refusal.reason.replaceAll('-', '_')}`,
        params: { month: { month: refusal.month } },
      };
    case 'date-in-future':
      return { kind: 'text', key: 'savings.refused.date_in_future' };
    case 'frozen':
    case 'clock-behind':
    case 'amount-out-of-range':
    case 'months-too-many':
      return { kind: 'text', key: `savings.refused.${refusal.reason.replaceAll('-', '_')}` };
    default:
      return { kind: 'text', key: 'savings.refused.other' };
  }
}
