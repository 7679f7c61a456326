import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params, View } from '../../conversation/view.ts';
import { balanceView } from './balance.view.ts';
import { checkBalance, type Balance } from './check-balance.ts';

/** Where a stranger types the code that makes them known. */
const LINK = { label: 'linking.menu.own', act: { do: 'verb', verb: 'linking.link' } } as const;
const MENU = [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }] as const;

/** A stranger is told how to become known; an officer that the figures are members' own. */
export function notAMember(ctx: TurnContext): View {
  return ctx.actor.offices.length > 0
    ? { kind: 'text', key: 'savings.officers_see_totals', choices: MENU }
    : { kind: 'text', key: 'everyday.stranger', choices: [LINK, ...MENU] };
}

export async function showBalance(ctx: TurnContext): Promise<Outcome> {
  const balances = await checkBalance(ctx);
  if (balances.length === 0) return { say: [notAMember(ctx)] };
  return { say: [balanceView(balances)] };
}

/** What is still owed of the pledge, a sentence a group, and what would settle it. */
export async function showArrears(ctx: TurnContext): Promise<Outcome> {
  const balances = await checkBalance(ctx);
  if (balances.length === 0) return { say: [notAMember(ctx)] };
  return { say: [aGroupALine(balances, arrearsLine)] };
}

export async function showDepositDay(ctx: TurnContext): Promise<Outcome> {
  const balances = await checkBalance(ctx);
  if (balances.length === 0) return { say: [notAMember(ctx)] };
  return { say: [aGroupALine(balances, depositDayLine)] };
}

type Line = { t: string; params: Params };

function aGroupALine(balances: readonly Balance[], line: (balance: Balance) => Line): View {
  return {
    kind: 'text',
    key: 'savings.lines',
    params: { lines: { lines: balances.map((one) => line(one)) } },
    choices: [{ label: 'savings.balance.button', act: { do: 'verb', verb: 'balance' } }, ...MENU],
  };
}

const arrearsLine = ({ group, owed, member, nextDepositDay }: Balance): Line =>
  owed.length === 0
    ? {
        t: 'savings.arrears.none',
        params: { group: group.name, next: { date: nextDepositDay } },
      }
    : {
        t: 'savings.arrears.some',
        params: {
          group: group.name,
          number: member.memberNo,
          count: owed.length,
          months: { months: owed },
          amount: { money: member.pledgeSatang * BigInt(owed.length) },
        },
      };

const depositDayLine = ({ group, member, nextDepositDay }: Balance): Line => ({
  t: 'savings.deposit_day',
  params: {
    group: group.name,
    day: group.rules.depositDay,
    next: { date: nextDepositDay },
    pledge: { money: member.pledgeSatang },
  },
});
