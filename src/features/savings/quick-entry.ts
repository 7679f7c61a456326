import type { Interpreter, Reading } from '../../conversation/interpreter/reading.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';

/** Who a treasurer means: a member number or part of a name. */
export type WhoSaid = { kind: 'number'; memberNo: string } | { kind: 'name'; name: string };

/** What one line of a treasurer says: `12 100`, `เลข 12 ฝาก 200 สองเดือน`, `บุญมี 100`, `12`. */
export interface QuickEntry {
  who: WhoSaid;
  /** Satang. */
  amount?: bigint;
  /** Something was meant as an amount but cannot be read for certain. */
  amountRefused?: true;
  months?: readonly string[];
  monthCount?: number;
}

const NUMBER_FIRST = /^(\d{1,6})(?:\s+(.+))?$/;
const DIGIT = /\d/;

/**
 * Reads a treasurer's line in the dialogue's own grammar: the first number is the member, what
 * follows is the money. Undefined when it names nobody.
 */
export function readQuickEntry(
  text: string,
  reading: Reading,
  interpreter: Interpreter,
  today: string,
): QuickEntry | undefined {
  const line = asciiDigits(text.trim().replace(/\s+/g, ' '));
  const numbered = NUMBER_FIRST.exec(line);
  if (numbered) {
    const [, memberNo = '', rest] = numbered;
    return { who: { kind: 'number', memberNo }, ...moneyOf(rest, interpreter, today) };
  }
  if (reading.memberNo !== undefined) {
    return { who: { kind: 'number', memberNo: reading.memberNo }, ...parts(reading) };
  }
  return namedEntry(line, interpreter, today);
}

function namedEntry(line: string, interpreter: Interpreter, today: string): QuickEntry | undefined {
  const words = line.split(' ');
  const at = words.findIndex((word, index) => index > 0 && DIGIT.test(word));
  const name = (at === -1 ? words : words.slice(0, at)).join(' ');
  if (DIGIT.test(name) || name.length < 2) return undefined;
  const rest = at === -1 ? undefined : words.slice(at).join(' ');
  return { who: { kind: 'name', name }, ...moneyOf(rest, interpreter, today) };
}

type Money = Omit<QuickEntry, 'who'>;

/** Money and months after the member: `100`, `ฝาก 200 สองเดือน`, `ห้าสิบ`. */
export function moneyOf(rest: string | undefined, interpreter: Interpreter, today: string): Money {
  if (rest === undefined) return {};
  const reading = interpreter.read(rest, { today });
  const read = parts(reading);
  if (read.amount !== undefined || read.amountRefused) return read;
  const bare = interpreter.amount(rest);
  if (bare.kind === 'amount') return { ...read, amount: bare.satang };
  return bare.kind === 'refused' ? { ...read, amountRefused: true } : read;
}

function parts(reading: Reading): Money {
  return {
    ...(reading.amountSatang !== undefined && { amount: reading.amountSatang }),
    ...(reading.amountRefused && { amountRefused: true as const }),
    ...(reading.months && { months: reading.months }),
    ...(reading.monthCount !== undefined && { monthCount: reading.monthCount }),
  };
}
