import type { Interpreter, Reading } from '../../conversation/interpreter/reading.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { takeWords, type LineWords } from './line-words.ts';
import { takeDay, takeWorded, type SaidDay } from './paid-day.ts';

/** Who a treasurer means: a member number or part of a name. */
export type WhoSaid = { kind: 'number'; memberNo: string } | { kind: 'name'; name: string };

/** Who an opening line named; undefined for nobody. */
export function whoSaid({
  memberNo,
  name,
}: {
  memberNo: string | null;
  name: string | null;
}): WhoSaid | undefined {
  if (memberNo !== null) return { kind: 'number', memberNo };
  return name === null ? undefined : { kind: 'name', name };
}

/** What one line of a treasurer says: `12 100`, `เลข 12 ฝาก 200 สองเดือน`, `บุญมี 100 โอน`, `12`. */
export interface QuickEntry {
  who: WhoSaid;
  /** Satang. */
  amount?: bigint;
  /** Something stands after the member that cannot be read for certain. */
  amountRefused?: true;
  months?: readonly string[];
  monthCount?: number;
  channel?: 'cash' | 'transfer';
  /** It speaks of special savings. */
  special?: true;
  /** It speaks of money going out, so it is no deposit. */
  out?: true;
  /** What else than savings it pays for. */
  paysFor?: 'fine' | 'entrance-fee';
  /** Day that it names for the payment. */
  paidOn?: SaidDay;
}

type Money = Omit<QuickEntry, 'who' | 'channel' | 'special' | 'out' | 'paysFor'>;

const NUMBER_FIRST = /^(\d{1,6})(?:\s+(.+))?$/;
const VERB_FIRST = /^(\D{2,})\s+(\d{1,6} [\d,.]+)$/;
const DIGIT = /\d/;
const FIGURES = /\d[\d,.]*/g;

/**
 * Reads a treasurer's line in the dialogue's own grammar: the first number is the member, what
 * follows is the money. Nothing is left out silently: what cannot be read is asked for. Undefined
 * when the line names nobody.
 */
export function readQuickEntry(
  ctx: TurnContext,
  text: string,
  reading: Reading,
): QuickEntry | undefined {
  const line = asciiDigits(text.trim().replace(/\s+/g, ' '));
  const { day, rest } = takeDay(line, ctx);
  if (day === undefined) return readLine(ctx, line, reading);
  const entry = readLine(ctx, rest, ctx.interpreter.read(rest, { today: ctx.today }));
  return entry && { ...entry, paidOn: day };
}

function readLine(ctx: TurnContext, line: string, reading: Reading): QuickEntry | undefined {
  const { interpreter, today } = ctx;
  const { rest: bare, ...taken } = takeWords(ctx, line);
  const words = saysOut(ctx, bare, taken) ? { ...taken, out: true as const } : taken;
  const numbered = NUMBER_FIRST.exec(afterVerb(bare, interpreter, today));
  if (numbered) {
    const [, memberNo = '', rest] = numbered;
    return { who: { kind: 'number', memberNo }, ...moneyOf(rest, interpreter, today), ...words };
  }
  if (reading.memberNo !== undefined) {
    return { who: { kind: 'number', memberNo: reading.memberNo }, ...parts(reading), ...words };
  }
  const named = namedEntry(bare, interpreter, today);
  return named && { ...named, ...words };
}

/** `ฝาก 64 500`: a word for depositing, a member and a sum; with anything else in it, 64 may be the sum. */
function afterVerb(line: string, interpreter: Interpreter, today: string): string {
  const found = VERB_FIRST.exec(line);
  const [, verb = '', rest = ''] = found ?? [];
  return found && interpreter.read(verb, { today }).intent === 'deposit' ? rest : line;
}

/** ถอนพิเศษ is no word that the interpreter knows; without พิเศษ it is. */
function saysOut(
  ctx: TurnContext,
  bare: string,
  { out, special }: Omit<LineWords, 'rest'>,
): boolean {
  if (out ?? !special) return out ?? false;
  return ctx.interpreter.read(bare, { today: ctx.today }).intent === 'withdraw';
}

