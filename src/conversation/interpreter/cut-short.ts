import { looksLikeNumberWord, type NumberSpelling } from './near-number.ts';
import { afterSpace, beforeSpace, type NumberGroup } from './number-group.ts';
import type { Token } from './token.ts';

/** Words that stand before amounts, written together with them; ส่ง there is no สอง. */
const SAFE_BEFORE = tagSet(
  'deposit send pay save withdraw draw borrow lend transfer money pledge balance become per for loan cash',
);
/** More that may be glued before a number, unless it looks like a number word itself. */
const MAY_PRECEDE = tagSet(
  'want will please particle self member marker label receipt-label from to or with and not-be hedge ' +
    'hedge-before hedge-after already increase decrease change receipt key total figure have left ' +
    'month month-name relative-month can wrong short lost into year dividend welfare count receive-deposit if gold percent half',
);
/** Words that follow amounts; จ้า is no ห้า. */
const SAFE_AFTER = tagSet('particle please baht satang salueng even');
const MAY_FOLLOW = tagSet(
  'per month month-name relative-month relative-year year already can yes-no for and with to or become ' +
    'total member marker not-be hedge hedge-after foreign-money percent half point into still yet ' +
    'vocative self pledge money tomorrow day',
);
const NEVER_SLIPS = tagSet('number near-number space mark literal');

/**
 * Whether a number may be a piece of a longer one that is misspelt: สามแนส must not be three.
 * A number in words is only trusted when everything glued to it is a word that we know, spelt right.
 */
export function isCutShort(
  tokens: readonly Token[],
  group: NumberGroup,
  numberWords: NumberSpelling,
): boolean {
  const isSlip = (token: Token | undefined): boolean =>
    token !== undefined && !NEVER_SLIPS.has(token.tag) && looksLikeNumberWord(token, numberWords);
  const before = tokens[beforeSpace(tokens, group.first)];
  const after = tokens[afterSpace(tokens, group.last)];
  const isSpaced = tokens[group.first - 1]?.tag === 'space';
  const isSafe = SAFE_BEFORE.has(before?.tag ?? '') || (isSpaced && before?.tag === 'into');
  if (isSlip(before) && !isSafe) return true;
  if (isSlip(after) && !SAFE_AFTER.has(after?.tag ?? '')) return true;
  const next = tokens[group.last + 1];
  if (!group.inWords) return next?.tag === 'unknown' && !group.hasUnit;
  // ห พันสี่ร้อย: a space that slipped into หก
  if (startsWithUnit(tokens[group.first]) && before?.tag === 'unknown') return true;
  const previous = tokens[group.first - 1];
  if (!mayTouch(previous, SAFE_BEFORE, MAY_PRECEDE)) return true;
  if (!next?.counts && !mayTouch(next, SAFE_AFTER, MAY_FOLLOW)) return true;
  // ยี่สิบจ้าบาท: something stands between the number and its unit
  if (!group.hasUnit && tokens[group.last + 2]?.tag === 'baht') return true;
  return gluedTokens(tokens, group).some((token) => token.tag === 'unknown' || token.edit > 0);
}

const SMALLEST_UNIT = 10;

function startsWithUnit(token: Token | undefined): boolean {
  return token?.tag === 'number' && (token.value ?? 0) >= SMALLEST_UNIT;
}

function mayTouch(
  token: Token | undefined,
  safe: ReadonlySet<string>,
  more: ReadonlySet<string>,
): boolean {
  if (!token || NEVER_SLIPS.has(token.tag)) return true;
  return safe.has(token.tag) || more.has(token.tag);
}

function tagSet(tags: string): ReadonlySet<string> {
  return new Set(tags.split(' '));
}

/** Everything that is written together with the number, up to a space or mark on either side. */
function gluedTokens(tokens: readonly Token[], group: NumberGroup): Token[] {
  let [first, last] = [group.first, group.last];
  while (isGlue(tokens[first - 1])) first -= 1;
  while (isGlue(tokens[last + 1])) last += 1;
  return tokens.slice(first, last + 1);
}

function isGlue(token: Token | undefined): boolean {
  return token !== undefined && token.tag !== 'space' && token.tag !== 'mark';
}
