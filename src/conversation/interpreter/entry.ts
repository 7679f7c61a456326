import { isLatin } from './clean.ts';
import type { ClassifierStrength } from './lexicon.ts';

/** Tags whose words are only recognised as they are written. */
const STRICT_TAGS = new Set([
  'number',
  'baht',
  'particle',
  'please',
  'word',
  'label',
  'classifier',
  'into',
  'for',
  'thousand-letter',
  'english-number',
  'hedge-before',
  'hedge-after',
  'to',
  'from',
  'or',
  'become',
  'with',
  'per',
  'percent',
  'month',
  'want',
  'will',
  'self',
  'already',
  'still',
  'if',
  'but',
  'can',
]);
const MIN_FUZZY_LETTERS = 4;
const MIN_FUZZY_LATIN_LETTERS = 5;
const MIN_MARK_FUZZY_LETTERS = 3;
const ONE_LETTER = 1;
const TWO_MARKS = 0.6;
/** Only a letter typed twice. */
const DOUBLED = 0.25;
const MIN_DOUBLED_LETTERS = 2;

/** One entry of the vocabulary, with everything that the readers of tokens need. */
export class Entry {
  readonly text: string;
  readonly tag: string;
  readonly value: number | undefined;
  counts: ClassifierStrength | undefined;
  isGuess = false;
  /** Worked out when somebody first asks: most words are never nearly met. */
  #tolerance: number | undefined;

  constructor(text: string, tag: string, value?: number) {
    this.text = text;
    this.tag = tag;
    this.value = value;
  }

  /** How much typing error may be forgiven, 0 (none) to 1 (one wrong letter). */
  get tolerance(): number {
    this.#tolerance ??= toleranceOf(this.text, this.tag);
    return this.#tolerance;
  }
}

/** How many there are without tone marks, spaces and full stops. */
function lettersOf(text: string): number {
  let letters = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === ' ' || char === '.' || (char >= '\u0E47' && char <= '\u0E4E')) letters -= 1;
  }
  return letters;
}

function toleranceOf(text: string, tag: string): number {
  if (STRICT_TAGS.has(tag)) return 0;
  const letters = lettersOf(text);
  if (isLatin(text.charAt(0))) return letters >= MIN_FUZZY_LATIN_LETTERS ? ONE_LETTER : 0;
  if (letters >= MIN_FUZZY_LETTERS) return tag === 'decoy' ? TWO_MARKS : ONE_LETTER;
  if (letters >= MIN_MARK_FUZZY_LETTERS) return TWO_MARKS;
  return letters >= MIN_DOUBLED_LETTERS ? DOUBLED : 0;
}
