import type { Entry } from './entry.ts';
import type { TrieNode } from './trie.ts';

/** An entry that the text spells with forgivable errors, and how wrong it is. */
export interface NearWord {
  entry: Entry;
  end: number;
  cost: number;
}

const DOUBLED_COST = 0.25;
const MARK_COST = 0.3;
const SOUND_COST = 0.4;
const LETTER_COST = 1;
const BUDGET = 1;
/** Letters that sound alike, or lie so near in spelling that people swap them. */
const ALIKE = [
  'ใไ',
  'สศษซ',
  'นณ',
  'ยญ',
  'ดฎ',
  'ตฏ',
  'ทธฑฒ',
  'ถฐ',
  'คฆข',
  'พภผ',
  'ลฬร',
  'ิี',
  'ึื',
  'ิึ',
  'ีื',
  'ุู',
  'ะา',
  'แเ',
  'ชฉ',
];
/** By a letter, those that sound like it. */
const ALIKE_TO = new Map<string, string>();
for (const group of ALIKE) {
  for (const a of group) {
    const others = group.replace(a, '');
    ALIKE_TO.set(a, (ALIKE_TO.get(a) ?? '') + others);
  }
}
const isAlike = (a: string, b: string): boolean => ALIKE_TO.get(a)?.includes(b) ?? false;
const isMark = (char: string): boolean => char >= '\u0E47' && char <= '\u0E4E';

interface Search {
  text: string;
  best: Map<string, NearWord>;
}

/** All entries that begin at `start`, their first letter right, with at most one letter's worth of error. */
export function nearWords(root: TrieNode, text: string, start: number): NearWord[] {
  const search: Search = { text, best: new Map() };
  const first = text.charAt(start);
  for (const [char, child] of root.children) {
    if (char === first) walk(search, child, start + 1, 0);
    else if (isAlike(first, char)) walk(search, child, start + 1, SOUND_COST);
  }
  return [...search.best.values()];
}

function walk(search: Search, node: TrieNode, at: number, cost: number): void {
  keep(search, node, at, cost);
  const char = search.text.charAt(at);
  if (char === '' || char === ' ') {
    for (const [letter, child] of node.children) {
      const missing = cost + skipCost(letter);
      if (missing <= BUDGET) keep(search, child, at, missing);
    }
    return;
  }
  const extra = cost + (char === search.text.charAt(at - 1) ? DOUBLED_COST : skipCost(char));
  if (extra <= BUDGET) walk(search, node, at + 1, extra);
  for (const [letter, child] of node.children) {
    if (letter === char) {
      walk(search, child, at + 1, cost);
      continue;
    }
    const changed = cost + changeCost(char, letter);
    if (changed <= BUDGET) walk(search, child, at + 1, changed);
    const missing = cost + skipCost(letter);
    if (missing <= BUDGET) walk(search, child, at, missing);
    const swapped = letter === search.text.charAt(at + 1) ? child.children.get(char) : undefined;
    if (swapped && cost + LETTER_COST <= BUDGET) walk(search, swapped, at + 2, cost + LETTER_COST);
  }
}

function keep(search: Search, node: TrieNode, end: number, cost: number): void {
  const entry = node.entry;
  if (!entry || cost > entry.tolerance) return;
  const key = `${String(end)} ${entry.text}`;
  const known = search.best.get(key);
  if (!known || known.cost > cost) search.best.set(key, { entry, end, cost });
}

function skipCost(char: string): number {
  return isMark(char) ? MARK_COST : LETTER_COST;
}

function changeCost(typed: string, meant: string): number {
  if (isAlike(typed, meant)) return SOUND_COST;
  return isMark(typed) && isMark(meant) ? MARK_COST : LETTER_COST;
}
