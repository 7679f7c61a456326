import { CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, Params, Value, View } from '../../conversation/view.ts';
import type { DepositDraft } from './deposit-draft.ts';
import { monthLines, otherOrders } from './month-orders.ts';
import { takesTwo, unusualIn, wordsFor } from './deposit-sure.ts';

/** Everything once more, in figures and in words, before anything is written. */
export function confirmCard(draft: DepositDraft): View {
  const { group, member, months, amount, channel } = draft;
  const other = channel === 'cash' ? 'transfer' : 'cash';
  const isSpecial = draft.target === 'special';
  const isPaid = draft.alreadyPaid.length > 0;
  return {
    kind: 'card',
    template: 'confirm-deposit',
    data: {
      group: group.name,
      name: member.name,
      number: member.memberNo,
      amount: { money: amount },
      words: { moneyWords: amount },
      kind: { t: `savings.target.${draft.target}` },
      ...(months.length > 0 && { months: { months } }),
      method: { t: `savings.channel.${channel}` },
      paidOn: { date: draft.paidOn },
      ...warning(draft),
      // The books would refuse it: other months come first.
      confirm: isPaid ? CHANGE_MONTHS : CONFIRM,
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: isPaid
      ? { t: 'savings.deposit.months_first', params: openParams(draft) }
      : confirmAlt(draft),
    choices: [
      stepChoice(`savings.deposit.to_${other}`, `channel:${other}`),
      ...(isPaid ? [] : otherOrders(draft)),
      ...(isSpecial || isPaid ? [] : [CHANGE_MONTHS]),
      stepChoice('savings.deposit.change_amount', 'change:amount'),
      stepChoice('savings.deposit.change_member', 'change:member'),
      ...(group.rules.backdateDays > 0
        ? [stepChoice('savings.deposit.change_day', 'change:day')]
        : []),
    ],
  };
}

function confirmAlt({
  amount,
  channel,
  isDatedBack,
  member,
  months,
  paidOn,
  target,
}: DepositDraft) {
  const isSpecial = target === 'special';
  const method = { t: `savings.channel.${channel}` };
  const day = { date: paidOn };
  return {
    t: isSpecial ? 'savings.special.confirm_alt' : 'savings.deposit.confirm_alt',
    params: {
      name: member.name,
      number: member.memberNo,
      amount: { money: amount },
      words: { moneyWords: amount },
      ...(!isSpecial && { months: { months } }),
      method: isDatedBack ? { t: 'savings.deposit.method_on', params: { method, day } } : method,
    },
  };
}

const CONFIRM: Choice = { ...stepChoice('savings.deposit.confirm', 'confirm'), tapOnly: true };
const CHANGE_MONTHS = stepChoice('savings.deposit.change_months', 'change:months');

/** Whose deposit is still to be confirmed; its button must not be pressed for the next member's. */
export const openDeposit = (draft: DepositDraft): View => ({
  kind: 'text',
  key: `savings.deposit.${draft.alreadyPaid.length > 0 ? 'months_first' : 'confirm_first'}`,
  params: openParams(draft),
});

const openParams = ({ alreadyPaid, amount, member }: DepositDraft): Params => ({
  name: member.name,
  number: member.memberNo,
  amount: { money: amount },
  ...(alreadyPaid.length > 0 && { months: { months: alreadyPaid } }),
});

function warning(draft: DepositDraft): CardData {
  const { alreadyPaid, monthsWere } = draft;
  const unusual = unusualIn(draft);
  const lines: Value[] = [
    ...(unusual ? [wordsFor(unusual, draft)] : []),
    ...(takesTwo(draft) ? [{ t: 'savings.deposit.sure.takes_two' }] : []),
    ...(alreadyPaid.length > 0
      ? [{ t: 'savings.deposit.already_paid', params: { months: { months: alreadyPaid } } }]
      : []),
    ...(monthsWere.length > 0
      ? [{ t: 'savings.deposit.months_changed', params: { months: { months: monthsWere } } }]
      : []),
    ...notThePledge(draft),
    ...monthLines(draft),
  ];
  return lines.length === 0 ? {} : { warning: { lines } };
}

function notThePledge({ amount, expected, member, months }: DepositDraft): Value[] {
  if (amount === expected) return [];
  return [
    {
      t: 'savings.deposit.not_the_pledge',
      params: {
        pledge: { money: member.pledgeSatang },
        count: months.length,
        expected: { money: expected },
      },
    },
  ];
}
