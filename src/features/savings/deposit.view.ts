import type { CardData, Choice, Params, Value, View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { DepositDraft } from './deposit-draft.ts';
import { takesTwo, unusualIn, wordsFor } from './deposit-sure.ts';

export const CANCEL: Choice = {
  label: 'common.cancel',
  act: { do: 'say', text: { t: 'common.cancel' } },
};
export const BACK: Choice = {
  label: 'common.back',
  act: { do: 'say', text: { t: 'common.back' } },
};
const step = (label: string, value: string): Choice => ({ label, act: { do: 'step', value } });

export function askGroup(groups: readonly Group[]): View {
  const rows: CardData[] = groups.map((group) => ({
    title: group.name,
    choice: step('common.choose', `group:${group.groupId}`),
  }));
  return {
    kind: 'card',
    template: 'list',
    data: { title: { t: 'savings.deposit.which_group' }, rows },
    alt: { t: 'savings.deposit.which_group' },
    choices: [CANCEL],
  };
}

export const askMember = (group: Group, target: DepositDraft['target']): View => ({
  kind: 'text',
  key: target === 'special' ? 'savings.special.ask_member' : 'savings.deposit.ask_member',
  params: { group: group.name },
  choices: [{ label: 'savings.unpaid.button', act: { do: 'verb', verb: 'unpaid' } }, CANCEL],
});

/** Same or similar names: told apart by number, and by village where a group spans several. */
export function askWhich(members: readonly Member[], group: Group, unlisted: number): View {
  const rows: CardData[] = members.map((member) => ({
    title: member.name,
    detail: {
      t: 'savings.deposit.member_row',
      params: { number: member.memberNo, moo: group.moo },
    },
    choice: step('common.choose', `member:${member.memberId}`),
  }));
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: 'savings.deposit.which_member' },
      detail: { t: 'savings.deposit.which_member_hint' },
      rows,
      ...(unlisted > 0 && {
        note: { t: 'savings.deposit.more_fit', params: { count: unlisted } },
      }),
    },
    alt: { t: 'savings.deposit.which_member' },
    choices: [BACK, CANCEL],
  };
}

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
      change: step('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: isPaid
      ? { t: 'savings.deposit.months_first', params: openParams(draft) }
      : confirmAlt(draft),
    choices: [
      step(`savings.deposit.to_${other}`, `channel:${other}`),
      ...(isSpecial || isPaid ? [] : [CHANGE_MONTHS]),
      step('savings.deposit.change_amount', 'change:amount'),
      step('savings.deposit.change_member', 'change:member'),
      ...(group.rules.backdateDays > 0 ? [step('savings.deposit.change_day', 'change:day')] : []),
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

const CONFIRM: Choice = { ...step('savings.deposit.confirm', 'confirm'), tapOnly: true };
const CHANGE_MONTHS = step('savings.deposit.change_months', 'change:months');

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
  const { alreadyPaid, monthsWere, owedBefore } = draft;
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
    ...(owedBefore.length > 0
      ? [{ t: 'savings.deposit.owes_earlier', params: { months: { months: owedBefore } } }]
      : []),
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

export const askChange = (target: DepositDraft['target']): View => ({
  kind: 'text',
  key: 'savings.deposit.ask_change',
  choices: [
    step('savings.deposit.change_member', 'change:member'),
    ...(target === 'special' ? [] : [step('savings.deposit.change_months', 'change:months')]),
    step('savings.deposit.change_amount', 'change:amount'),
    step('savings.deposit.change_channel', 'change:channel'),
    step('savings.deposit.change_day', 'change:day'),
    BACK,
    CANCEL,
  ],
});

export const askMonths = (draft: DepositDraft): View => ({
  kind: 'text',
  key: 'savings.deposit.ask_months',
  params: { name: draft.member.name, months: { months: draft.months } },
  choices: [
    step('savings.deposit.this_month', 'count:1'),
    ...[2, 3, 6, 12].map((count) => ({
      label: 'savings.deposit.months_count',
      params: { count },
      act: { do: 'step', value: `count:${count}` } as const,
    })),
    BACK,
    CANCEL,
  ],
});

export const askAmount = ({ expected, member, target }: DepositDraft): View => {
  const params = { name: member.name, number: member.memberNo };
  if (target === 'special') {
    return { kind: 'text', key: 'savings.special.ask_amount', params, choices: [BACK, CANCEL] };
  }
  return {
    kind: 'text',
    key: 'savings.deposit.ask_amount',
    params: { name: member.name, expected: { money: expected } },
    choices: [
      {
        label: 'savings.deposit.amount_expected',
        params: { expected: { money: expected } },
        act: { do: 'step', value: 'expected' },
      },
      BACK,
      CANCEL,
    ],
  };
};

export const askChannel = (): View => ({
  kind: 'text',
  key: 'savings.deposit.ask_channel',
  choices: [
    step('savings.channel.cash', 'channel:cash'),
    step('savings.channel.transfer', 'channel:transfer'),
    BACK,
    CANCEL,
  ],
});

/** The same amount for the same member today: a slip of the finger, or a second payment? */
export function askAgain(draft: DepositDraft): View {
  const { member, amount, similar } = draft;
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'savings.deposit.again_title' },
      detail: {
        t: 'savings.deposit.again_detail',
        params: {
          name: member.name,
          number: member.memberNo,
          amount: { money: amount },
          receipts: { list: similar },
        },
      },
      confirm: step('savings.deposit.again_same', 'same'),
      change: step('savings.deposit.again_different', 'other'),
    },
    alt: { t: 'savings.deposit.again_title' },
    choices: [CANCEL],
  };
}
