import { parseLinkCode } from '../../domain/link-code.ts';
import { isLatin, isThai } from './clean.ts';
import type { Literal } from './literal.ts';
import { readNumeral } from './numeral.ts';

const DASH = '[-\\u2010-\\u2015\\u2212]';
const CODE = new RegExp(
  `[0-9a-z]{4}(?:${DASH}| )?[0-9a-z]{4}(?:${DASH}| )?[0-9a-z]{3}(?![0-9a-z])`,
  'y',
);
const NEVER_AMOUNTS = [
  // phone numbers
  /\+66[- ]?\d{1,2}[- ]?\d{3}[- ]?\d{3,4}(?!\d)/y,
  /0\d{8,9}(?![\d.,]*\d)/y,
  /0\d{1,2}[- ]\d{3}[- ]\d{3,4}(?!\d)/y,
  /0\d{1,2}[- ]\d{6,7}(?!\d)/y,
  /0\d-\d{4}-\d{4}(?!\d)/y,
  // national ids
  /\d[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d(?![\d.,]*\d)/y,
  // times
  /\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y,
  /\d{1,2}\.\d{2} ?(?=น\.|นาฬิกา|น(?![\u0E01-\u0E4E]))/y,
];
const DATES = [
  /(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)/y,
  /(?<day>\d{1,2})([/.-])(?<month>\d{1,2})\2(?<year>\d{4}|\d{2})(?![\d.]*\d)/y,
  /(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/]*\d)/y,
];
const MONTH_OF_YEAR = /(?<month>\d{1,2})\/(?<year>25\d\d|20\d\d|[3-9]\d)(?![\d/]*\d)/y;
const NUMBER_LIKE = /\p{N}/u;

/** All digit runs of a cleaned text, in order. */
export function findLiterals(text: string): Literal[] {
  const found: Literal[] = [];
  let at = 0;
  while (at < text.length) {
    const literal = literalAt(text, at);
    if (literal) found.push(literal);
    at = literal ? literal.end : at + 1;
  }
  return found;
}

function literalAt(text: string, at: number): Literal | undefined {
  const char = text.charAt(at);
  if (isThai(char) || char === ' ') return undefined;
  const digit = NUMBER_LIKE.test(char);
  if (!digit && !isLatin(char) && char !== '+') return undefined;
  const before = text.charAt(at - 1);
  if (isLatin(before)) return digit ? readNumeral(text, at) : undefined;
  const code = match(CODE, text, at);
  if (code && isCode(code[0])) return { kind: 'code', start: at, end: at + code[0].length };
  if (!digit && char !== '+') return undefined;
  for (const shape of NEVER_AMOUNTS) {
    const other = match(shape, text, at);
    if (other) return { kind: 'other', start: at, end: at + other[0].length };
  }
  return digit ? (calendarLiteral(text, at) ?? readNumeral(text, at)) : undefined;
}

/** Inside other words a code must hold letters and digits; typed alone the reader checks it again. */
function isCode(text: string): boolean {
  return /\d/.test(text) && /[a-z]/.test(text) && parseLinkCode(text) !== undefined;
}

function calendarLiteral(text: string, at: number): Literal | undefined {
  for (const shape of DATES) {
    const found = match(shape, text, at);
    if (!found) continue;
    const day = Number(found.groups?.['day']);
    const month = Number(found.groups?.['month']);
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12) {
      return { kind: 'other', start: at, end: at + found[0].length };
    }
  }
  const found = match(MONTH_OF_YEAR, text, at);
  const month = Number(found?.groups?.['month']);
  if (!found || month < 1 || month > 12) return undefined;
  const year = Number(found.groups?.['year']);
  return { kind: 'month', start: at, end: at + found[0].length, month, year };
}

function match(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}
