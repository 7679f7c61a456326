import type { Params } from '../../../conversation/view.ts';
import type { Refused } from '../../../domain/ledger/refusal.ts';
import { refusalText } from '../refusal.view.ts';

type Why = { t: string; params?: Params };

/** Why the books did not take a correction, and what to do about it. */
export function whyRefused(refusal: Refused): Why {
  switch (refusal.reason) {
    case 'already-reversed':
    case 'is-reversal':
      return { t: `savings.correction.why.${refusal.reason.replaceAll('-', '_')}` };
    case 'month-already-paid':
    case 'month-out-of-range':
      return {
        t: `savings.correction.why.${refusal.reason.replaceAll('-', '_')}`,
        params: { month: { month: refusal.month } },
      };
    case 'balance-too-low':
      return {
        t: refusal.account.startsWith('member:')
          ? 'savings.correction.why.savings_spent'
          : 'savings.correction.why.money_moved',
        params: { available: { money: refusal.available } },
      };
    default:
      return refusalText(refusal);
  }
}
