import type { Outcome } from '../../conversation/feature.ts';
import type { Reading } from '../../conversation/interpreter/reading.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { buddhistYear } from '../../domain/bangkok-time.ts';
import { formatReceipt } from '../../domain/ledger/receipt-number.ts';
import { showMemberNumber } from '../../domain/member-number.ts';
import { showLastReceipt, showReceipt } from './history.ts';
import { readable } from './readable.ts';
import { aboutSomebody } from './member-savings.ts';

/** As printed, spaces or not: 2569/0312. */
const PRINTED = /(?<!\d)(25\d\d)\s*\/\s*(\d{1,9})(?!\d)/;
const ONE_NUMBER = /^\D*?(\d{1,6})\D*$/;

/**
 * ใบรับ 2569/0312, ใบรับ 312: that receipt, if they may see it. A bare number that is a member's is
 * taken for the member by who keeps the books; without a number it is the last receipt of one's own.
 */
export async function receiptQuestion(
  ctx: TurnContext,
  reading: Reading,
  text: string,
): Promise<Outcome> {
  const line = asciiDigits(text);
  const [, year, printed] = PRINTED.exec(line) ?? [];
  if (year !== undefined && printed !== undefined) {
    const refs = await refsOf(ctx, Number(year), Number(printed));
    return showReceipt(ctx, refs[0] ?? '');
  }
  const bare = Number(ONE_NUMBER.exec(line)?.[1] ?? 0);
  if (bare > 0 && !(await isMembersNumber(ctx, bare))) {
    const [ref] = await refsOf(ctx, buddhistYear(ctx.today), bare);
    if (ref !== undefined) return showReceipt(ctx, ref);
  }
  return aboutSomebody('history', showLastReceipt)(ctx, reading, text);
}

/** Where this number was given out among the actor's groups; whether it may be seen is asked later. */
async function refsOf(
  ctx: TurnContext,
  receiptYear: number,
  receiptNo: number,
): Promise<readonly string[]> {
  const own: string[] = [];
  const others: string[] = [];
  const printed = formatReceipt({ receiptYear, receiptNo });
  const mine = await readable(ctx);
  for (const groupId of new Set(mine.map((one) => one.groupId))) {
    const entry = await ctx.stores.ledger.entryByReceipt(groupId, printed);
    if (!entry) continue;
    const theirs = mine.some(({ memberId }) => memberId === entry.memberId);
    (theirs ? own : others).push(`${groupId}/${entry.seq}`);
  }
  return [...own, ...others];
}

async function isMembersNumber(ctx: TurnContext, number: number): Promise<boolean> {
  for (const { groupId } of await ownGroups(ctx, 'balance.read-any')) {
    if (await ctx.stores.members.byNo(groupId, showMemberNumber(number))) return true;
  }
  return false;
}
