import { MENU } from '../../conversation/choices.ts';
import type { Outcome, Shortcut } from '../../conversation/feature.ts';
import type { Intent, Reading } from '../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { satangToText } from '../../domain/money.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { NO_PARAMS, type DepositParams } from './deposit-data.ts';
import { findMember } from './find-member.ts';
import { inOrOutShortcut } from './in-or-out.ts';
import { takeWords } from './line-words.ts';
import { readQuickEntry, type QuickEntry } from './quick-entry.ts';
import { takeDay } from './paid-day.ts';
import { notTaken, pastedLines } from './pasted-lines.ts';
import { unusableLine } from './unusable-line.view.ts';
import { isTreasurer, treasurerGroups } from './treasurer-groups.ts';

const start = (params: DepositParams): Outcome => ({
  start: { flow: 'savings.record-deposit', params },
});

export const startDeposit = async (): Promise<Outcome> => start(NO_PARAMS);
export const startSpecial = async (): Promise<Outcome> =>
  start({ ...NO_PARAMS, target: 'special' });

/** ฝาก said by a treasurer begins the dialogue; a member is told that the treasurer records it. */
export async function depositIntent(
  ctx: TurnContext,
  reading: Reading,
  text: string,
): Promise<Outcome> {
  if (!isTreasurer(ctx)) {
    return { say: [{ kind: 'text', key: whoTakesMoney(ctx), choices: [MENU] }] };
  }
  const asked = await inOrOutShortcut(ctx, text, reading);
  if (asked) return asked;
  return start({
    ...NO_PARAMS,
    memberNo: reading.memberNo ?? null,
    amount: reading.amountSatang === undefined ? null : satangToText(reading.amountSatang),
    months: reading.months ?? [],
    monthCount: reading.monthCount ?? null,
    target: takeWords(ctx, text).special ? 'special' : 'pledge',
  });
}

/** A member's `12 100`: understood, and no deposit. */
function notTheTreasurer(ctx: TurnContext, text: string, reading: Reading): Outcome | undefined {
  const looksLikeOne = /^\d{1,6}\s+\d[\d,.]*$/.test(asciiDigits(text.trim()));
  if (!looksLikeOne || reading.intent !== 'unknown' || ctx.actor.memberships.length === 0) {
    return undefined;
  }
  return { say: [{ kind: 'text', key: 'savings.deposit.not_treasurer', choices: [MENU] }] };
}

function whoTakesMoney({ actor }: TurnContext): string {
  if (actor.memberships.length > 0) return 'savings.deposit.member_pays';
  if (actor.readsFor.length > 0) return 'savings.proxied.read_only';
  return actor.offices.length > 0 ? 'savings.deposit.not_treasurer' : 'everyday.stranger';
}

/** `12 100`, `12`, `เลข 12 ฝาก 200 สองเดือน`, `บุญมี 100`: a treasurer's line outside a dialogue. */
export const depositShortcut: Shortcut = async (ctx, text, reading) => {
  if (!isTreasurer(ctx)) return notTheTreasurer(ctx, text, reading);
  const pasted = pastedLines(ctx, text);
  if (!pasted) return depositLine(ctx, text, reading);
  const { first } = pasted;
  const taken = await depositLine(ctx, first, ctx.interpreter.read(first, { today: ctx.today }));
  return taken && { ...taken, say: [...(taken.say ?? []), notTaken(pasted)] };
};

/** A line, and the same without the day of payment that it may name. */
const depositLine: Shortcut = (ctx, whole, reading) => {
  const { day, rest } = takeDay(asciiDigits(whole.trim()), ctx);
  if (day === undefined) return dayless(ctx, whole, reading, whole);
  // เมื่อวานฝากเท่าไหร่ is a question: a day alone makes no deposit.
  if (!/\d/.test(rest)) return Promise.resolve(undefined);
  return dayless(ctx, rest, ctx.interpreter.read(rest, { today: ctx.today }), whole);
};

async function dayless(
  ctx: TurnContext,
  text: string,
  reading: Reading,
  whole: string,
): Promise<Outcome | undefined> {
  const entry = readQuickEntry(ctx, whole, reading);
  if (!entry || !isDeposit(entry, reading) || asksAbout(entry, text, reading)) return undefined;
  const groups = await treasurerGroups(ctx);
  const [group] = groups;
  if (!group) return undefined;
  if (entry.who.kind === 'name' && !(await namesSomeone(ctx, groups, entry))) return undefined;
  const unusable = unusableLine(entry);
  if (unusable) return { say: [unusable] };
  return start({
    ...NO_PARAMS,
    groupId: groups.length === 1 ? group.groupId : null,
    memberNo: entry.who.kind === 'number' ? entry.who.memberNo : null,
    name: entry.who.kind === 'name' ? entry.who.name : null,
    amount: entry.amount === undefined ? null : satangToText(entry.amount),
    months: [...(entry.months ?? [])],
    monthCount: entry.monthCount ?? null,
    channel: entry.channel ?? null,
    target: entry.special ? 'special' : 'pledge',
    paidOn: entry.paidOn ?? null,
  });
}

const QUESTIONS: ReadonlySet<Intent> = new Set(['receipt', 'arrears', 'balance', 'history']);
/** Words beside the money that would otherwise be read as a question about the treasurer's own savings. */
const BESIDE_MONEY: ReadonlySet<Intent> = new Set([...QUESTIONS, 'thanks', 'greeting']);

/** A line with a member and money in it is a deposit, unless it speaks of money going elsewhere. */
function isDeposit(entry: QuickEntry, { intent }: Reading): boolean {
  if (entry.out || entry.paysFor) return false;
  if (intent === 'unknown' || intent === 'deposit') return true;
  const hasMoney = entry.amount !== undefined || entry.amountRefused === true;
  return hasMoney && BESIDE_MONEY.has(intent);
}

/** `12 ยอด`, `12 ค้าง`: a member and a question, with no second number that could be money. */
function asksAbout({ amount }: QuickEntry, text: string, { intent }: Reading): boolean {
  const figures = asciiDigits(text).match(/\d+/g) ?? [];
  return amount === undefined && figures.length < 2 && QUESTIONS.has(intent);
}

/** Words before a number are a name only if somebody is called that, and they mean nothing else. */
async function namesSomeone(
  ctx: TurnContext,
  groups: readonly Group[],
  entry: QuickEntry,
): Promise<boolean> {
  if (
    entry.who.kind !== 'name' ||
    (entry.amount === undefined && !entry.amountRefused && !entry.special)
  )
    return false;
  const alone = ctx.interpreter.read(entry.who.name, { today: ctx.today });
  if (alone.intent !== 'unknown') return false;
  for (const { groupId } of groups) {
    const found = await findMember(ctx, groupId, entry.who);
    if (found.kind === 'one' || found.kind === 'several') return true;
  }
  return false;
}
