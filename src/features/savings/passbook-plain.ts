import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import { checkBalance, type ReadBalance } from './check-balance.ts';
import { nextDay } from './next-day.ts';
import { notAMember } from './own-questions.ts';

/** A phone reads a text aloud, not a card. */
const READ_OUT =
  /^(?:ช่วย)?(?:อ่าน|ฟัง)(?:สมุด|ยอด)(?:เงิน)?(?:ให้ฟัง)?(?:หน่อย|แหน่)?$|^read (?:out )?(?:my )?(?:passbook|balance)$/i;

export const plainShortcut: Shortcut = async (ctx, text) =>
  READ_OUT.test(text.trim()) ? showPassbookPlain(ctx) : undefined;

/** The passbook's front page in sentences: no table, no dash, one thing a line. */
export async function showPassbookPlain(ctx: TurnContext): Promise<Outcome> {
  const balances = await checkBalance(ctx);
  if (balances.length === 0) return { say: [notAMember(ctx)] };
  const lines = balances.flatMap(linesOf);
  const choices = [verbChoice('savings.history.button', 'history'), MENU];
  return { say: [{ kind: 'text', key: 'savings.lines', params: { lines: { lines } }, choices }] };
}

function linesOf(balance: ReadBalance) {
  const { group, last, member, openDisputes, owed, whose, ...money } = balance;
  const line = (name: string, params: Record<string, Value> = {}): Value => ({
    t: `savings.plain.${name}`,
    params,
  });
  const { pledgeSatang: pledge, specialSatang: special } = money;
  const dues = (): Value[] => [
    owed.length > 0
      ? line('owed', {
          count: owed.length,
          months: { months: owed },
          amount: { money: member.pledgeSatang * BigInt(owed.length) },
        })
      : line('nothing_owed'),
    line('next', { date: nextDay(balance) }),
  ];
  return [
    ...(whose === 'proxied' ? [line('proxied', { name: member.name })] : []),
    line('who', { name: member.name, number: member.memberNo, group: group.name }),
    line('pledge', { amount: { money: pledge }, words: { moneyWords: pledge } }),
    ...(special > 0n
      ? [line('special', { amount: { money: special }, words: { moneyWords: special } })]
      : []),
    ...(last ? [line('last', { amount: { money: last.amount }, date: { date: last.date } })] : []),
    ...(group.state === 'closed' ? [line('closed')] : dues()),
    ...(openDisputes > 0 ? [line('disputed', { count: openDisputes })] : []),
  ];
}
