import { stepChoice } from '../../conversation/choices.ts';
import type { Move } from '../../conversation/flow/flow.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, Value } from '../../conversation/view.ts';
import { satangToText } from '../../domain/money.ts';
import { NOTHING_SAID } from './group-money/group-money-data.ts';

/** Money of the group that is to leave where there is less of it; all in satang. */
export interface Shortage {
  account: 'cash' | 'bank';
  has: bigint;
  lacks: bigint;
  /** What the bank holds could make up for it. */
  drawable: boolean;
}

export const accountOf = (channel: 'cash' | 'transfer'): Shortage['account'] =>
  channel === 'cash' ? 'cash' : 'bank';

/** What the books would refuse, found while it can still be mended; undefined when it suffices. */
export async function shortageOf(
  { stores: { ledger } }: TurnContext,
  groupId: string,
  out: { account: Shortage['account']; amount: bigint; mayDraw?: boolean },
): Promise<Shortage | undefined> {
  const { account, amount, mayDraw = true } = out;
  const has = await ledger.total(groupId, account);
  if (has >= amount) return undefined;
  const lacks = amount - has;
  const draws = account === 'cash' && mayDraw;
  const drawable = draws && (await ledger.total(groupId, 'bank')) >= lacks;
  return { account, has, lacks, drawable };
}

/** What there is, what is missing and what to do first. */
export const shortageSaid = ({ account, drawable, has, lacks }: Shortage): Value => ({
  t: `money.short.${drawable ? 'draw_first' : account}`,
  params: { has: { money: has }, lacks: { money: lacks } },
});

/** The first two buttons of a card: what the books would refuse cannot be confirmed. */
export const cardButtons = (
  shortage: Shortage | undefined,
  { change, confirm }: { confirm: Choice; change: Choice },
): { confirm: Choice; change?: Choice } => {
  if (!shortage) return { confirm, change };
  return shortage.drawable ? { confirm: DRAW, change } : { confirm: change };
};

const DRAW = stepChoice('money.short.draw', 'draw');

/** To the dialogue that takes what is missing out of the bank; this one has recorded nothing. */
export const toDraw = ({ lacks }: Shortage): Move<never> => ({
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key: 'money.short.then_again' }],
  start: {
    flow: 'savings.record-group-money',
    params: { ...NOTHING_SAID, kind: 'bank-take-out', amount: satangToText(lacks) },
  },
});
