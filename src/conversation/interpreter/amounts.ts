import type { Intent } from './reading.ts';
import { afterSpace, beforeSpace, type NumberGroup } from './number-group.ts';
import type { Token } from './token.ts';

export type AmountOutcome = { kind: 'amount'; satang: bigint } | { kind: 'refused' | 'none' };

/** One thousand million baht. */
const MAX_SATANG = 100_000_000_000n;
const HUNDRED = 100n;

/** The one amount of a message, if there is exactly one and it is certain. */
export function readAmount(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  months: number,
  intent: Intent,
): AmountOutcome {
  const amounts = groups.filter((group) => group.role === 'amount');
  const members = new Set(groups.filter((g) => g.role === 'member').map((g) => g.digits ?? ''));
  if (hasForeignNumber(tokens) || hasBareSalueng(tokens, groups)) return { kind: 'refused' };
  if (members.size > 1) return { kind: 'refused' };
  if (amounts.length === 0) return { kind: 'none' };
  if (isHedged(tokens, amounts)) return { kind: 'refused' };
  const target = changeTarget(tokens, amounts, intent);
  if (target === 'refused') return { kind: 'refused' };
  return single(perEach(tokens, groups, target ?? amounts, months));
}

function single(amounts: readonly NumberGroup[]): AmountOutcome {
  const values = new Set(amounts.map((group) => group.hundredths));
  const [value] = values;
  if (values.size !== 1 || value === undefined || value <= 0n || value > MAX_SATANG) {
    return { kind: 'refused' };
  }
  return { kind: 'amount', satang: value };
}

/** `บาทสลึง`: a coin without a number. */
function hasBareSalueng(tokens: readonly Token[], groups: readonly NumberGroup[]): boolean {
  return tokens.some(
    (token, at) =>
      token.tag === 'salueng' && !groups.some((group) => group.first <= at && at <= group.last),
  );
}

/** `five hundred`: English number words are outside the grammar, but meant as an amount beside money. */
function hasForeignNumber(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    if (token.tag !== 'english-number') return false;
    const next = tokens[afterSpace(tokens, at)];
    return next?.counts === undefined && next?.tag !== 'month';
  });
}

const HEDGES_ANYWHERE = new Set(['hedge']);
const HEDGES_BEFORE = new Set(['hedge-before', 'half', 'point', 'english-number', 'hedge-after']);
const HEDGES_AFTER = new Set(['hedge-after', 'half', 'point', 'thousand-letter', 'english-number']);

function isHedged(tokens: readonly Token[], amounts: readonly NumberGroup[]): boolean {
  if (tokens.some((token) => HEDGES_ANYWHERE.has(token.tag))) return true;
  return amounts.some((group) => {
    const before = beforeSpace(tokens, group.first);
    const after = afterSpace(tokens, group.last);
    if (HEDGES_BEFORE.has(tokens[before]?.tag ?? '')) return true;
    if (
      tokens[before]?.tag === 'be' &&
      tokens[beforeSpace(tokens, before)]?.tag === 'hedge-before'
    ) {
      return true;
    }
    if (HEDGES_AFTER.has(tokens[after]?.tag ?? '')) return true;
    return tokens[after]?.tag === 'or' && isBareChoice(tokens, after);
  });
}

/** `100 หรือ 200`; but `ฝาก 100 หรือยัง` offers no choice. */
function isBareChoice(tokens: readonly Token[], or: number): boolean {
  const next = tokens[afterSpace(tokens, or)];
  return next?.tag === 'literal' || next?.tag === 'number';
}

/** `จาก A เป็น B`: B for a change of pledge, refused elsewhere. */
function changeTarget(
  tokens: readonly Token[],
  amounts: readonly NumberGroup[],
  intent: Intent,
): NumberGroup[] | 'refused' | undefined {
  const becomes = (tag: string | undefined): boolean =>
    tag === 'become' || (tag === 'left' && intent === 'pledge-change');
  const to = amounts.find((group) => becomes(tokens[beforeSpace(tokens, group.first)]?.tag));
  const from = amounts.find((group) => tokens[beforeSpace(tokens, group.first)]?.tag === 'from');
  if (from && (intent !== 'pledge-change' || !to)) {
    return amounts.length > 1 || to ? 'refused' : undefined;
  }
  if (to && intent === 'pledge-change' && amounts.length === 2 && amounts[1] === to) return [to];
  return undefined;
}

/** `เดือนละ 100 สองเดือน` is refused, unless a total is stated and agrees. */
function perEach(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
  amounts: readonly NumberGroup[],
  months: number,
): readonly NumberGroup[] {
  if (!tokens.some((token) => token.tag === 'per')) return amounts;
  const counts = groups
    .filter((group) => group.role === 'count' || group.role === 'month-count')
    .map((group) => (group.hundredths === undefined ? 0n : group.hundredths / HUNDRED));
  if (months > 1) counts.push(BigInt(months));
  const [count] = counts;
  if (count === undefined || (counts.length === 1 && count === 1n)) return amounts;
  const total = amounts.filter((group) =>
    amounts.some(
      (each) =>
        each !== group &&
        each.hundredths !== undefined &&
        each.hundredths * count === group.hundredths,
    ),
  );
  return counts.length === 1 && amounts.length === 2 && total.length === 1 ? total : [];
}
