import { MENU } from '../../../conversation/choices.ts';
import type { Outcome, Shortcut } from '../../../conversation/feature.ts';
import type { Intent, Reading } from '../../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangToText } from '../../../domain/money.ts';
import { notAMember } from '../own-questions.ts';
import { takeWords } from '../line-words.ts';
import { readQuickEntry, soleAmount } from '../quick-entry.ts';
import { isTreasurer } from '../treasurer-groups.ts';
import { NOTHING_SAID, type WithdrawalParams } from './withdrawal-data.ts';
import { withdrawFlow } from './withdraw.flow.ts';

const start = (params: WithdrawalParams): Outcome => ({
  start: { flow: withdrawFlow.name, params },
});

export const startWithdrawal = async (): Promise<Outcome> => start(NOTHING_SAID);

/** ถอน said by a treasurer begins the dialogue; a member hears how it goes. */
export async function withdrawIntent(
  ctx: TurnContext,
  reading: Reading,
  text: string,
): Promise<Outcome> {
  if (isTreasurer(ctx)) return (await withdrawShortcut(ctx, text, reading)) ?? startWithdrawal();
  if (ctx.actor.memberships.length === 0) return { say: [notAMember(ctx)] };
  return { say: [{ kind: 'text', key: 'money.withdraw.how', choices: [MENU] }] };
}

/** `12 ถอน 500`, `ถอนพิเศษ 12 500`, `บุญมี ถอนพิเศษ 500`: a treasurer's line outside a dialogue. */
export const withdrawShortcut: Shortcut = async (ctx, text, reading) => {
  if (!isTreasurer(ctx) || !BESIDE_MONEY_OUT.has(reading.intent)) return undefined;
  const line = readQuickEntry(ctx, text, reading);
  if (!line?.out) return saysOnlyThat(ctx, text) ? startWithdrawal() : undefined;
  // ขอถอนพิเสด: what is left of it names nobody.
  if (line.who.kind === 'name' && saysWithdraw(ctx, line.who.name)) return startWithdrawal();
  const sum = soleAmount(text, reading, line);
  if (sum !== undefined) return start({ ...NOTHING_SAID, amount: satangToText(sum) });
  const begun = start({
    groupId: null,
    memberNo: line.who.kind === 'number' ? line.who.memberNo : null,
    name: line.who.kind === 'name' ? line.who.name : null,
    amount: line.amount === undefined ? null : satangToText(line.amount),
    channel: line.channel ?? null,
  });
  // What was said of the member is not lost: only the amount is asked for again.
  const unread = { kind: 'text', key: 'savings.deposit.amount_refused' } as const;
  return line.amountRefused ? { ...begun, say: [unread] } : begun;
};

const saysWithdraw = ({ interpreter, today }: TurnContext, words: string): boolean =>
  interpreter.read(words, { today }).intent === 'withdraw';

const BESIDE_MONEY_OUT: ReadonlySet<Intent> = new Set<Intent>([
  'withdraw',
  'unknown',
  'receipt',
  'balance',
]);

/** ถอนพิเศษ and nothing else. */
function saysOnlyThat(ctx: TurnContext, text: string): boolean {
  const { out, rest } = takeWords(ctx, text.trim().replace(/\s+/g, ' '));
  return out === true && rest === '';
}
