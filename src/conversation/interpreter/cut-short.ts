import { looksLikeNumberWord, type NumberSpelling } from './near-number.ts';
import { afterSpace, beforeSpace, type NumberGroup } from './number-group.ts';
import type { Token } from './token.ts';

/** Words that stand before amounts; สอง spelt ส่ง is not told from ส่ง. */
const SAFE_BEFORE = new Set(
  'deposit send pay save withdraw draw borrow transfer money pledge balance become per for'.split(
    ' ',
  ),
);
/** Words that follow amounts; จ้า is no ห้า. */
const SAFE_AFTER = new Set('particle please baht satang salueng even'.split(' '));
const NEVER_SLIPS = new Set('number near-number space mark literal'.split(' '));

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
  const previous = tokens[group.first - 1];
  if (isTalk(previous) || isTalk(next) || previous?.tag === 'neg') return true;
  return gluedTokens(tokens, group).some((token) => token.tag === 'unknown' || token.edit > 0);
}

function isTalk(token: Token | undefined): boolean {
  return token?.tag === 'word' || token?.tag === 'decoy';
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
