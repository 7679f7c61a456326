import { BACK, CANCEL, stepChoice } from '../../../conversation/choices.ts';
import type { CardData, Value, View } from '../../../conversation/view.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { cardButtons, shortageSaid } from '../shortage.ts';
import type { WhoAgrees } from './who-agrees.ts';
import type { WithdrawalDraft } from './withdrawal-draft.ts';

const baht = (satang: bigint): Value => ({
  t: 'money.baht',
  params: { amount: { money: satang } },
});

/** Everything once more, and who has to agree, before anybody is asked. */
export function confirmWithdrawal(draft: WithdrawalDraft): View {
  const { amount, channel, group, member, shortage, special } = draft;
  const other = channel === 'cash' ? 'transfer' : 'cash';
  const agrees = agreesValue(member, draft.who);
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'money.withdraw.ask' },
      detail: group.name,
      amountLabel: { t: 'money.withdraw.amount' },
      amount: { money: amount },
      words: { moneyWords: amount },
      rows: [
        { label: { t: 'money.member' }, value: member.name },
        { label: { t: 'money.member_no' }, value: member.memberNo },
        { label: { t: 'money.now' }, value: baht(special) },
        ...(special >= amount
          ? [{ label: { t: 'money.left' }, value: baht(special - amount) }]
          : []),
        { label: { t: 'money.paid_by' }, value: { t: `savings.channel.${channel}` } },
        { label: { t: 'money.agrees' }, value: agrees },
      ],
      ...warningOf(draft),
      ...cardButtons(shortage, {
        confirm: { ...stepChoice('savings.deposit.confirm', 'confirm'), tapOnly: true },
        change: stepChoice('savings.deposit.change_amount', 'change:amount'),
      }),
      cancel: CANCEL,
    },
    alt: {
      t: 'money.withdraw.confirm_alt',
      params: {
        name: member.name,
        number: member.memberNo,
        amount: { money: amount },
        words: { moneyWords: amount },
        agrees,
      },
    },
    choices: [
      stepChoice(`savings.deposit.to_${other}`, `channel:${other}`),
      stepChoice('savings.deposit.change_member', 'change:member'),
    ],
  };
}

function warningOf({ amount, shortage, special }: WithdrawalDraft): CardData {
  if (special < amount) return { warning: { t: 'money.withdraw.too_little' } };
  return shortage ? { warning: shortageSaid(shortage) } : {};
}

/** Who has to agree before it is paid out. */
export function agreesValue(member: Member, who: WhoAgrees): Value {
  const people: Value[] = [
    ...(who.own ? [{ t: 'money.withdraw.member_agrees', params: { name: member.name } }] : []),
    ...(who.officers > 0
      ? [{ t: 'money.withdraw.officers_agree', params: { count: who.officers } }]
      : []),
  ];
  return { list: people };
}

export const askAmount = (member: Member, special: bigint): View => ({
  kind: 'text',
  key: 'money.withdraw.ask_amount',
  params: { name: member.name, number: member.memberNo, special: { money: special } },
  choices: [
    ...(special > 0n
      ? [stepChoice('money.withdraw.all', 'all', { amount: { money: special } })]
      : []),
    BACK,
    CANCEL,
  ],
});
