import type { ClassifierStrength } from './lexicon.ts';

/** One entry of the vocabulary, with everything that the readers of tokens need. */
export interface Entry {
  text: string;
  tag: string;
  value?: number;
  counts?: ClassifierStrength;
  isGuess?: boolean;
  /** How much typing error may be forgiven, 0 (none) to 1 (one wrong letter). */
  tolerance: number;
}

/**
 * A tree of words by letters. A node is a stretch of the sorted vocabulary; its children are
 * worked out when somebody first looks at them, so that the start stays short.
 */
export class TrieNode {
  readonly entry: Entry | undefined;
  readonly #entries: readonly Entry[];
  readonly #from: number;
  readonly #to: number;
  readonly #depth: number;
  #children: Map<string, TrieNode> | undefined;

  constructor(entries: readonly Entry[], from: number, to: number, depth: number) {
    const first = entries[from];
    this.entry = first?.text.length === depth ? first : undefined;
    this.#entries = entries;
    this.#from = this.entry ? from + 1 : from;
    this.#to = to;
    this.#depth = depth;
  }

  get children(): ReadonlyMap<string, TrieNode> {
    this.#children ??= this.#split();
    return this.#children;
  }

  #split(): Map<string, TrieNode> {
    const children = new Map<string, TrieNode>();
    const letterAt = (at: number): string | undefined =>
      at < this.#to ? this.#entries[at]?.text.charAt(this.#depth) : undefined;
    let start = this.#from;
    while (start < this.#to) {
      const letter = letterAt(start) ?? '';
      let end = start + 1;
      while (letterAt(end) === letter) end += 1;
      children.set(letter, new TrieNode(this.#entries, start, end, this.#depth + 1));
      start = end;
    }
    return children;
  }
}

/** @param entries one for each word */
export function createTrie(entries: Iterable<Entry>): TrieNode {
  const sorted = [...entries].toSorted((a, b) => (a.text < b.text ? -1 : 1));
  return new TrieNode(sorted, 0, sorted.length, 0);
}
