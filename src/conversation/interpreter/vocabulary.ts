import { isLatin } from './clean.ts';
import type { Lexicon, NumberKind } from './lexicon.ts';
import { spellingOf, type NumberSpelling } from './near-number.ts';
import { createTrie, type Entry, type TrieNode } from './trie.ts';

/** The compiled words of all languages. */
export interface Vocabulary {
  trie: TrieNode;
  numberKinds: ReadonlyMap<string, NumberKind>;
  numberSpelling: NumberSpelling;
}

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

/**
 * @throws Error when one word has two meanings: the vocabulary contradicts itself
 */
export function compileVocabulary(lexicon: Lexicon): Vocabulary {
  const entries = new Map<string, Entry>();
  const add = (entry: Entry): void => {
    const known = entries.get(entry.text);
    if (known && known.tag !== entry.tag) {
      throw new Error(`"${entry.text}" is both ${known.tag} and ${entry.tag}`);
    }
    entries.set(entry.text, entry);
  };
  for (const { text, tag, value, isGuess } of lexicon.words) {
    add({ ...entryOf(text, tag, value), ...(isGuess ? { isGuess } : {}) });
  }
  const monthWords = lexicon.words.filter(({ tag }) => tag === 'month').map(({ text }) => text);
  for (const { text, month } of lexicon.months) {
    for (const prefix of ['', ...monthWords]) add(entryOf(prefix + text, 'month-name', month));
  }
  for (const { text, value } of lexicon.numbers) add(entryOf(text, 'number', value));
  for (const { text, strength } of lexicon.classifiers) {
    const entry = entries.get(text) ?? entryOf(text, 'classifier', undefined);
    entry.counts = strength;
    entries.set(text, entry);
  }
  return {
    trie: createTrie(entries.values()),
    numberKinds: new Map(lexicon.numbers.map(({ text, kind }) => [text, kind])),
    numberSpelling: spellingOf(lexicon.numbers.map(({ text }) => text)),
  };
}

function entryOf(text: string, tag: string, value: number | undefined): Entry {
  const entry: Entry = { text, tag, tolerance: toleranceOf(text, tag) };
  if (value !== undefined) entry.value = value;
  return entry;
}

function toleranceOf(text: string, tag: string): number {
  if (STRICT_TAGS.has(tag)) return 0;
  const letters = text.replace(/[\u0E47-\u0E4E .]/g, '').length;
  if (isLatin(text.charAt(0))) return letters >= MIN_FUZZY_LATIN_LETTERS ? ONE_LETTER : 0;
  if (letters >= MIN_FUZZY_LETTERS) return tag === 'decoy' ? TWO_MARKS : ONE_LETTER;
  if (letters >= MIN_MARK_FUZZY_LETTERS) return TWO_MARKS;
  return letters >= MIN_DOUBLED_LETTERS ? DOUBLED : 0;
}
