import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, View } from '../../conversation/view.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import type { Json } from '../../ports/stores/sessions-store.ts';
import { satangToText } from '../../domain/money.ts';
import { NO_PARAMS } from './deposit-data.ts';
import { findMember } from './find-member.ts';
import { NOTHING_SAID as NO_GROUP_MONEY } from './group-money/group-money-data.ts';
import { takeWords } from './line-words.ts';
import { isTreasurer, treasurerGroups } from './treasurer-groups.ts';
import { NOTHING_SAID as NO_WITHDRAWAL } from './withdrawals/withdrawal-data.ts';

/** จ่าย, จ่ายเงิน, จ่ายคืน, โอนให้, คืนเงิน: in a treasurer's mouth money that comes in or goes out. */
const PAYS =
  /^(?:(?:ขอ|จะ)?จ่าย(?:เงิน|ตัง(?:ค์)?)?(?:สด)?(?:คืน|ออก)?(?:ให้|แก่)?(?!แล้ว)|โอน(?:เงิน)?(?:คืน|ให้|ออก)(?:ให้)?|คืน(?:เงิน|ตัง(?:ค์)?)?(?:ให้)?|(?:pay|paid|give|refund)(?: money)?(?: out| back)?(?: to)?(?![a-z]))\s*/i;
const NUMBERED = /^(?:เลข(?:ที่)?|สมาชิก|no\.?|member)?\s*(\d{1,6})\s+(\S.*)$/i;
const NAMED = /^([^\d]{2,30}?)\s+(\d.*)$/;

/** What was said beside the word; `amount` is satang as a decimal string. */
interface Said {
  memberNo: string | null;
  name: string | null;
  amount: string | null;
  special: boolean;
}

/** `จ่ายเงิน 12 500` of a treasurer: which way the money goes is asked, never assumed. */
export const inOrOutShortcut: Shortcut = async (ctx, text) => {
  if (!isTreasurer(ctx)) return undefined;
  const line = asciiDigits(text.trim().replace(/\s+/g, ' '));
  const found = PAYS.exec(line);
  const said = found && (await readSaid(ctx, line.slice(found[0].length)));
  return said ? { say: [askWay(text.trim().slice(0, LINE_SHOWN), said)] } : undefined;
};

const LINE_SHOWN = 60;

/** Undefined where anything stands there that is no member and no sum: a matter of its own. */
async function readSaid(ctx: TurnContext, words: string): Promise<Said | undefined> {
  const { rest, special = false } = takeWords(ctx, words);
  const said: Said = { memberNo: null, name: null, amount: null, special };
  if (rest === '') return said;
  const amountOf = (part: string): string | undefined => {
    const amount = ctx.interpreter.amount(part);
    return amount.kind === 'amount' ? satangToText(amount.satang) : undefined;
  };
  const [, memberNo, sum = ''] = NUMBERED.exec(rest) ?? [];
  const numbered = memberNo === undefined ? undefined : amountOf(sum);
  if (memberNo !== undefined && numbered !== undefined)
    return { ...said, memberNo, amount: numbered };
  const alone = amountOf(rest);
  if (alone !== undefined) return { ...said, amount: alone };
  const [, name, paid = ''] = NAMED.exec(rest) ?? [];
  const amount = amountOf(paid);
  if (name === undefined || amount === undefined) return undefined;
  return (await isSomeone(ctx, name)) ? { ...said, name, amount } : undefined;
}

async function isSomeone(ctx: TurnContext, name: string): Promise<boolean> {
  for (const { groupId } of await treasurerGroups(ctx)) {
    const found = await findMember(ctx, groupId, { kind: 'name', name });
    if (found.kind === 'one' || found.kind === 'several') return true;
  }
  return false;
}

const WAYS = ['deposit', 'withdraw', 'expense', 'refund'] as const;
type Way = (typeof WAYS)[number];

const askWay = (line: string, said: Said): View => ({
  kind: 'text',
  key: 'savings.in_or_out.ask',
  params: { line },
  choices: [...WAYS.map((way) => choiceOf(way, said)), MENU],
});

const choiceOf = (way: Way, { amount, memberNo, name, special }: Said): Choice =>
  verbChoice(
    `savings.in_or_out.${way}`,
    'in-or-out',
    [way, memberNo ?? '', amount ?? '', special ? 'special' : '', name ?? ''].join('/'),
  );

const REF = /^(deposit|withdraw|expense|refund)\/(\d{0,6})\/(\d*)\/(special)?\/(.*)$/;

/** The dialogue that was chosen, with what was typed; each asks for its own right. */
export async function startChosenWay(_ctx: TurnContext, ref: string): Promise<Outcome> {
  const [, way, no = '', sum = '', special, who = ''] = REF.exec(ref) ?? [];
  const memberNo = no === '' ? null : no;
  const name = who === '' ? null : who;
  const amount = sum === '' ? null : sum;
  switch (way) {
    case 'withdraw':
      return begun('withdraw-special', { ...NO_WITHDRAWAL, memberNo, name, amount });
    case 'expense':
      return begun('record-group-money', { ...NO_GROUP_MONEY, kind: 'expense', amount });
    case 'refund':
      return begun('refund-savings', { memberNo });
    default: {
      const target = special === undefined ? 'pledge' : 'special';
      return begun('record-deposit', { ...NO_PARAMS, memberNo, name, amount, target });
    }
  }
}

const begun = (flow: string, params: Json): Outcome => ({
  start: { flow: `savings.${flow}`, params },
});
