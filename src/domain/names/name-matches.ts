import { isOneEditApart } from './edit-distance.ts';
import { foldSound, foldSpelling } from './fold-name.ts';
import { normaliseName } from './normalise-name.ts';
import { splitTitle } from './split-title.ts';
import { SPOKEN_TITLES, TITLES } from './titles.ts';

/** How much a match is worth by how it is spelt: as written, without tone marks, by sound, by guess. */
const AS_WRITTEN = 1;
const SAME_SPELLING = 0.95;
const SAME_SOUND = 0.85;
const ONE_EDIT = 0.7;
/** By where it is found. */
const WHOLE = 1;
const ONE_WORD = 0.9;
const BEGINS = 0.8;
const WITHIN = 0.6;
const WITHOUT_SPOKEN_TITLE = 0.95;
/** Shorter parts would be found in nearly every name. */
const MIN_BEGIN = 2;
const MIN_WITHIN = 3;
const MIN_FUZZY = 4;

/** A name or a query at the three levels of spelling; comparing is cheap after this. */
interface Folded {
  words: readonly (readonly [string, string, string])[];
  joined: readonly [string, string, string];
}

const LEVELS = [AS_WRITTEN, SAME_SPELLING, SAME_SOUND] as const;

/**
 * Prepares a search by part of a name, as a treasurer types it: with or without title or kin word,
 * first name or surname or both, with or without the space, tone marks missing, letters doubled,
 * letters that sound alike, one slip of the finger in four letters or more.
 * @returns a function from a registered name to a score: 0 no match, 1 the whole name as written;
 * above 0.5 the spelling or the place is near, and a higher score is a better match.
 */
export function nameMatcher(
  query: string,
  titles: readonly string[] = TITLES,
): (name: string) => number {
  const asked = readings(query, titles);
  return (name) => {
    const known = fold(splitTitle(name, titles).name);
    let best = 0;
    for (const { folded, worth } of asked) best = Math.max(best, worth * score(folded, known));
    return best;
  };
}

/** One comparison; for a list prepare `nameMatcher` once. */
export function nameMatches(query: string, name: string): number {
  return nameMatcher(query)(name);
}

/** What the query may mean: as it is, without its title, without a kin word before the name. */
function readings(query: string, titles: readonly string[]): { folded: Folded; worth: number }[] {
  const whole = normaliseName(query);
  const bare = splitTitle(whole, titles).name;
  const spoken = splitTitle(bare, SPOKEN_TITLES).name;
  const found = [{ folded: fold(whole), worth: 1 }];
  if (bare !== whole) found.push({ folded: fold(bare), worth: 1 });
  if (spoken !== bare) found.push({ folded: fold(spoken), worth: WITHOUT_SPOKEN_TITLE });
  return found;
}

function fold(name: string): Folded {
  const words = normaliseName(name).toLowerCase().split(' ');
  const joined = words.join('');
  const levels = (word: string) => [word, foldSpelling(word), foldSound(word)] as const;
  return { words: words.filter((word) => word !== '').map(levels), joined: levels(joined) };
}

function score(asked: Folded, known: Folded): number {
  if (asked.words.length === 0) return 0;
  const together = scoreWord(asked.joined, known.joined, WHOLE);
  return Math.max(together, scoreWords(asked.words, known.words));
}

/** Every word of the query must be found, in order; one word alone is worth less than the name. */
function scoreWords(asked: Folded['words'], known: Folded['words']): number {
  let total = 0;
  let next = 0;
  for (const word of asked) {
    let best = 0;
    let at = next;
    for (let i = next; i < known.length; i++) {
      const candidate = known[i];
      const found = candidate ? scoreWord(word, candidate, ONE_WORD) : 0;
      if (found > best) [best, at] = [found, i];
    }
    if (best === 0) return 0;
    total += best;
    next = at + 1;
  }
  return total / asked.length;
}

function scoreWord(
  asked: readonly [string, string, string],
  known: readonly [string, string, string],
  whole: number,
): number {
  let best = 0;
  LEVELS.forEach((worth, level) => {
    const query = asked[level] ?? '';
    const word = known[level] ?? '';
    if (query === word) best = Math.max(best, worth * whole);
    else if (query.length >= MIN_BEGIN && word.startsWith(query))
      best = Math.max(best, worth * BEGINS);
    else if (query.length >= MIN_WITHIN && word.includes(query))
      best = Math.max(best, worth * WITHIN);
  });
  if (best > 0) return best;
  const [, , sound] = asked;
  if (sound.length < MIN_FUZZY) return 0;
  return isOneEditApart(sound, known[2]) ? ONE_EDIT * whole : 0;
}
