import type { Token } from './token.ts';

/** Spelling without tone marks, with short vowels for long and ล for ร: what a slip leaves of a word. */
export function soundSkeleton(text: string): string {
  return text
    .replace(/[\u0E31\u0E47-\u0E4E]/g, '')
    .replace(/ี|ึ|ื/g, 'ิ')
    .replace(/ู/g, 'ุ')
    .replace(/ร/g, 'ล')
    .replace(/ณ/g, 'น')
    .replace(/[ศษซ]/g, 'ส')
    .replace(/ภ/g, 'พ');
}

const MIN_UNKNOWN = 2;

/** A word beside a number that may be a number word spelt wrong: then the number is refused, never cut short. */
export function looksLikeNumberWord(token: Token, skeletons: ReadonlySet<string>): boolean {
  if (token.tag === 'number' || token.tag === 'near-number') return false;
  const skeleton = soundSkeleton(token.text);
  if (token.tag !== 'unknown') return skeletons.has(skeleton);
  if (skeleton.length < MIN_UNKNOWN) return false;
  for (const word of skeletons) {
    if (skeleton.startsWith(word) || isOneEditAway(skeleton, word)) return true;
  }
  return false;
}

const MIN_EDIT_LENGTH = 3;

/** Whether the beginning of `typed` differs from `word` by one letter. */
function isOneEditAway(typed: string, word: string): boolean {
  if (word.length < MIN_EDIT_LENGTH) return false;
  let at = 0;
  while (at < word.length && typed.charAt(at) === word.charAt(at)) at += 1;
  if (at === 0) return false;
  const rest = word.slice(at + 1);
  return (
    typed.slice(at + 1).startsWith(rest) ||
    typed.slice(at + 1).startsWith(word.slice(at)) ||
    typed.slice(at).startsWith(rest)
  );
}
