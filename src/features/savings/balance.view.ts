import type { CardData, Choice, Value, View } from '../../conversation/view.ts';
import type { Month } from '../../domain/bangkok-time.ts';
import type { Balance, ReadBalance } from './check-balance.ts';
import { nextDay } from './next-day.ts';
import { proxiedTitle, type Whose } from './readable.ts';
import { slipNames } from './slip-name.ts';

/** Cards side by side that LINE shows; a person in more groups sees the first twelve. */
const CARDS_MAX = 12;

const HISTORY: Choice = { label: 'savings.history.button', act: { do: 'verb', verb: 'history' } };

const PLAIN: Choice = {
  label: 'savings.plain.button',
  act: { do: 'verb', verb: 'balance.plain' },
};

/** The balance as cards with large figures, and as a sentence that reads well aloud. */
export function balanceView(balances: readonly ReadBalance[]): View {
  const [only] = balances;
  const choices: Choice[] = [
    HISTORY,
    PLAIN,
    { label: 'common.menu', act: { do: 'verb', verb: 'menu' } },
  ];
  if (only && balances.length === 1) {
    const data = balanceCard(only, only.whose);
    return { kind: 'card', template: 'balance', data, alt: aloud(only), choices };
  }
  const items = balances.slice(0, CARDS_MAX).map((one) => balanceCard(one, one.whose));
  const alt = {
    t: 'savings.balance.alt_many',
    params: { balances: { list: balances.slice(0, CARDS_MAX).map((one) => aloudShort(one)) } },
  };
  return { kind: 'cards', template: 'balance', items, alt, choices };
}

/** @param whose the reader's own, of somebody they read for, or shown to who keeps or checks the books */
export function balanceCard(balance: Balance, whose: Whose | 'member'): CardData {
  const { group, member, last, owed } = balance;
  return {
    title: titleOf(member.name, whose),
    group: group.name,
    name: member.name,
    number: member.memberNo,
    pledge: { money: balance.pledgeSatang },
    ...(balance.specialSatang > 0n && { special: { money: balance.specialSatang } }),
    ...(last && {
      last: {
        t: 'cards.balance.last_deposit',
        params: { amount: { money: last.amount }, date: { date: last.date } },
      },
    }),
    paid: monthsOr(balance.paidThisYear, 'savings.balance.none_yet'),
    ...(group.state === 'active' && {
      owed: owed.length > 0 ? owedValue(balance) : { t: 'savings.balance.nothing_owed' },
      next: nextDay(balance),
    }),
    ...notesOf(balance, whose === 'own' ? 'own' : 'member'),
  };
}

const titleOf = (name: string, whose: Whose | 'member'): Value =>
  whose === 'proxied'
    ? proxiedTitle(name, { t: 'savings.proxied.balance' })
    : { t: `savings.balance.title_${whose}` };

/** What is not as it was: reported as wrong, or taken back lately. */
function notesOf({ group, openDisputes, reversed }: Balance, whose: 'own' | 'member'): CardData {
  const lines: Value[] = [
    ...(group.state === 'closed' ? [{ t: 'savings.closed.note' }] : []),
    ...(openDisputes > 0
      ? [{ t: `savings.balance.disputed_${whose}`, params: { count: openDisputes } }]
      : []),
    ...(reversed ? [reversedNote(reversed)] : []),
  ];
  return lines.length === 0 ? {} : { note: { lines } };
}

const reversedNote = ({ of, reversal }: NonNullable<Balance['reversed']>): Value => ({
  t: 'savings.balance.reversed',
  params: { ...slipNames(of), receipt: of.receiptNo ?? '-', reversal },
});

function monthsOr(months: readonly Month[], none: string): Value {
  if (months.length === 0) return { t: none };
  return {
    t: 'savings.balance.months_paid',
    params: { count: months.length, months: { months } },
  };
}

const owedValue = ({ owed, member }: Balance): Value => ({
  t: 'savings.balance.months_owed',
  params: {
    count: owed.length,
    months: { months: owed },
    amount: { money: member.pledgeSatang * BigInt(owed.length) },
  },
});

const aloudShort = ({ group, member, pledgeSatang, whose }: ReadBalance): Value => {
  const params = { group: group.name, pledge: { money: pledgeSatang } };
  const said = { t: 'savings.balance.alt_short', params };
  return whose === 'own' ? said : proxiedTitle(member.name, said);
};

function aloud(balance: ReadBalance): { t: string; params: Readonly<Record<string, Value>> } {
  const said = aloudOwn(balance);
  return balance.whose === 'own' ? said : proxiedTitle(balance.member.name, said);
}

function aloudOwn(balance: Balance): { t: string; params: Record<string, Value> } {
  const { group, pledgeSatang, specialSatang, owed } = balance;
  if (group.state === 'closed') {
    const params = { group: group.name, pledge: { money: pledgeSatang } };
    return { t: 'savings.closed.alt', params };
  }
  return {
    t: specialSatang > 0n ? 'savings.balance.alt_special' : 'savings.balance.alt',
    params: {
      group: group.name,
      pledge: { money: pledgeSatang },
      ...(specialSatang > 0n && { special: { money: specialSatang } }),
      owed:
        owed.length > 0
          ? { t: 'savings.balance.alt_owed', params: { months: { months: owed } } }
          : { t: 'savings.balance.nothing_owed' },
      next: nextDay(balance),
    },
  };
}
