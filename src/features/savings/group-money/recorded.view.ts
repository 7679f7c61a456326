import { MENU, verbChoice } from '../../../conversation/choices.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Value, View } from '../../../conversation/view.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { amountOf } from '../check-balance.ts';
import { nameOf } from '../entry-name.ts';

const baht = (satang: bigint): Value => ({
  t: 'money.baht',
  params: { amount: { money: satang } },
});

/** What was booked of the group's own money, with what cash and bank come to now. */
export async function recordedCard(
  ctx: TurnContext,
  { already, entry, group }: { entry: Entry; group: Group; already: boolean },
): Promise<View> {
  const { ledger } = ctx.stores;
  const amount = amountOf(entry);
  const what: Value = { t: `savings.${nameOf(entry)}` };
  const { category, channel, slip } = entry.facts;
  const number: Value =
    entry.receiptNo === null
      ? { t: 'money.group.entry_no', params: { seq: String(entry.seq) } }
      : { t: 'money.group.number', params: { receipt: entry.receiptNo } };
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'money.group.recorded' },
      detail: group.name,
      amountLabel: what,
      amount: { money: amount },
      words: { moneyWords: amount },
      rows: [
        { label: { t: 'money.group.no' }, value: number },
        ...(category === undefined
          ? []
          : [
              {
                label: { t: 'money.group.for' },
                value: { t: `money.category.${String(category)}` },
              },
            ]),
        ...(channel === undefined
          ? []
          : [
              { label: { t: 'money.paid_by' }, value: { t: `savings.channel.${String(channel)}` } },
            ]),
        { label: { t: 'money.group.on' }, value: { date: entry.effectiveDate } },
        {
          label: { t: 'savings.account.cash' },
          value: baht(await ledger.total(group.groupId, 'cash')),
        },
        {
          label: { t: 'savings.account.bank' },
          value: baht(await ledger.total(group.groupId, 'bank')),
        },
      ],
      ...(already && { warning: { t: 'savings.receipt.recorded_before' } }),
    },
    alt: { t: 'money.group.recorded_alt', params: { what, number, amount: { money: amount } } },
    choices: [
      verbChoice('money.group.another', 'group-money'),
      ...(slip === undefined
        ? []
        : [
            verbChoice('money.group.see_slip', 'group-money.slip', `${group.groupId}/${entry.seq}`),
          ]),
      MENU,
    ],
  };
}
