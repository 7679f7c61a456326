import { joinSpellings, spellingsOf, type Spellings } from './fold-name.ts';
import { normaliseName } from './normalise-name.ts';
import { scoreWord, WHOLE } from './score-word.ts';
import { splitTitle } from './split-title.ts';
import { SPOKEN_TITLES, TITLES } from './titles.ts';

/** One word of the name, found whole; the whole name is worth more. */
const ONE_WORD = 0.9;
const WITHOUT_SPOKEN_TITLE = 0.95;

interface Folded {
  words: readonly Spellings[];
  joined: Spellings;
}

/**
 * Prepares a search by part of a name, as a treasurer types it: with or without title or kin word,
 * first name or surname or both, with or without the space, tone marks missing, letters doubled,
 * letters that sound alike, one slip of the finger in four letters or more.
 * @returns a function from a registered name to a score: 0 no match, 1 the whole name as written;
 * a higher score is a better match.
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

function fold(normalised: string): Folded {
  const words = normalised.toLowerCase().split(' ').filter(Boolean).map(spellingsOf);
  return { words, joined: joinSpellings(words) };
}

function score(asked: Folded, known: Folded): number {
  if (asked.words.length === 0) return 0;
  const together = scoreWord(asked.joined, known.joined, WHOLE);
  return together === WHOLE ? WHOLE : Math.max(together, scoreWords(asked.words, known.words));
}

/** Every word of the query must be found, in order. */
function scoreWords(asked: readonly Spellings[], known: readonly Spellings[]): number {
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
