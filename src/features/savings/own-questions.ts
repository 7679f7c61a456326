import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params, View } from '../../conversation/view.ts';
import { balanceView } from './balance.view.ts';
import { checkBalance, type Balance, type ReadBalance } from './check-balance.ts';
import { nextDay } from './next-day.ts';
import { proxiedTitle, type Readable } from './readable.ts';

/** Where a stranger types the code that makes them known. */
const LINK = { label: 'linking.menu.own', act: { do: 'verb', verb: 'linking.link' } } as const;
const MENU = [{ label: 'common.menu', act: { do: 'verb', verb: 'menu' } }] as const;

/** Whoever reads for somebody does nothing else for them. */
const READ_ONLY: View = { kind: 'text', key: 'savings.proxied.read_only', choices: MENU };

/** A stranger is told how to become known; an officer that the figures are members' own. */
export function notAMember(ctx: TurnContext): View {
  if (ctx.actor.readsFor.length > 0) return READ_ONLY;
  return ctx.actor.offices.length > 0
    ? { kind: 'text', key: 'savings.officers_see_totals', choices: MENU }
    : { kind: 'text', key: 'everyday.stranger', choices: [LINK, ...MENU] };
}

/** @param only of several whom they may see */
export async function showBalance(ctx: TurnContext, only?: Readable): Promise<Outcome> {
  const balances = await checkBalance(ctx, only);
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

const ofWhom = ({ member, whose }: ReadBalance, line: Line): Line =>
  whose === 'own' ? line : proxiedTitle(member.name, line);

function aGroupALine(balances: readonly ReadBalance[], line: (balance: Balance) => Line): View {
  return {
    kind: 'text',
    key: 'savings.lines',
    params: {
      lines: {
        lines: balances.map((one) =>
          ofWhom(one, one.group.state === 'closed' ? closedLine(one.group) : line(one)),
        ),
      },
    },
    choices: [{ label: 'savings.balance.button', act: { do: 'verb', verb: 'balance' } }, ...MENU],
  };
}

const closedLine = ({ name }: Balance['group']): Line => ({
  t: 'savings.closed.line',
  params: { group: name },
});

const arrearsLine = ({ group, owed, member, ...days }: Balance): Line =>
  owed.length === 0
    ? {
        t: 'savings.arrears.none',
        params: { group: group.name, next: nextDay(days) },
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

const depositDayLine = ({ group, member, ...days }: Balance): Line => ({
  t: 'savings.deposit_day',
  params: {
    group: group.name,
    day: group.rules.depositDay,
    next: nextDay(days),
    pledge: { money: member.pledgeSatang },
  },
});
