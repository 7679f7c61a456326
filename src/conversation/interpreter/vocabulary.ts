import type { Lexicon, NumberKind } from './lexicon.ts';
import { soundSkeleton } from './near-number.ts';
import { addToTrie, createTrie, type Entry, type TrieNode } from './trie.ts';

/** The compiled words of all languages. */
export interface Vocabulary {
  trie: TrieNode;
  numberKinds: ReadonlyMap<string, NumberKind>;
  numberSkeletons: ReadonlySet<string>;
}

/** Tags whose words are only recognised as they are written. */
const STRICT_TAGS = new Set([
  'number',
  'baht',
  'particle',
  'please',
  'word',
  'decoy',
  'label',
  'classifier',
  'into',
  'for',
  'thousand-letter',
  'english-number',
]);
const MIN_FUZZY_LETTERS = 4;
const MIN_MARK_FUZZY_LETTERS = 3;
const ONE_LETTER = 1;
const TWO_MARKS = 0.6;

/**
 * @throws Error when one word has two meanings: the vocabulary contradicts itself
 */
export function compileVocabulary(lexicon: Lexicon): Vocabulary {
  const tags = new Map<string, string>();
  const trie = createTrie();
  const counts = new Map(lexicon.classifiers.map(({ text, strength }) => [text, strength]));
  const add = (entry: Entry): void => {
    const strength = counts.get(entry.text);
    if (strength) entry.counts = strength;
    const known = tags.get(entry.text);
    if (known !== undefined && known !== entry.tag) {
      throw new Error(`"${entry.text}" is both ${known} and ${entry.tag}`);
    }
    tags.set(entry.text, entry.tag);
    addToTrie(trie, entry);
  };
  for (const { text, tag, value } of lexicon.words) add(entryOf(text, tag, value));
  for (const { text, month } of lexicon.months) add(entryOf(text, 'month-name', month));
  for (const { text, value } of lexicon.numbers) add(entryOf(text, 'number', value));
  for (const text of counts.keys())
    if (!tags.has(text)) add(entryOf(text, 'classifier', undefined));
  return {
    trie,
    numberKinds: new Map(lexicon.numbers.map(({ text, kind }) => [text, kind])),
    numberSkeletons: new Set(lexicon.numbers.map(({ text }) => soundSkeleton(text))),
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
  if (letters >= MIN_FUZZY_LETTERS) return ONE_LETTER;
  return letters >= MIN_MARK_FUZZY_LETTERS ? TWO_MARKS : 0;
}
