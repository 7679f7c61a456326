import type { Entry } from './entry.ts';

/**
 * A tree of words by letters. A node holds the words that go on from it; its children are worked
 * out when somebody first looks at them, so that the start stays short.
 */
export class TrieNode {
  /** The word that ends here. */
  entry: Entry | undefined;
  readonly #longer: Entry[] = [];
  readonly #depth: number;
  #children: Map<string, TrieNode> | undefined;

  /** @param depth letters that lead here */
  constructor(depth: number) {
    this.#depth = depth;
  }

  /** One of each text, which begins as all of this node do; before anybody looks at its children. */
  add(entry: Entry): void {
    if (entry.text.length === this.#depth) this.entry = entry;
    else this.#longer.push(entry);
  }

  /** In the order of their letters: of two words that are equally near, the first is taken. */
  get children(): ReadonlyMap<string, TrieNode> {
    this.#children ??= this.#split();
    return this.#children;
  }

  #split(): Map<string, TrieNode> {
    const depth = this.#depth;
    const children = new Map<string, TrieNode>();
    for (const entry of this.#longer) {
      const letter = entry.text.charAt(depth);
      let child = children.get(letter);
      if (!child) {
        child = new TrieNode(depth + 1);
        children.set(letter, child);
      }
      child.add(entry);
    }
    this.#longer.length = 0;
    if (children.size < 2) return children;
    return new Map([...children].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** @param entries one for each word */
export function createTrie(entries: Iterable<Entry>): TrieNode {
  const root = new TrieNode(0);
  for (const entry of entries) root.add(entry);
  return root;
}
