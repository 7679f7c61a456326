import type { Lexicon, NumberKind } from './lexicon.ts';
import { spellingOf, type NumberSpelling } from './near-number.ts';
import { Entry } from './entry.ts';
import { createTrie, type TrieNode } from './trie.ts';

/** The compiled words of all languages. */
export interface Vocabulary {
  trie: TrieNode;
  numberKinds: ReadonlyMap<string, NumberKind>;
  numberSpelling: NumberSpelling;
}

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
    const entry = new Entry(text, tag, value);
    if (isGuess) entry.isGuess = true;
    add(entry);
  }
  const monthWords = lexicon.words.filter(({ tag }) => tag === 'month').map(({ text }) => text);
  for (const { text, month } of lexicon.months) {
    for (const prefix of ['', ...monthWords]) add(new Entry(prefix + text, 'month-name', month));
  }
  for (const { text, value } of lexicon.numbers) add(new Entry(text, 'number', value));
  for (const { text, strength } of lexicon.classifiers) {
    const entry = entries.get(text) ?? new Entry(text, 'classifier');
    entry.counts = strength;
    entries.set(text, entry);
  }
  return {
    trie: createTrie(entries.values()),
    numberKinds: new Map(lexicon.numbers.map(({ text, kind }) => [text, kind])),
    numberSpelling: spellingOf(lexicon.numbers.map(({ text }) => text)),
  };
}
