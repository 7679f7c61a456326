import type { Savings } from './paper-book.ts';
import { monthsIn, saidAs, satangIn, sentence, wordsUnder } from './spoken.ts';

/** Something that somebody was told is done, in figures. */
export type Told =
  | {
      is: 'booked';
      group: string;
      /** Of the paper, or `#` and the number of the entry. */
      no: string;
      kind: string;
      member: string | undefined;
      satang: bigint;
      months: readonly string[];
      place: 'cash' | 'bank';
      /** What is there now. */
      after: Partial<Record<Savings | 'cash' | 'bank', bigint>>;
    }
  | {
      is: 'taken-back';
      group: string;
      no: string;
      of: string;
      kind: string;
      satang: bigint;
      right: string | undefined;
    }
  /** More in the box than in the books, or less. */
  | { is: 'counted'; no: string; satang: bigint };

const NUMBER = '25\\d\\d/\\d{4}|-';
const PAPERS = ['receipt', 'withdrawal', 'refund'];
const MEMBER_KINDS = ['entrance-fee', 'special-withdrawal', 'fine', 'refund'];
const GROUP_KINDS = ['bank-interest', 'other-income', 'expense', 'bank-pay-in', 'bank-take-out'];
const KINDS = wordsUnder('savings.kind', [
  'deposit',
  'deposit-special',
  'suspense',
  ...MEMBER_KINDS,
  ...GROUP_KINDS,
]);
const PLACES = wordsUnder('savings.channel', ['cash', 'transfer']);
const SAVED = {
  pledge: saidAs('savings.balance_now.pledge'),
  special: saidAs('savings.balance_now.special'),
};
const HELD = { cash: saidAs('savings.account.cash'), bank: saidAs('savings.account.bank') };
const RECORDED = saidAs('money.group.recorded');

const heading = sentence('savings.receipt.heading', { receipt: NUMBER });
const slips = wordsUnder('savings.slip_first', PAPERS);
const memberNumber = sentence('cards.member_number', { number: '\\d+' });
const entryNumber = sentence('money.group.entry_no', { seq: '\\d+' });
const done = sentence('savings.correction.done', { receipt: NUMBER, reversal: NUMBER });
const doneRight = sentence('savings.correction.done_right', {
  receipt: NUMBER,
  reversal: NUMBER,
  right: NUMBER,
});
const counted = sentence('closing.count.confirmed_suspense', { no: '\\d+' });
const over = sentence('closing.diff.over');
const short = sentence('closing.diff.short');

/** Everything that the words of a message say was done. @param groups names of groups */
export function toldIn(words: string, groups: ReadonlyMap<string, string>): Told[] {
  const lines = words.split('\n');
  const inGroup = lines.map((line) => groups.get(line)).find((group) => group !== undefined);
  const card =
    inGroup === undefined ? undefined : (receiptIn(lines, inGroup) ?? groupMoneyIn(lines, inGroup));
  return [...(card ? [card] : []), ...lines.flatMap((line) => sentenceIn(line, groups) ?? [])];
}

/** What stands on a card below or beside one of these labels. */
export function besideLabel(
  lines: readonly string[],
  labels: readonly string[],
): string | undefined {
  const found = lines.findIndex((line) => labels.includes(line));
  return found < 0 ? undefined : lines[found + 1];
}

function receiptIn(lines: readonly string[], group: string): Told | undefined {
  const found = lines.map(heading).find((one) => one !== undefined);
  const paper = slips.get(found?.['slip_first'] ?? '');
  if (!found || paper === undefined) return undefined;
  const { receipt: no = '' } = found;
  const beside = (key: string) => besideLabel(lines, saidAs(`cards.deposit.${key}`));
  const after: Partial<Record<Savings, bigint>> = {};
  for (const savings of ['pledge', 'special'] as const) {
    const left = satangIn(besideLabel(lines, SAVED[savings]) ?? '');
    if (left !== undefined) after[savings] = left;
  }
  const member = lines.map(memberNumber).find((one) => one !== undefined)?.['number'];
  const months = monthsIn(beside('months') ?? '');
  const figures = {
    satang: satangIn(beside('amount') ?? ''),
    kind: KINDS.get(beside('kind') ?? ''),
  };
  return whole({ group, no, member, months, after, place: beside('method'), ...figures });
}

function groupMoneyIn(lines: readonly string[], group: string): Told | undefined {
  if (!lines.some((line) => RECORDED.includes(line))) return undefined;
  const number = besideLabel(lines, saidAs('money.group.no')) ?? '';
  const seq = entryNumber(number)?.['seq'];
  const label = lines.find((line) => KINDS.has(line)) ?? '';
  const satang = satangIn(besideLabel(lines, [label]) ?? '');
  const after: Partial<Record<'cash' | 'bank', bigint>> = {};
  for (const place of ['cash', 'bank'] as const) {
    const there = satangIn(besideLabel(lines, HELD[place]) ?? '');
    if (there !== undefined) after[place] = there;
  }
  const place = besideLabel(lines, saidAs('money.paid_by'));
  const no = seq === undefined ? number : `#${seq}`;
  return whole({
    group,
    no,
    kind: KINDS.get(label),
    member: undefined,
    satang,
    months: [],
    place,
    after,
  });
}

/** @throws Error where a card cannot be read: then this file is to be mended */
function whole(parts: {
  group: string;
  no: string;
  kind: string | undefined;
  member: string | undefined;
  satang: bigint | undefined;
  months: readonly string[];
  place: string | undefined;
  after: Partial<Record<Savings | 'cash' | 'bank', bigint>>;
}): Told {
  const { kind, place, satang } = parts;
  if (kind === undefined || satang === undefined)
    throw new Error(`a card without kind or amount: ${parts.no}`);
  const where = PLACES.get(place ?? '') === 'transfer' ? 'bank' : 'cash';
  return { ...parts, is: 'booked', kind, satang, place: where };
}

function sentenceIn(line: string, groups: ReadonlyMap<string, string>): Told | undefined {
  const back = doneRight(line) ?? done(line);
  if (back) {
    const { amount = '', group = '', kind = '', receipt: of = '', reversal: no = '', right } = back;
    const satang = satangIn(amount) ?? 0n;
    const named = { group: groups.get(group) ?? group, kind: KINDS.get(kind) ?? kind };
    return { is: 'taken-back', no, of, right, satang, ...named };
  }
  const { day = '', difference = '', no: nth = '' } = counted(line) ?? {};
  if (day === '') return undefined;
  const [more, less] = [over(difference)?.['amount'], short(difference)?.['amount']];
  const satang = satangIn(more ?? less ?? '') ?? 0n;
  const no = `count ${/\d+/.exec(day)?.[0]} ${monthsIn(day).join()} ${nth}`;
  return { is: 'counted', no, satang: more === undefined ? -satang : satang };
}
