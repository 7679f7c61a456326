import { asciiDigits } from '../ascii-digits.ts';
import { AMOUNT_MAX, MONTHS_PER_ENTRY_MAX } from '../ledger/limits.ts';
import { readMemberNumber } from '../member-number.ts';
import { readName } from '../names/read-name.ts';

/** One member as the paper register has them; money in satang. */
export interface RegisterLine {
  memberNo: string;
  name: string;
  /** Monthly pledge. */
  pledge: bigint;
  /** Pledge savings so far. */
  savings: bigint;
  special: bigint;
  /** Months that are owed, up to and with the last one of the register; 0 to 36. */
  behind: number;
}

/** What cannot be read: the number in front, the name, how many amounts there are, one of them, or the months owed. */
export type LineFault = 'number' | 'name' | 'amounts' | 'amount' | 'behind';

export type LineReading =
  { kind: 'line'; line: RegisterLine } | { kind: 'fault'; fault: LineFault };

/** A pledge and savings, and perhaps special savings. */
const AMOUNTS_MIN = 2;
const AMOUNTS_MAX = 3;
const SATANG_PER_BAHT = 100n;
const HASH = /^#?\d{1,6}$/;
/** No leading zeros: a phone number is no amount. Thousands only where commas belong. */
const AMOUNT = /^(?:0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;
const NOTHING = /^[-–—]$/;
const BAHT = /^(?:บาท|บ\.?|baht|฿)$/i;
const BEHIND = /^(?:ค้าง(?:ส่ง|ชำระ)?|behind|owes)(\d*)$/i;
const MONTHS = /^(?:เดือน|ด\.|months?)$/i;

/**
 * `12 นางบุญมี ตัวอย่าง 100 5,400 [2,000] [ค้าง 2]`: number, name, monthly pledge, savings so far,
 * special savings, months owed (one unless said); between them spaces, or tabs as a spreadsheet copies them. Exact or refused:
 * nothing about money is guessed.
 */
export function readRegisterLine(text: string): LineReading {
  const cells = cellsOf(text);
  const memberNo = HASH.test(cells[0] ?? '') ? readMemberNumber(cells[0] ?? '') : undefined;
  if (memberNo === undefined) return fault('number');
  const rest = cells.slice(1);
  const behind = takeBehind(rest);
  if (behind === undefined) return fault('behind');
  const amounts: string[] = [];
  while (rest.length > 0 && isAmount(rest.at(-1) ?? '')) amounts.unshift(rest.pop() ?? '');
  const words = rest.join(' ');
  if (/\d/.test(words)) return fault('amount');
  const name = readName(words);
  if (name.kind === 'refused') return fault('name');
  if (amounts.length < AMOUNTS_MIN || amounts.length > AMOUNTS_MAX) return fault('amounts');
  const [pledge = 0n, savings = 0n, special = 0n] = amounts.map(satangOf);
  if ([pledge, savings, special].some((amount) => amount > AMOUNT_MAX)) return fault('amount');
  return {
    kind: 'line',
    line: { memberNo, name: name.name, pledge, savings, special, behind },
  };
}

/** Takes the word and its months off the end; undefined for months that are none. */
function takeBehind(cells: string[]): number | undefined {
  const at = cells.findIndex((cell) => BEHIND.test(cell));
  if (at < 0) return 0;
  const [word = '', ...after] = cells.splice(at);
  const said = [BEHIND.exec(word)?.[1] ?? '', ...after].filter(
    (one) => one !== '' && !MONTHS.test(one),
  );
  const [months = '1', ...others] = said;
  const isMonths =
    /^\d{1,2}$/.test(months) && Number(months) >= 1 && Number(months) <= MONTHS_PER_ENTRY_MAX;
  return isMonths && others.length === 0 ? Number(months) : undefined;
}

const fault = (what: LineFault): LineReading => ({ kind: 'fault', fault: what });

function cellsOf(text: string): string[] {
  const line = asciiDigits(text.normalize('NFC')).trim();
  return (
    line
      .split(line.includes('\t') ? /\t/ : /\s+/)
      // In a spreadsheet the months owed may stand in the cell of the savings.
      .flatMap((cell) => (/ค้าง|behind|owes/i.test(cell) ? cell.trim().split(/\s+/) : [cell]))
      .map((cell) => cell.trim().replace(/(?<=\d)(?:\.-|บาท|฿)$/, ''))
      .filter((cell) => cell !== '' && !BAHT.test(cell))
  );
}

const isAmount = (cell: string): boolean => AMOUNT.test(cell) || NOTHING.test(cell);

function satangOf(cell: string): bigint {
  if (NOTHING.test(cell)) return 0n;
  const [whole = '0', fraction = ''] = cell.replaceAll(',', '').split('.');
  return BigInt(whole) * SATANG_PER_BAHT + BigInt(fraction.padEnd(2, '0'));
}

/** Whether words are meant as a line, right or not: a number, then letters. */
export const isMeantAsLine = (text: string): boolean =>
  /^#?\d{1,6}\s+\S*\p{L}/u.test(asciiDigits(text.normalize('NFC')).trim());

/** The lines of a message that say something; a first one without any figure is a heading. */
export function registerLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first, ...others] = lines;
  const isHeading = others.length > 0 && first !== undefined && !/\d/.test(asciiDigits(first));
  return isHeading ? others : lines;
}
