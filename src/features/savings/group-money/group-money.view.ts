import { BACK, CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { CardData, Value, View } from '../../../conversation/view.ts';
import { EXPENSE_CATEGORIES } from '../../../domain/ledger/ledger-command.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { GroupMoneyDraft } from './group-money-draft.ts';
import { cardButtons, shortageSaid } from '../shortage.ts';
import { GROUP_MONEY, SHAPES, type GroupMoney } from './group-money-kinds.ts';

const baht = (satang: bigint): Value => ({
  t: 'money.baht',
  params: { amount: { money: satang } },
});

export const askKind = (group: Group): View => ({
  kind: 'card',
  template: 'choices',
  data: {
    title: { t: 'money.group.which', params: { group: group.name } },
    rows: GROUP_MONEY.map((kind) => ({ choice: stepChoice(`money.choose.${kind}`, kind) })),
  },
  alt: { t: 'money.group.which', params: { group: group.name } },
  choices: [CANCEL],
});

export const askCategory = (): View => ({
  kind: 'text',
  key: 'money.group.ask_category',
  choices: [
    ...EXPENSE_CATEGORIES.map((category) => stepChoice(`money.category.${category}`, category)),
    BACK,
    CANCEL,
  ],
});

export const askAmount = (
  kind: GroupMoney,
  usual: { amount: bigint; months: number } | undefined,
): View => ({
  kind: 'text',
  key: usual && usual.months > 0 ? 'money.group.ask_fine' : 'money.group.ask_amount',
  params: {
    what: { t: `savings.kind.${kind}` },
    ...(usual && usual.months > 0 && { count: usual.months }),
  },
  choices: [
    ...(usual
      ? [
          stepChoice('money.group.usual', `usual:${usual.amount}`, {
            amount: { money: usual.amount },
          }),
        ]
      : []),
    BACK,
    CANCEL,
  ],
});

export const askSlip = (): View => ({
  kind: 'text',
  key: 'money.group.ask_slip',
  choices: [
    { label: 'money.group.choose_picture', act: { do: 'camera-roll' } },
    stepChoice('money.group.no_slip', 'none'),
    BACK,
    CANCEL,
  ],
});

/** Everything once more, in figures and in words, before anything is written. */
export function confirmGroupMoney(draft: GroupMoneyDraft): View {
  const { amount, channel, group, kind, shortage } = draft;
  const what: Value = { t: `savings.kind.${kind}` };
  const { anyChannel, slip } = SHAPES[kind];
  const other = channel === 'cash' ? 'transfer' : 'cash';
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'money.group.ask' },
      detail: group.name,
      amountLabel: what,
      amount: { money: amount },
      words: { moneyWords: amount },
      rows: rowsOf(draft),
      ...warningOf(draft),
      ...cardButtons(shortage, {
        confirm: { ...stepChoice('savings.deposit.confirm', 'confirm'), tapOnly: true },
        change: stepChoice('savings.deposit.change_amount', 'change:amount'),
      }),
      cancel: CANCEL,
    },
    alt: {
      t: 'money.group.confirm_alt',
      params: { what, amount: { money: amount }, words: { moneyWords: amount } },
    },
    choices: [
      ...(anyChannel ? [stepChoice(`savings.deposit.to_${other}`, `channel:${other}`)] : []),
      ...(slip ? [stepChoice('money.group.slip_button', 'change:slip')] : []),
      stepChoice('money.group.change_kind', 'change:kind'),
    ],
  };
}

function rowsOf(draft: GroupMoneyDraft): CardData[] {
  const { bank, cash, category, channel, kind, member, slip } = draft;
  const { anyChannel } = SHAPES[kind];
  return [
    ...(member
      ? [
          { label: { t: 'money.member' }, value: member.name },
          { label: { t: 'money.member_no' }, value: member.memberNo },
        ]
      : []),
    ...(category && kind === 'expense'
      ? [{ label: { t: 'money.group.for' }, value: { t: `money.category.${category}` } }]
      : []),
    ...(anyChannel
      ? [{ label: { t: 'money.paid_by' }, value: { t: `savings.channel.${channel}` } }]
      : []),
    ...(SHAPES[kind].slip
      ? [
          {
            label: { t: 'money.group.slip' },
            value: { t: slip === null ? 'money.group.without' : 'money.group.with' },
          },
        ]
      : []),
    { label: { t: 'savings.account.cash' }, value: baht(cash) },
    { label: { t: 'savings.account.bank' }, value: baht(bank) },
  ];
}

function warningOf({ paidBefore, shortage, takesTwo }: GroupMoneyDraft): CardData {
  const lines: Value[] = [
    ...(shortage ? [shortageSaid(shortage)] : []),
    ...(takesTwo ? [{ t: 'money.group.takes_two' }] : []),
    ...(paidBefore === null
      ? []
      : [{ t: 'money.group.fee_before', params: { receipt: paidBefore } }]),
  ];
  return lines.length === 0 ? {} : { warning: { lines } };
}
