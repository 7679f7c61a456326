import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Value, View } from '../../conversation/view.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import { headDigits } from '../../domain/ledger/head-digits.ts';
import type { LedgerHead } from '../../domain/ledger/ledger-head.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { DayTotals } from './sum-day.ts';

export interface DayWitness {
  group: Group;
  day: LocalDate;
  totals: DayTotals;
  head: LedgerHead;
}

const baht = (money: bigint): Value => ({
  t: 'witness.baht',
  params: { amount: { money } },
});

/** The day in figures, and the digits to be compared with other phones. */
export function dayTotalsCard({ group, day, totals, head }: DayWitness): View {
  const { receipts, pledge, special, other, cash, transfer, paidOut } = totals;
  const digits = headDigits(head.hash);
  // A number to be compared and typed again, not an amount: without commas.
  const entry = String(head.seq);
  return {
    kind: 'card',
    template: 'day-totals',
    data: {
      group: group.name,
      day: { date: day },
      receipts: { t: 'witness.receipts', params: { count: receipts } },
      pledge: baht(pledge),
      ...(special !== 0n && { special: baht(special) }),
      ...(other !== 0n && { other: baht(other) }),
      cash: baht(cash),
      transfer: baht(transfer),
      ...(paidOut !== 0n && { paidOut: baht(paidOut) }),
      digits,
      entry,
      compare: verbChoice('witness.compare', 'witness.at', `${group.groupId}/${head.seq}`),
    },
    alt: {
      t: 'witness.alt',
      params: {
        group: group.name,
        day: { date: day },
        amount: { money: cash + transfer },
        entry,
        digits,
      },
    },
    choices: [MENU],
  };
}

/** The same for a group chat, where no button belongs to anybody. */
export function roomTotals({ group, day, totals, head }: DayWitness): View {
  const { cash, paidOut, receipts, transfer } = totals;
  const params = {
    group: group.name,
    day: { date: day },
    count: receipts,
    amount: { money: cash + transfer },
    entry: String(head.seq),
    digits: headDigits(head.hash),
  };
  return paidOut === 0n
    ? { kind: 'text', key: 'witness.room', params }
    : {
        kind: 'text',
        key: 'witness.room_paid',
        params: { ...params, paidOut: { money: paidOut } },
      };
}
