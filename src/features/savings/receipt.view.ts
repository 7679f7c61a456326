import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, Params, Value, View } from '../../conversation/view.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import { showCheckCode } from '../../domain/ledger/check-code.ts';
import { memberAccount } from '../../domain/ledger/account-name.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { amountOf } from './check-balance.ts';
import { nameOf } from './entry-name.ts';
import { slipNames } from './slip-name.ts';

export interface Receipt {
  entry: Entry;
  group: Group;
  member: Member;
  /** Check code, without a dash. */
  code: string;
  /** The entry that took this one back. */
  reversedBy?: Entry;
  /** The one that this takes back, or stands instead of. */
  about?: Entry;
  /** What became of it where the member said that it is not right. */
  dispute?: Value;
}

/** Whether it stands: was not taken back, and takes nothing back itself. */
export const stands = ({ entry, reversedBy }: Receipt): boolean =>
  !reversedBy && entry.reversesSeq === null;

/** What other entries have to do with it, in plain words. */
function linkNotes({ about, dispute, entry, reversedBy }: Receipt): Value[] {
  const receipt = about?.receiptNo ?? '-';
  const isReversal = entry.reversesSeq !== null;
  return [
    ...(reversedBy
      ? [{ t: 'savings.receipt.reversed', params: { reversal: reversedBy.receiptNo ?? '-' } }]
      : []),
    ...(about
      ? [
          {
            t: `savings.receipt.${isReversal ? 'reverses' : 'corrects'}`,
            params: { ...slipNames(about), receipt },
          },
        ]
      : []),
    ...(dispute === undefined ? [] : [dispute]),
  ];
}

/** What the receipt's buttons refer to: the entry, by group and number. */
export const receiptRef = ({ entry }: Receipt): string => `${entry.groupId}/${entry.seq}`;

/** For the treasurer: recorded, with its number; the next member can be typed at once. */
export function treasurerReceipt(receipt: Receipt, already: boolean): View {
  return card(receipt, {
    notes: already ? [{ t: 'savings.receipt.recorded_before' }] : [],
    extra: {},
    alt: 'savings.receipt.alt_treasurer',
    choices: [
      { label: 'savings.deposit.next', act: { do: 'verb', verb: 'deposit' } },
      { label: 'savings.unpaid.button', act: { do: 'verb', verb: 'unpaid' } },
      letOthersCheck(receipt),
      ...(stands(receipt)
        ? [verbChoice('savings.correction.button', 'correct', receiptRef(receipt))]
        : []),
      { label: 'common.menu', act: { do: 'verb', verb: 'menu' } },
    ],
  });
}

/** For the member: is this right? Not one button is enough, so that a wrong one can be told. */
export function memberReceipt(receipt: Receipt): View {
  const ref = receiptRef(receipt);
  const right: Choice = {
    label: 'common.correct',
    act: { do: 'verb', verb: 'receipt.right', ref },
  };
  const wrong: Choice = { label: 'common.wrong', act: { do: 'verb', verb: 'receipt.wrong', ref } };
  if (!stands(receipt)) {
    return card(receipt, { extra: {}, alt: 'savings.receipt.alt_member', choices: [MENU] });
  }
  return card(receipt, {
    extra: { first: right, second: wrong, footnote: { t: 'savings.receipt.ask_right' } },
    alt: 'savings.receipt.alt_member',
    choices: [letOthersCheck(receipt)],
  });
}

/** For who checks a receipt that is not their own. */
export const checkedReceipt = (receipt: Receipt): View =>
  card(receipt, { extra: {}, alt: 'savings.receipt.alt_treasurer', choices: [MENU] });

const letOthersCheck = (receipt: Receipt): Choice =>
  verbChoice('savings.check.button', 'receipt.check-card', receiptRef(receipt));

function card(
  receipt: Receipt,
  more: { notes?: readonly Value[]; extra: CardData; alt: string; choices: readonly Choice[] },
): View {
  const { entry, group, member } = receipt;
  const amount = amountOf(entry);
  const notes = [...linkNotes(receipt), ...(more.notes ?? [])];
  const { channel } = entry.facts;
  const after = savingsAfter(entry, member.memberId);
  const months = entry.months.map(({ month }) => month);
  const number = { ...slipNames(entry), receipt: entry.receiptNo ?? '' };
  const isTakenBack = receipt.reversedBy !== undefined;
  const data: CardData = {
    title: { t: `savings.receipt.title${isTakenBack ? '_reversed' : ''}` },
    heading: { t: 'savings.receipt.heading', params: number },
    group: group.name,
    name: member.name,
    number: member.memberNo,
    amount: { money: amount },
    words: { moneyWords: amount },
    kind: { t: `savings.${nameOf(entry)}` },
    ...(months.length > 0 && { months: { months } }),
    ...(typeof channel === 'string' && { method: { t: `savings.channel.${channel}` } }),
    paidOn: { date: entry.effectiveDate },
    ...(after && {
      balanceLabel: { t: `savings.balance_${isTakenBack ? 'then' : 'now'}.${after.type}` },
      balance: { money: after.amount },
    }),
    code: showCheckCode(receipt.code),
    ...(notes.length > 0 && { note: { lines: notes } }),
    ...more.extra,
  };
  const params = {
    ...number,
    name: member.name,
    amount: { money: amount },
    kind: { t: `savings.${nameOf(entry)}` },
    ...(after && { balance: { money: after.amount } }),
  };
  return {
    kind: 'card',
    template: 'receipt',
    data,
    alt: altOf(receipt, altKey(more.alt, entry, after?.type), params),
    choices: more.choices,
  };
}

/** What was paid back out of the pledge is no deposit. */
function altKey(alt: string, entry: Entry, type: (typeof TARGETS)[number] | undefined): string {
  const isOther = type === undefined || (type === 'pledge' && isPaidOut(entry));
  return isOther ? alt : `${alt}_${type}`;
}

/** Read aloud, what no longer stands must not sound as if it did. */
function altOf({ entry, reversedBy }: Receipt, standing: string, params: Params) {
  if (reversedBy) {
    const reversal = reversedBy.receiptNo ?? '-';
    return { t: 'savings.receipt.alt_reversed', params: { ...params, reversal } };
  }
  return { t: entry.reversesSeq === null ? standing : 'savings.receipt.alt_reversal', params };
}

const TARGETS = ['pledge', 'special'] as const;

/** The savings that this entry moved, as they were right after it, from the entry itself. */
function savingsAfter(
  entry: Entry,
  memberId: string,
): { type: (typeof TARGETS)[number]; amount: bigint } | undefined {
  for (const type of TARGETS) {
    const account = memberAccount(memberId, type);
    const posting = entry.postings.find((one) => one.account === account);
    if (posting) return { type, amount: -posting.balanceAfter };
  }
  return undefined;
}

/** Whether money left the group by it: the paper that goes with it is another one. */
const isPaidOut = ({ postings }: Entry): boolean =>
  postings.some(({ account, amount }) => MONEY.includes(account) && amount < 0n);

const MONEY: readonly string[] = ['cash', 'bank'];
