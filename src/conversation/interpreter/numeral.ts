import { isDigit, isLatin } from './clean.ts';
import type { Literal, Numeral } from './literal.ts';

const GRAMMAR = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,2})?$/;
const NUMBER_LIKE = /\p{N}/u;
const MARK_OR_CONTROL = /[\p{M}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u;
const THAI_MARK = /[\u0E30-\u0E4E]/;
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63~\u301C\u223C\u2248';
const OTHER_MONEY = '$€£¥₭';
const SIGNS_BEFORE = new Set(`${DASHES}${OTHER_MONEY}+(±<>≤≥*×/=^√_`);
const SIGNS_AFTER = new Set(`${DASHES}${OTHER_MONEY}+)*×/=^°_@&'"`);
const SIGNS_AFTER_SPACE = new Set(`${OTHER_MONEY}~`);
/** Longer digit runs are no amount that anyone types. */
const MAX_DIGITS = 24;
const UNITS_BEFORE = new Set(['thb', 'baht', 'no']);
const UNITS_AFTER = new Set(['thb', 'baht']);

/** The number that starts at `at`, with what touches it. Other scripts' digits, ², ½ and ① are refused. */
export function readNumeral(text: string, at: number): Literal {
  let end = at;
  while (end < text.length && (NUMBER_LIKE.test(text.charAt(end)) || isInnerPoint(text, end))) {
    end += 1;
  }
  const digits = text.slice(at, end);
  const unitEnd = /^[.,]-(?!\d)/.test(text.slice(end, end + 3)) ? end + 2 : end;
  const letters = lettersAfter(text, end);
  const wordBefore = lettersBefore(text, at);
  if (wordBefore.length > 1 && !UNITS_BEFORE.has(wordBefore)) {
    return { kind: 'other', start: at, end: end + letters.length };
  }
  const badLetters = letters !== '' && !UNITS_AFTER.has(letters);
  const badWord = wordBefore !== '' && !UNITS_BEFORE.has(wordBefore);
  const numeral: Numeral = {
    digits,
    hundredths:
      GRAMMAR.test(digits) && digits.length <= MAX_DIGITS ? toHundredths(digits) : undefined,
    refused: badLetters || badWord || isSigned(text, at, unitEnd),
    hasUnit: unitEnd > end,
    isPercent: /^ ?%/.test(text.slice(end, end + 2)),
  };
  return { kind: 'number', start: at, end: badLetters ? end + letters.length : unitEnd, numeral };
}

function isInnerPoint(text: string, at: number): boolean {
  const char = text.charAt(at);
  return (char === '.' || char === ',') && isDigit(text.charAt(at + 1));
}

function isSigned(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (before === '.' && !/[a-z\u0E01-\u0E4E]/.test(text.charAt(start - 2))) return true;
  if (MARK_OR_CONTROL.test(before) && !THAI_MARK.test(before)) return true;
  if (SIGNS_BEFORE.has(text.slice(0, start).trimEnd().slice(-1))) return true;
  const after = text.charAt(end);
  if (MARK_OR_CONTROL.test(after)) return true;
  return SIGNS_AFTER.has(after) || SIGNS_AFTER_SPACE.has(text.slice(end).trimStart().charAt(0));
}

function toHundredths(digits: string): bigint {
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

function lettersAfter(text: string, at: number): string {
  let end = at;
  while (isLatin(text.charAt(end)) || (end > at && isDigit(text.charAt(end)))) end += 1;
  return text.slice(at, end);
}

function lettersBefore(text: string, at: number): string {
  let start = at;
  while (isLatin(text.charAt(start - 1))) start -= 1;
  return text.slice(start, at);
}
