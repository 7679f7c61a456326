import type { NumberKind } from './lexicon.ts';
import { valueOfNumberWords, type NumberPart } from './number-words.ts';
import type { Token } from './token.ts';

/** What a number in a message is. */
export type NumberRole =
  /** meant as money */
  | 'amount'
  /** a member number */
  | 'member'
  /** a number of months */
  | 'month-count'
  /** the N of `เดือน N` */
  | 'month-number'
  /** the year of a month */
  | 'year'
  /** people, days, sacks: a number before a classifier */
  | 'count'
  /** house numbers, dates, laughter: neither amount nor refusal */
  | 'other'
  /** `ไม่ใช่ 300` */
  | 'negated';

/** One number of a message, in figures, in words or both, with its unit. */
export interface NumberGroup {
  first: number;
  last: number;
  /** Baht × 100; undefined when it cannot be read for certain. */
  hundredths: bigint | undefined;
  hasUnit: boolean;
  isPercent: boolean;
  inWords: boolean;
  /** The figure as typed, when it is nothing but a figure. */
  digits?: string;
  role: NumberRole;
}

const SALUENG = 25n;
const MAX_SATANG_PART = 99n;
const HUNDRED = 100n;

/** All numbers of the message, each with the unit words that belong to it. */
export function groupNumbers(
  tokens: readonly Token[],
  kinds: ReadonlyMap<string, NumberKind>,
): NumberGroup[] {
  const groups: NumberGroup[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const group = plainNumber(tokens, at, kinds);
    if (!group) continue;
    withUnit(tokens, group, kinds);
    groups.push(group);
    at = group.last;
  }
  return groups;
}

function plainNumber(
  tokens: readonly Token[],
  at: number,
  kinds: ReadonlyMap<string, NumberKind>,
): NumberGroup | undefined {
  const parts: NumberPart[] = [];
  let last = at;
  let isBroken = false;
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.tag === 'near-number') isBroken = true;
    else {
      const part = token ? partOf(token, kinds) : undefined;
      const mixes = token?.tag === 'space' && next === at + 1 && parts[0]?.kind === 'figure';
      if (!part && mixes && isUnit(tokens[next + 1], kinds)) continue;
      if (!part) break;
      parts.push(part);
    }
    last = next;
  }
  if (parts.length === 0 && !isBroken) return undefined;
  const base = { first: at, last, hasUnit: false, isPercent: false, role: 'amount' as const };
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'figure') {
    const { digits, hundredths, refused, hasUnit, isPercent } = only.numeral;
    const value = refused || isBroken ? undefined : hundredths;
    return { ...base, hundredths: value, digits, hasUnit, isPercent, inWords: false };
  }
  const value = isBroken || hasOddFigure(parts) ? undefined : valueOfNumberWords(parts);
  return { ...base, hundredths: value, inWords: true };
}

/** `.-` inside a number, or a percent sign, breaks it. */
function hasOddFigure(parts: readonly NumberPart[]): boolean {
  return parts.some(
    (part) => part.kind === 'figure' && (part.numeral.hasUnit || part.numeral.isPercent),
  );
}

function partOf(token: Token, kinds: ReadonlyMap<string, NumberKind>): NumberPart | undefined {
  if (token.literal?.kind === 'number') return { kind: 'figure', numeral: token.literal.numeral };
  const kind = token.tag === 'number' ? kinds.get(token.text) : undefined;
  return kind && { kind, value: token.value ?? 0 };
}

function isUnit(token: Token | undefined, kinds: ReadonlyMap<string, NumberKind>): boolean {
  return token?.tag === 'number' && kinds.get(token.text) === 'unit';
}

/** Extends the group over บาท, สตางค์, สลึง and ถ้วน, and adds the satang part. */
function withUnit(
  tokens: readonly Token[],
  group: NumberGroup,
  kinds: ReadonlyMap<string, NumberKind>,
): void {
  const unit = afterSpace(tokens, group.last);
  const tag = tokens[unit]?.tag;
  if (tag === 'salueng') scale(group, unit, SALUENG);
  else if (tag === 'satang') scale(group, unit, 1n, MAX_SATANG_PART);
  else if (tag === 'even') {
    if (endsInSpeech(tokens, group, kinds)) group.hundredths = undefined;
    extend(group, unit);
  } else if (tag === 'baht') {
    const spoken = endsInSpeech(tokens, group, kinds);
    extend(group, unit);
    addSatang(tokens, group, kinds);
    const even = afterSpace(tokens, group.last);
    if (tokens[even]?.tag === 'even') extend(group, even);
    if (spoken && group.last > unit) group.hundredths = undefined;
  }
}

function extend(group: NumberGroup, last: number): void {
  group.last = last;
  group.hasUnit = true;
}

function scale(group: NumberGroup, last: number, satang: bigint, max?: bigint): void {
  extend(group, last);
  const { hundredths } = group;
  if (hundredths === undefined) return;
  const count = hundredths / HUNDRED;
  const isRead = hundredths % HUNDRED === 0n && count > 0n && (max === undefined || count <= max);
  group.hundredths = isRead ? count * satang : undefined;
}

/**
 * สองพันห้า is 2,500 in speech, but on a form สองพันห้าบาทถ้วน is 2,005:
 * what has the form's ending is not read in the manner of speech.
 */
function endsInSpeech(
  tokens: readonly Token[],
  group: NumberGroup,
  kinds: ReadonlyMap<string, NumberKind>,
): boolean {
  const words = tokens.slice(group.first, group.last + 1).filter(({ tag }) => tag === 'number');
  const [unit, digit] = [words.at(-2), words.at(-1)];
  if (!unit || !digit || kinds.get(digit.text) !== 'digit') return false;
  return kinds.get(unit.text) === 'unit' && (unit.value ?? 0) >= 1000;
}

/** `100 บาท 50 สตางค์`, `ห้าบาทสองสลึง`; a bare `100 บาท 50` stays two numbers. */
function addSatang(
  tokens: readonly Token[],
  group: NumberGroup,
  kinds: ReadonlyMap<string, NumberKind>,
): void {
  const start = afterSpace(tokens, group.last);
  if (tokens[start]?.tag === 'salueng') {
    extend(group, start);
    if (group.hundredths !== undefined) group.hundredths += SALUENG;
    return;
  }
  const part = plainNumber(tokens, start, kinds);
  if (!part) return;
  const unit = afterSpace(tokens, part.last);
  const tag = tokens[unit]?.tag;
  if (tag === 'satang') scale(part, unit, 1n, MAX_SATANG_PART);
  else if (tag === 'salueng') scale(part, unit, SALUENG, 3n);
  else return;
  extend(group, part.last);
  const whole = group.hundredths !== undefined && group.hundredths % HUNDRED === 0n;
  group.hundredths =
    whole && part.hundredths !== undefined ? (group.hundredths ?? 0n) + part.hundredths : undefined;
}

/** The index after `at`, over one run of spaces. */
export function afterSpace(tokens: readonly Token[], at: number): number {
  return tokens[at + 1]?.tag === 'space' ? afterSpace(tokens, at + 1) : at + 1;
}

/** The index before `at`, over spaces. */
export function beforeSpace(tokens: readonly Token[], at: number): number {
  return tokens[at - 1]?.tag === 'space' ? beforeSpace(tokens, at - 1) : at - 1;
}
