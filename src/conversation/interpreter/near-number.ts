import type { Token } from './token.ts';

/** How number words are spelt, and what a slip leaves of them. */
export interface NumberSpelling {
  words: readonly string[];
  skeletons: ReadonlySet<string>;
}

export function spellingOf(words: readonly string[]): NumberSpelling {
  return { words, skeletons: new Set(words.map(soundSkeleton)) };
}

/** Spelling without tone marks, with short vowels for long and ล for ร: what a slip leaves of a word. */
function soundSkeleton(text: string): string {
  return text
    .replace(/[\u0E31\u0E47-\u0E4E]/g, '')
    .replace(/ี|ึ|ื/g, 'ิ')
    .replace(/ู/g, 'ุ')
    .replace(/ร/g, 'ล')
    .replace(/ณ/g, 'น')
    .replace(/[ศษซ]/g, 'ส')
    .replace(/ภ/g, 'พ');
}

const MIN_EDIT_LENGTH = 3;

/** A word beside a number that may be a number word spelt wrong: then the number is refused, never cut short. */
export function looksLikeNumberWord(token: Token, spelling: NumberSpelling): boolean {
  const skeleton = soundSkeleton(token.text);
  if (spelling.skeletons.has(skeleton)) return true;
  if (token.tag === 'word' || token.tag === 'decoy' || token.tag === 'unknown') {
    for (const word of spelling.skeletons) {
      if (skeleton.startsWith(word) || skeleton.endsWith(word)) return true;
    }
  }
  const isKnown = token.tag !== 'unknown';
  return spelling.words.some((word) => isOneEditAway(token.text, word, isKnown));
}

/** Whether `typed` (or, when it is no known word, its beginning) differs from `word` by one letter. */
function isOneEditAway(typed: string, word: string, isWhole: boolean): boolean {
  if (word.length < MIN_EDIT_LENGTH) return false;
  let at = 0;
  while (at < word.length && typed.charAt(at) === word.charAt(at)) at += 1;
  const [restTyped, restWord] = [typed.slice(at), word.slice(at)];
  const isRest = (left: string, right: string): boolean =>
    isWhole ? left === right : left.startsWith(right);
  return (
    isRest(restTyped.slice(1), restWord.slice(1)) ||
    isRest(restTyped.slice(1), restWord) ||
    isRest(restTyped, restWord.slice(1))
  );
}
