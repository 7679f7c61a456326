import { normaliseName } from './normalise-name.ts';
import { splitTitle } from './split-title.ts';
import { TITLES } from './titles.ts';

/** Always the same length, so that it does not tell how long the name is. */
const MASK = '***';
/** A Thai cluster: leading vowel, letter, its marks and sara am. Any other character alone. */
const CLUSTER = /[\u0E40-\u0E44]?[^\s][\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]*/gu;
const SHOWN_OF_FIRST_NAME = 2;
const SHOWN_OF_SURNAME = 1;

/**
 * A name that its owner recognises and a stranger cannot look up: title, the first two clusters of
 * the first name (one, if it has no more than two), the first cluster of the surname.
 * `นางบุญมี ตัวอย่าง` → `นางบุญ*** ตั***`.
 */
export function maskName(name: string, titles: readonly string[] = TITLES): string {
  const split = splitTitle(name, titles);
  const [first = '', ...others] = split.name.split(' ');
  const gap = normaliseName(name).startsWith(`${split.title} `) ? ' ' : '';
  const shown = `${split.title}${gap}${maskWord(first, SHOWN_OF_FIRST_NAME)}`;
  return others.length === 0 ? shown : `${shown} ${maskWord(others.join(' '), SHOWN_OF_SURNAME)}`;
}

function maskWord(word: string, shown: number): string {
  const clusters = word.match(CLUSTER) ?? [];
  return clusters.slice(0, clusters.length > shown ? shown : 1).join('') + MASK;
}
