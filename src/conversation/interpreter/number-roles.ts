import { isCutShort } from './cut-short.ts';
import { afterSpace, beforeSpace, type NumberGroup, type NumberRole } from './number-group.ts';
import type { NumberSpelling } from './near-number.ts';
import type { Token } from './token.ts';

const HUNDRED = 100n;
const MAX_MONTHS = 120n;
const MAX_MONTHS_AGO = 12n;
const MAX_MONTHS_AHEAD = 9n;
const MAX_MEMBER_DIGITS = 8;
const LABELS = new Set(['label', 'receipt-label', 'loan-label']);
const MARKERS = new Set(['marker', 'member']);
const BREAKS = new Set<string | undefined>(['mark', 'particle', 'polite', undefined]);
const MONEY_VERBS = new Set('deposit send pay save withdraw draw transfer borrow lend'.split(' '));

/** Decides what each number is by the words around it. */
export function assignRoles(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  numberWords: NumberSpelling,
): void {
  for (const group of groups) {
    group.role = roleOf(tokens, group);
    if (group.role === 'amount' && isCutShort(tokens, group, numberWords)) {
      group.hundredths = undefined;
    }
  }
  groups.forEach((group, index) => shareRole(tokens, group, groups[index + 1]));
}

function roleOf(tokens: readonly Token[], group: NumberGroup): NumberRole {
  const after = tokens[afterSpace(tokens, group.last)];
  const before = tokens[wordBefore(tokens, group.first)];
  if (group.isPercent || after?.tag === 'percent' || before?.tag === 'percent') return 'other';
  if (before?.tag === 'gold') return 'other';
  if (before?.tag === 'not-be') return 'negated';
  if (group.hasUnit || hasUnitBefore(tokens, group)) return 'amount';
  const role = isNamed(before, after)
    ? roleByLabel(tokens, group, before)
    : (roleByNextWord(tokens, group) ?? roleByLabel(tokens, group, before));
  if (role) return role;
  if (!isLaughter(group)) return 'amount';
  if (!followsMoneyVerb(tokens, group)) return 'other';
  group.hundredths = undefined;
  return 'amount';
}

/** Whether the word before says what the number is, whatever follows: `เลข 5 เดือนนี้`, `วันที่ 5 เดือนหน้า`. */
function isNamed(before: Token | undefined, after: Token | undefined): boolean {
  if (before && LABELS.has(before.tag)) return true;
  return before?.tag === 'marker' && after?.counts === undefined;
}

/** The word before, over a space and `:` or `.`. */
function wordBefore(tokens: readonly Token[], first: number): number {
  const at = beforeSpace(tokens, first);
  const token = tokens[at];
  const isPoint = token?.tag === 'mark' && (token.text === ':' || token.text === '.');
  return isPoint ? beforeSpace(tokens, at) : at;
}

function hasUnitBefore(tokens: readonly Token[], group: NumberGroup): boolean {
  const at = beforeSpace(tokens, group.first);
  if (tokens[at]?.tag !== 'baht') return false;
  const earlier = tokens[beforeSpace(tokens, at)];
  const belongsToEarlier = earlier?.tag === 'literal' || earlier?.tag === 'number';
  if (!belongsToEarlier) group.hasUnit = true;
  return !belongsToEarlier;
}

function roleByNextWord(tokens: readonly Token[], group: NumberGroup): NumberRole | undefined {
  const at = afterSpace(tokens, group.last);
  const next = tokens[at];
  const isWhole = group.hundredths !== undefined && group.hundredths % HUNDRED === 0n;
  const value = isWhole ? (group.hundredths ?? 0n) / HUNDRED : 0n;
  if (next?.counts === 'strong') return 'count';
  if (next?.counts === 'weak' && BREAKS.has(tokens[afterSpace(tokens, at)]?.tag)) return 'count';
  switch (next?.tag) {
    case 'foreign-money':
      group.hundredths = undefined;
      return 'amount';
    case 'month':
      return isMonthNumber(tokens, at) && value > MAX_MONTHS_AGO ? undefined : monthCount(value);
    case 'relative-month':
      return countsMonths(next.value ?? 0, value) ? 'month-count' : undefined;
    case 'month-name':
      return roleBeforeMonthName(tokens, group, value);
    default:
      return undefined;
  }
}

/** Whether `เดือน` at this place has its own number after it: `100 เดือน 5`. */
function isMonthNumber(tokens: readonly Token[], month: number): boolean {
  const literal = tokens[afterSpace(tokens, month)]?.literal;
  return literal?.kind === 'number' && /^0?[1-9]$|^1[0-2]$/.test(literal.numeral.digits);
}

