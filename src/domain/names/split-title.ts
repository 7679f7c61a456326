import { normaliseName } from './normalise-name.ts';
import { TITLES } from './titles.ts';

export interface TitledName {
  /** As written before the name; '' when there is none. */
  title: string;
  /** First name and surname. */
  name: string;
}

/** A word cannot begin with a mark or a vowel that follows its consonant. */
const CANNOT_BEGIN = /^[\u0E30-\u0E3A\u0E45-\u0E4E]/;

/**
 * Splits a name from its title, whether or not a space stands between them. The longest title wins
 * unless what is left could not be a word: `นางสาวิตรี` is นาง + สาวิตรี, not นางสาว + ิตรี.
 * @param name any spelling; the result is normalised
 * @param titles the titles to know
 */
export function splitTitle(name: string, titles: readonly string[] = TITLES): TitledName {
  const whole = normaliseName(name);
  const lower = whole.toLowerCase();
  let title = '';
  for (const candidate of titles) {
    if (candidate.length <= title.length || !lower.startsWith(candidate)) continue;
    if (couldBeName(candidate, whole.slice(candidate.length))) title = candidate;
  }
  const written = whole.slice(0, title.length);
  return { title: written, name: whole.slice(title.length).trim() };
}

function couldBeName(title: string, rest: string): boolean {
  // A Latin title without a full stop ends at a space: Mrs Smith, not Msgr.
  if (/[a-z]$/.test(title)) return rest.startsWith(' ');
  return rest.trim() !== '' && !CANNOT_BEGIN.test(rest);
}
