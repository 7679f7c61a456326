import { checkCodeOf } from '../../conversation/books/check-code-of.ts';
import type { Outcome, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { countWrongTry, minutesToWait, type Guarded } from '../../conversation/wrong-tries.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { hashesOf } from '../../domain/ledger/check-code.ts';
import { formatReceipt } from '../../domain/ledger/receipt-number.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import {
  askCode,
  checkCard,
  checkHint,
  checkWait,
  genuine,
  notGenuine,
} from './check-receipt.view.ts';
import { mayRead, receiptAt, receiptFor } from './find-receipt.ts';
import { checkedReceipt, memberReceipt, type Receipt } from './receipt.view.ts';
import { readCheck, type TypedCheck } from './typed-check.ts';

/** Entries whose hashes lie in one code's stretch; with a hundred million there are five hundred. */
const CANDIDATES_MAX = 2_000;

const CHECK: Guarded = {
  verb: 'receipt.check',
  triesOf: ({ stores, person }) => stores.receipts.triesOf(person.personId),
  putTries: ({ stores }, tries) => stores.receipts.putTries(tries),
};

/** `ตรวจใบ 2569/0312 K7QM-2XVP`, or a code alone; undefined for anything else. */
export async function checkShortcut(ctx: TurnContext, text: string): Promise<Outcome | undefined> {
  const typed = readCheck(text);
  return typed && checkReceipt(ctx, typed);
}

const LONE_NUMBER = /^\s*(?:เลขที่|no\.?)?\s*(2[45]\d\d)\s*\/\s*(\d{1,9})\s*$/i;

/** `2569/0312` and nothing else: the code beside it is what tells a genuine receipt. */
export const loneNumberShortcut: Shortcut = async (_ctx, text) => {
  const [, year, no] = LONE_NUMBER.exec(asciiDigits(text)) ?? [];
  if (year === undefined || no === undefined) return undefined;
  return { say: [askCode(formatReceipt({ receiptYear: Number(year), receiptNo: Number(no) }))] };
};

/** Anybody learns whether a receipt is genuine; whose and how much, only who may see it anyway. */
async function checkReceipt(ctx: TurnContext, typed: TypedCheck): Promise<Outcome> {
  if (typed.code === undefined) {
    const isNumberOnly = typed.receiptNo !== undefined && !typed.odd;
    return { say: [isNumberOnly ? askCode(typed.receiptNo ?? '') : checkHint(typed.odd)] };
  }
  const minutes = await minutesToWait(ctx, CHECK);
  if (minutes > 0) return { say: [checkWait(minutes)] };
  const entries = await genuineEntries(ctx, typed.code, typed.receiptNo);
  const [first] = entries;
  if (!first) {
    const left = await countWrongTry(ctx, CHECK);
    return { say: [left > 0 ? notGenuine(left) : checkWait(await minutesToWait(ctx, CHECK))] };
  }
  for (const entry of entries) {
    const seen = await visible(ctx, entry);
    if (seen) return { say: [genuine(await standing(ctx, entry), entry.receiptNo), seen] };
  }
  return { say: [genuine(await standing(ctx, first), typed.receiptNo)] };
}

/** Two codes may be alike; with the number of the receipt they are told apart. */
async function genuineEntries(
  ctx: TurnContext,
  code: string,
  receiptNo: string | undefined,
): Promise<Entry[]> {
  const near = await ctx.stores.ledger.entriesByHash(hashesOf(code), CANDIDATES_MAX);
  return near.filter(
    (entry) =>
      entry.receiptNo !== null &&
      (receiptNo === undefined || entry.receiptNo === receiptNo) &&
      checkCodeOf(ctx.sealer, entry) === code,
  );
}

async function standing(ctx: TurnContext, { groupId, seq }: Entry) {
  return (await ctx.stores.ledger.reversalOf(groupId, seq)) ? 'taken_back' : 'stands';
}

/** Their own receipt with its buttons, or any of a group whose receipts their post lets them see. */
async function visible(ctx: TurnContext, { groupId, seq }: Entry) {
  const receipt = await receiptAt(ctx, groupId, seq);
  if (!receipt) return undefined;
  if (isOwn(ctx, receipt)) return memberReceipt(receipt);
  return (await mayRead(ctx, receipt)) ? checkedReceipt(receipt) : undefined;
}

const isOwn = ({ actor }: TurnContext, { member }: Receipt): boolean =>
  actor.memberships.some(({ memberId }) => memberId === member.memberId);

/** The code in large letters, and a picture that whoever doubts the receipt scans. @param ref `<group>/<seq>` */
export async function showCheckCard(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await receiptFor(ctx, ref);
  if (!receipt) return { say: [{ kind: 'text', key: 'savings.receipt.no_such' }] };
  return { say: [checkCard(ctx, receipt)] };
}
