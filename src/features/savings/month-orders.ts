import { stepChoice } from '../../conversation/choices.ts';
import type { Input } from '../../conversation/flow/input.ts';
import type { Choice, Value } from '../../conversation/view.ts';
import type { DepositDraft, MonthOrder } from './deposit-draft.ts';

const ORDERS: readonly MonthOrder[] = ['oldest', 'from-now'];

/** One tap to the months that it is not for now: those owed, or this one and on. */
export const otherOrders = (draft: DepositDraft): Choice[] =>
  ORDERS.filter((order) => isOffered(draft, order)).map((order) =>
    stepChoice(labelOf(draft, order), `months:${order}`),
  );

/** The months that such a tap chose; undefined for any other answer. */
export function chosenOrder(input: Input, { orders }: DepositDraft): string[] | undefined {
  if (input.kind !== 'choice') return undefined;
  const order = ORDERS.find((one) => input.value === `months:${one}`);
  return order && [...orders[order]];
}

/** Which owed months it pays and which stay unpaid, each with the tap that changes it. */
export function monthLines(draft: DepositDraft): Value[] {
  const { late, left } = draft;
  return [
    ...(late.length > 0 ? [line(draft, 'pays_late', late, 'from-now')] : []),
    ...(left.length > 0 ? [line(draft, 'left_unpaid', left, 'oldest')] : []),
  ];
}

function line(draft: DepositDraft, key: string, months: readonly string[], order: MonthOrder) {
  const said: Value = { t: `savings.deposit.${key}`, params: { months: { months } } };
  if (!isOffered(draft, order)) return said;
  const button: Value = { t: labelOf(draft, order) };
  const to = order === 'oldest' ? 'or_owed' : 'or_not';
  return { t: `savings.deposit.${to}`, params: { said, button } };
}

function isOffered({ months, orders }: DepositDraft, order: MonthOrder): boolean {
  const offered = orders[order];
  if (order === 'oldest' && isSame(offered, orders['from-now'])) return false;
  return offered.length === months.length && !isSame(offered, months.toSorted());
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.join() === others.join();

function labelOf({ orders, thisMonth }: DepositDraft, order: MonthOrder): string {
  if (order === 'oldest') return 'savings.deposit.oldest_first';
  const months = orders['from-now'];
  if (months[0] !== thisMonth) return 'savings.deposit.ahead';
  return months.length === 1 ? 'savings.deposit.only_now' : 'savings.deposit.from_now';
}
