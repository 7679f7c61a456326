import type { ClassifierStrength } from './lexicon.ts';

/** One entry of the vocabulary, with everything that the readers of tokens need. */
export interface Entry {
  text: string;
  tag: string;
  value?: number;
  counts?: ClassifierStrength;
  /** How much typing error may be forgiven, 0 (none) to 1 (one wrong letter). */
  tolerance: number;
}

export interface TrieNode {
  children: Map<string, TrieNode>;
  entry: Entry | undefined;
}

export function createTrie(): TrieNode {
  return { children: new Map(), entry: undefined };
}

export function addToTrie(root: TrieNode, entry: Entry): void {
  let node = root;
  for (const char of entry.text) {
    let next = node.children.get(char);
    if (!next) {
      next = createTrie();
      node.children.set(char, next);
    }
    node = next;
  }
  node.entry = entry;
}