function monthCount(value: bigint): NumberRole {
  return value > 0n && value <= MAX_MONTHS ? 'month-count' : 'other';
}

/** `3 เดือนที่แล้ว` counts months, `100 เดือนนี้` is money for this month. */
function countsMonths(offset: number, value: bigint): boolean {
  return value > 0n && value <= (offset < 0 ? MAX_MONTHS_AGO : MAX_MONTHS_AHEAD);
}

/** `5 ธันวา` is a date; right after a money verb nobody can tell it from 5 baht for December. */
function roleBeforeMonthName(
  tokens: readonly Token[],
  group: NumberGroup,
  value: bigint,
): NumberRole | undefined {
  if (value < 1n || value > 31n) return undefined;
  if (!followsMoneyVerb(tokens, group)) return 'other';
  group.hundredths = undefined;
  return 'amount';
}

function roleByLabel(
  tokens: readonly Token[],
  group: NumberGroup,
  before: Token | undefined,
): NumberRole | undefined {
  if (before && LABELS.has(before.tag)) return 'other';
  if (before?.tag === 'year') return 'year';
  if (before?.tag === 'month') return roleAfterMonth(group);
  if (before && (MARKERS.has(before.tag) || isHash(before) || isEnglishMarker(before))) {
    return isMemberNo(group) ? 'member' : undefined;
  }
  return undefined;
}

function roleAfterMonth(group: NumberGroup): NumberRole | undefined {
  const value = (group.hundredths ?? 0n) / HUNDRED;
  if (group.inWords && value === 1n) return 'month-count';
  return value >= 1n && value <= 12n && (group.hundredths ?? 1n) % HUNDRED === 0n
    ? 'month-number'
    : undefined;
}

function isHash(token: Token): boolean {
  return token.tag === 'mark' && token.text === '#';
}

function isEnglishMarker(token: Token): boolean {
  return token.text === 'no';
}

/** A member number is written whole; leading zeros belong to it. */
function isMemberNo(group: NumberGroup): boolean {
  if (group.digits !== undefined)
    return new RegExp(`^\\d{1,${String(MAX_MEMBER_DIGITS)}}$`).test(group.digits);
  return group.hundredths !== undefined && group.hundredths % HUNDRED === 0n;
}

/** 555 is ha-ha-ha. */
export function isLaughter(group: NumberGroup): boolean {
  return /^5{3,}$/.test(group.digits ?? '');
}

function followsMoneyVerb(tokens: readonly Token[], group: NumberGroup): boolean {
  let at = beforeSpace(tokens, group.first);
  if (tokens[at]?.tag === 'money' || tokens[at]?.tag === 'pledge') at = beforeSpace(tokens, at);
  return MONEY_VERBS.has(tokens[at]?.tag ?? '');
}

/** `2-3 วัน`, `5 ถึง 10 คน`: the first number is what the second is. */
function shareRole(
  tokens: readonly Token[],
  group: NumberGroup,
  next: NumberGroup | undefined,
): void {
  if (next && group.role === 'other' && isSlash(tokens, group, next)) next.role = 'other';
  if (next && group.role === 'member' && isListed(tokens, group, next)) next.role = 'member';
  if (!next || next.role === 'amount' || next.role === 'negated' || group.role !== 'amount') return;
  if (group.hasUnit || next.role === 'month-number') return;
  const between = tokens.slice(group.last + 1, next.first).filter((t) => t.tag !== 'space');
  const [joint] = between;
  const joins = joint && ['to', 'or', 'with'].includes(joint.tag);
  const dash = joint?.tag === 'mark' && /^[-\u2010-\u2015\u2212,/~]$/.test(joint.text);
  if (between.length === 1 && (joins || dash)) group.role = next.role;
}

/** `บ้านเลขที่ 45/2`, `ใบเสร็จเลขที่ 2569/0312`. */
function isSlash(tokens: readonly Token[], group: NumberGroup, next: NumberGroup): boolean {
  return next.first === group.last + 2 && /^[-/]$/.test(tokens[group.last + 1]?.text ?? '');
}

/** `เลข 12 กับ 15`: the second is a member number too. */
function isListed(tokens: readonly Token[], group: NumberGroup, next: NumberGroup): boolean {
  if (next.role !== 'amount' || next.hasUnit || !isMemberNo(next)) return false;
  const between = tokens.slice(group.last + 1, next.first).filter((t) => t.tag !== 'space');
  const [joint] = between;
  if (between.length !== 1 || !joint) return false;
  return ['with', 'and', 'to', 'or'].includes(joint.tag) || /^[-,/]$/.test(joint.text);
}
