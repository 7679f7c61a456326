import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Value, View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { OwnMoney } from './own-money-data.ts';
import { baht, row, type Row } from './take-over.content.ts';

export const askAmount = (place: 'cash' | 'bank', group: Group): View => ({
  kind: 'text',
  key: `opening-balances.ask_${place}`,
  params: { group: group.name },
  choices: [
    stepChoice('opening-balances.nothing', '0'),
    ...(place === 'bank' ? [BACK] : []),
    CANCEL,
  ],
});

/** What the group has, beside what its members have saved: the two rarely are the same. */
export async function ownMoneyRows(
  { ledger }: Pick<Readers, 'ledger'>,
  groupId: string,
  { bank, cash }: OwnMoney,
): Promise<Row[]> {
  const saved = (await ledger.total(groupId, 'pledge')) + (await ledger.total(groupId, 'special'));
  return [row('cash', baht(cash)), row('bank', baht(bank)), row('saved', baht(saved))];
}

export const ownMoneyNote: Value = { t: 'opening-balances.own_note' };

export function ownMoneyCard(group: Group, { bank, cash }: OwnMoney, rows: readonly Row[]): View {
  const amount = cash + bank;
  return {
    kind: 'card',
    template: 'confirm',
    data: {
      title: { t: 'opening-balances.own_summary' },
      detail: group.name,
      amountLabel: { t: 'opening-balances.own_total' },
      amount: { money: amount },
      words: { moneyWords: amount },
      rows: rows.map(({ label, value }) => ({ label, value })),
      warning: ownMoneyNote,
      confirm: stepChoice('opening-balances.ask', 'confirm'),
      change: stepChoice('common.change', 'change'),
      cancel: CANCEL,
    },
    alt: { t: 'opening-balances.own_alt', params: { amount: { money: amount } } },
    choices: [BACK],
  };
}