function namedEntry(line: string, interpreter: Interpreter, today: string): QuickEntry | undefined {
  const words = line.split(' ');
  const at = moneyAt(words, interpreter);
  const name = (at === -1 ? words : words.slice(0, at)).join(' ');
  if (DIGIT.test(name) || name.length < 2) return undefined;
  const rest = at === -1 ? undefined : words.slice(at).join(' ');
  return { who: { kind: 'name', name }, ...moneyOf(rest, interpreter, today) };
}

/** Where the money begins after a name: at the first digit, or where an amount in words does. */
function moneyAt(words: readonly string[], interpreter: Interpreter): number {
  const digit = words.findIndex((word, index) => index > 0 && DIGIT.test(word));
  if (digit !== -1) return digit;
  return words.findIndex(
    (_, index) => index > 0 && interpreter.amount(words.slice(index).join(' ')).kind === 'amount',
  );
}

/** Money and months after the member: `100`, `ฝาก 200 สองเดือน`, `ห้าสิบ`, `20 ธ.ค.`. */
function moneyOf(said: string | undefined, interpreter: Interpreter, today: string): Money {
  if (said === undefined) return {};
  // `100 5 พ.ย.`: after the money it is the day paid.
  const isMoney = (before: string): boolean =>
    /\d/.test(before) || interpreter.amount(before.trim()).kind === 'amount';
  const { day, rest } = takeWorded(said, { interpreter, today }, isMoney);
  const money = undated(rest, interpreter, today);
  return day === undefined ? money : { ...money, paidOn: day };
}

function undated(rest: string, interpreter: Interpreter, today: string): Money {
  // `50 แล้วก็ สนั่น 50` are two payments: the second must not go unheard.
  const figures = rest.match(FIGURES) ?? [];
  if (new Set(figures).size < figures.length) return { amountRefused: true };
  const split = amountThenMonths(rest, interpreter, today);
  if (split) return split;
  const reading = interpreter.read(rest, { today });
  const nearest = interpreter.months(rest, { today });
  const read = { ...parts(reading), ...(reading.months && nearest && { months: nearest }) };
  if (read.amount !== undefined || read.amountRefused) return read;
  const bare = interpreter.amount(rest);
  if (bare.kind === 'amount') return { ...read, amount: bare.satang };
  const isRead = read.months ?? read.monthCount ?? (reading.intent === 'deposit' || undefined);
  return bare.kind === 'refused' || isRead === undefined ? { ...read, amountRefused: true } : read;
}

/** `20 ธ.ค.`: after a member it is money and a month, not the 20th of December. */
function amountThenMonths(
  rest: string,
  interpreter: Interpreter,
  today: string,
): Money | undefined {
  const [first = '', ...others] = rest.split(' ');
  if (others.length === 0) return undefined;
  const amount = interpreter.amount(first);
  const months = interpreter.months(others.join(' '), { today });
  if (amount.kind !== 'amount' || !months || months.length === 0) return undefined;
  return { amount: amount.satang, months };
}

function parts(reading: Reading): Money {
  return {
    ...(reading.amountSatang !== undefined && { amount: reading.amountSatang }),
    ...(reading.amountRefused && { amountRefused: true as const }),
    ...(reading.months && { months: reading.months }),
    ...(reading.monthCount !== undefined && { monthCount: reading.monthCount }),
  };
}

/** ถอน 500, ค่าปรับ 20: the only number is the money; in 12 ถอนพิเศษ it is the member. */
export function soleAmount(
  text: string,
  { amountSatang, memberNo }: Reading,
  { amount, who }: QuickEntry,
): bigint | undefined {
  if (who.kind !== 'number' || amount !== undefined || memberNo !== undefined) return undefined;
  return /^\s*[\d๐-๙]/.test(text) ? undefined : amountSatang;
}
