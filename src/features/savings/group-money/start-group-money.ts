import type { Outcome, Shortcut } from '../../../conversation/feature.ts';
import type { Reading } from '../../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangToText } from '../../../domain/money.ts';
import { readQuickEntry, soleAmount } from '../quick-entry.ts';
import { isTreasurer } from '../treasurer-groups.ts';
import { NOTHING_SAID, type GroupMoneyParams } from './group-money-data.ts';
import type { GroupMoney } from './group-money-kinds.ts';
import { groupMoneyFlow } from './group-money.flow.ts';

const start = (params: GroupMoneyParams): Outcome => ({
  start: { flow: groupMoneyFlow.name, params },
});

export const startGroupMoney = async (): Promise<Outcome> => start(NOTHING_SAID);

/** The dialogue itself, by the words people have for it. */
const MENU_WORDS =
  /^(?:(?:บันทึก)?(?:ราย)?รับ ?[-–/]? ?(?:ราย)?จ่าย(?:ของกลุ่ม|กลุ่ม)?|เงินของกลุ่ม|income and expenses|group money)$/i;

/** What is recorded, by the words a line begins with; the rest may be an amount. */
const KIND_WORDS: readonly (readonly [GroupMoney, RegExp])[] = [
  ['bank-interest', /^(?:รับ)?ดอกเบี้ย(?:เงินฝาก)?(?:จาก)?ธนาคาร|^bank interest/i],
  [
    'bank-pay-in',
    /^(?:เอาเงิน|เงิน)?(?:นำ|เข้า)ฝาก(?:เงิน)?(?:เข้า|ที่)?ธนาคาร|^เอาเงินเข้าธนาคาร|^(?:bank )?pay.?in(?: to the bank)?/i,
  ],
  ['bank-take-out', /^(?:ถอน|เบิก)(?:เงิน)?(?:สด)?(?:จาก|ออกจาก)?ธนาคาร|^take out of the bank/i],
  ['expense', /^(?:จ่าย)?(?:ค่าใช้จ่าย|รายจ่าย)(?:ของกลุ่ม|กลุ่ม)?|^(?:group )?expense/i],
  ['other-income', /^(?:รับ)?รายได้(?:อื่น|ของกลุ่ม)?|^other income/i],
];

/** `รับ-จ่าย`, `12 ค่าปรับ 20`, `ดอกเบี้ยธนาคาร 35.50`: a treasurer's line outside a dialogue. */
export const groupMoneyShortcut: Shortcut = async (ctx, text, reading) => {
  if (!isTreasurer(ctx)) return undefined;
  const words = text.trim().replace(/\s+/g, ' ');
  if (MENU_WORDS.test(words)) return startGroupMoney();
  return ofMember(ctx, words, reading) ?? ofGroup(ctx, words);
};

/** A fine or an entrance fee of somebody. */
function ofMember(ctx: TurnContext, text: string, reading: Reading): Outcome | undefined {
  const line = readQuickEntry(ctx, text, reading);
  if (!line?.paysFor || line.out) return undefined;
  const sum = soleAmount(text, reading, line);
  const kind = line.paysFor;
  if (sum !== undefined) return start({ ...NOTHING_SAID, kind, amount: satangToText(sum) });
  // ค่าปรับเท่าไหร่ names nobody: only an amount beside it makes it something to record.
  if (line.who.kind === 'name' && line.amount === undefined) return undefined;
  return begun(
    {
      kind,
      memberNo: line.who.kind === 'number' ? line.who.memberNo : null,
      name: line.who.kind === 'name' ? line.who.name : null,
      amount: line.amount === undefined ? null : satangToText(line.amount),
      channel: line.channel ?? null,
    },
    line.amountRefused === true,
  );
}

function ofGroup(ctx: TurnContext, text: string): Outcome | undefined {
  for (const [kind, pattern] of KIND_WORDS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const rest = text.slice(found[0].length).trim();
    if (rest === '') return start({ ...NOTHING_SAID, kind });
    const amount = ctx.interpreter.amount(rest);
    if (amount.kind === 'none') continue;
    const sum = amount.kind === 'amount' ? satangToText(amount.satang) : null;
    return begun({ ...NOTHING_SAID, kind, amount: sum }, sum === null);
  }
  return undefined;
}

/** What was said of the matter is not lost: only an amount that cannot be read is asked for again. */
function begun(params: GroupMoneyParams, unread: boolean): Outcome {
  const say = [{ kind: 'text', key: 'savings.deposit.amount_refused' }] as const;
  return unread ? { ...start(params), say } : start(params);
}
