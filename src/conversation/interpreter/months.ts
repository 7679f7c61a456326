import {
  latestMonth,
  monthIndexOf,
  nearestMonth,
  showMonth,
  toChristianYear,
  type MonthIndex,
} from './calendar.ts';
import { afterSpace, beforeSpace, type NumberGroup } from './number-group.ts';
import type { Token } from './token.ts';

/** Which year a month without one belongs to. */
export type YearRule = 'latest' | 'nearest';

interface Mention {
  /** Token positions, the year included. */
  first: number;
  last: number;
  /** 1–12 of a name, or undefined for เดือนนี้ and the like. */
  month: number | undefined;
  /** CE, when it was said. */
  year: number | undefined;
  index: MonthIndex | undefined;
}

const MAX_RANGE_MONTHS = 60;
const YEAR = 12;
/** A bare two-digit number after a month is its year only when it lies this near. */
const YEARS_BACK = 15;
const YEARS_AHEAD = 2;

/** Months named in a message, as `YYYY-MM`, ascending; a range is expanded, a date names none. */
export function readMonths(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  today: string,
  rule: YearRule,
): string[] {
  const now = monthIndexOf(today);
  const mentions = findMentions(tokens, groups, now);
  const found = new Set<MonthIndex>();
  for (let at = 0; at < mentions.length; at += 1) {
    const [mention, next] = [mentions[at], mentions[at + 1]];
    if (!mention) continue;
    if (next && isRange(tokens, mention, next)) {
      for (const index of expand(mention, next, now, rule)) found.add(index);
      at += 1;
    } else found.add(resolve(mention, now, rule));
  }
  return [...found].toSorted((a, b) => a - b).map(showMonth);
}

function findMentions(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  now: MonthIndex,
): Mention[] {
  const mentions: Mention[] = [];
  tokens.forEach((_, at) => {
    const mention = mentionAt(tokens, groups, at, now);
    if (mention && !isDate(tokens, groups, at)) mentions.push(mention);
  });
  return mentions;
}

function mentionAt(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  at: number,
  now: MonthIndex,
): Mention | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const base = { first: at, last: at, month: undefined, year: undefined, index: undefined };
  if (token.literal?.kind === 'month') {
    const { month, year } = token.literal;
    return { ...base, month, year: toChristianYear(year) };
  }
  if (token.tag === 'relative-month') {
    const isCounted = groups.some(
      (group) => group.role === 'month-count' && afterSpace(tokens, group.last) === at,
    );
    return isCounted ? undefined : { ...base, index: now + (token.value ?? 0) };
  }
  if (token.tag === 'month-name') {
    return withYear(tokens, groups, { ...base, month: token.value }, now);
  }
  const group = groups.find((g) => g.first === at && g.role === 'month-number');
  if (!group) return undefined;
  const month = Number((group.hundredths ?? 0n) / 100n);
  return withYear(tokens, groups, { ...base, last: group.last, month }, now);
}

function withYear(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  mention: Mention,
  now: MonthIndex,
): Mention {
  const at = afterSpace(tokens, mention.last);
  const next = tokens[at];
  const thisYear = Math.floor(now / 12);
  if (next?.tag === 'relative-year') {
    return { ...mention, last: at, year: thisYear + (next.value ?? 0) };
  }
  const start = next?.tag === 'year' ? afterSpace(tokens, at) : at;
  const group = groups.find((g) => g.first === start);
  if (!group?.digits || group.hasUnit || !/^(?:\d{2}|2[05]\d\d)$/.test(group.digits)) {
    return mention;
  }
  if (group.role === 'member' || group.role === 'count' || group.role === 'month-count') {
    return mention;
  }
  const year = toChristianYear(Number(group.digits));
  const isNear = year >= thisYear - YEARS_BACK && year <= thisYear + YEARS_AHEAD;
  if (next?.tag !== 'year' && !isNear) return mention;
  group.role = 'year';
  return { ...mention, last: group.last, year };
}

/** `วันที่ 5 ธันวา`, `5 เดือนหน้า`: a day of the month stands before. */
function isDate(tokens: readonly Token[], groups: readonly NumberGroup[], at: number): boolean {
  let before = beforeSpace(tokens, at);
  if (tokens[before]?.tag === 'month') before = beforeSpace(tokens, before);
  const group = groups.find((g) => g.last === before);
  if (!group || group.hasUnit) return false;
  if (group.role === 'other' && group.first > 0) {
    return tokens[beforeSpace(tokens, group.first)]?.tag === 'label' || isDay(group);
  }
  return isDay(group) && (group.role === 'other' || group.hundredths === undefined);
}

function isDay(group: NumberGroup): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])$/.test(group.digits ?? '');
}

function isRange(tokens: readonly Token[], from: Mention, to: Mention): boolean {
  const between = tokens
    .slice(from.last + 1, to.first)
    .filter((token) => token.tag !== 'space' && token.tag !== 'month');
  const [joint] = between;
  if (between.length !== 1 || !joint) return false;
  return joint.tag === 'to' || /^[-\u2010-\u2015\u2212~]$/.test(joint.text);
}

function resolve(mention: Mention, now: MonthIndex, rule: YearRule): MonthIndex {
  if (mention.index !== undefined) return mention.index;
  const month = mention.month ?? 1;
  if (mention.year !== undefined) return mention.year * 12 + month - 1;
  return rule === 'latest' ? latestMonth(month, now) : nearestMonth(month, now);
}

function isFixed(mention: Mention): boolean {
  return mention.index !== undefined || mention.year !== undefined;
}

/** A range runs forward, and is placed as one month would be: before today's end, or nearest to today. */
function expand(from: Mention, to: Mention, now: MonthIndex, rule: YearRule): MonthIndex[] {
  let start = resolve(from, now, rule);
  let end = resolve(to, now, rule);
  if (start > end && !isFixed(from) && !isFixed(to) && rule === 'nearest') {
    const later = Math.abs(start - now) + Math.abs(end + YEAR - now);
    const earlier = Math.abs(start - YEAR - now) + Math.abs(end - now);
    if (later < earlier) end += YEAR;
    else start -= YEAR;
  } else if (start > end && !isFixed(from)) start -= YEAR;
  else if (start > end && !isFixed(to)) end += YEAR;
  if (isFixed(from) && !isFixed(to) && end - start >= YEAR) end -= YEAR;
  if (isFixed(to) && !isFixed(from)) start = end - ((((end - start) % YEAR) + YEAR) % YEAR);
  if (start > end || end - start >= MAX_RANGE_MONTHS) return [start, end].toSorted((a, b) => a - b);
  return Array.from({ length: end - start + 1 }, (_, step) => start + step);
}
