import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { CardData, View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { DepositDraft } from './deposit-draft.ts';
import { otherOrders } from './month-orders.ts';

export function askGroup(groups: readonly Group[]): View {
  const rows: CardData[] = groups.map((group) => ({
    title: group.name,
    choice: stepChoice('common.choose', `group:${group.groupId}`),
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
    choice: stepChoice('common.choose', `member:${member.memberId}`),
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

export const askChange = (target: DepositDraft['target']): View => ({
  kind: 'text',
  key: 'savings.deposit.ask_change',
  choices: [
    stepChoice('savings.deposit.change_member', 'change:member'),
    ...(target === 'special' ? [] : [stepChoice('savings.deposit.change_months', 'change:months')]),
    stepChoice('savings.deposit.change_amount', 'change:amount'),
    stepChoice('savings.deposit.change_channel', 'change:channel'),
    stepChoice('savings.deposit.change_day', 'change:day'),
    BACK,
    CANCEL,
  ],
});

export const askMonths = (draft: DepositDraft): View => ({
  kind: 'text',
  key: 'savings.deposit.ask_months',
  params: { name: draft.member.name, months: { months: draft.months } },
  choices: [
    ...otherOrders(draft),
    stepChoice('savings.deposit.this_month', 'count:1'),
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
    stepChoice('savings.channel.cash', 'channel:cash'),
    stepChoice('savings.channel.transfer', 'channel:transfer'),
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
      confirm: stepChoice('savings.deposit.again_same', 'same'),
      change: stepChoice('savings.deposit.again_different', 'other'),
    },
    alt: { t: 'savings.deposit.again_title' },
    choices: [CANCEL],
  };
}
