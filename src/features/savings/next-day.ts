import type { Value } from '../../conversation/view.ts';
import { monthOf } from '../../domain/bangkok-time.ts';
import type { Balance } from './check-balance.ts';

/** The group's next deposit day; where this member has paid for it, that, and when they pay again. */
export function nextDay({
  nextDepositDay: date,
  nextUnpaidDay: again,
}: Pick<Balance, 'nextDepositDay' | 'nextUnpaidDay'>): Value {
  if (again === date) return { date };
  const params = { date: { date }, months: { months: [monthOf(date)] }, again: { date: again } };
  return { t: 'savings.balance.next_paid', params };
}
