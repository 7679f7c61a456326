import { isOneEditApart } from './edit-distance.ts';
import type { Spellings } from './fold-name.ts';

/** What a match is worth by where it is found. */
export const WHOLE = 1;
const BEGINS = 0.8;
const WITHIN = 0.6;
/** And by how it is spelt: as written, without what is often left out, by its sound. */
const BY_LEVEL = [1, 0.95, 0.85] as const;
const ONE_EDIT = 0.7;
/** Shorter parts would be found in nearly every name. */
const MIN_BEGIN = 2;
const MIN_WITHIN = 3;
const MIN_FUZZY = 4;

/** @param whole what finding the whole word is worth, 0–1 */
export function scoreWord(asked: Spellings, known: Spellings, whole: number): number {
  let best = 0;
  for (const level of [0, 1, 2] as const) {
    best = Math.max(best, BY_LEVEL[level] * scorePlace(asked[level], known[level], whole));
  }
  if (best > 0 || asked[2].length < MIN_FUZZY) return best;
  return isOneEditApart(asked[2], known[2]) ? ONE_EDIT * whole : 0;
}

function scorePlace(query: string, word: string, whole: number): number {
  if (query === word) return whole;
  if (query.length >= MIN_BEGIN && word.startsWith(query)) return BEGINS;
  if (query.length >= MIN_WITHIN && word.includes(query)) return WITHIN;
  return 0;
}
