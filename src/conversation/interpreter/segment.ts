import { isDependent, isSpaced, isThai, type CleanText } from './clean.ts';
import { findLiterals } from './find-literals.ts';
import type { Token } from './token.ts';
import type { Entry } from './entry.ts';
import type { TrieNode } from './trie.ts';
import { nearWords } from './typo.ts';

/** Thai is written without spaces: of all ways to cut a text into words, the cheapest is taken. */
const WORD_COST = 1;
const GUESS_EDIT = 0.5;
const SPACE_INSIDE_COST = 0.4;
const EDIT_COST = 1.6;
const UNKNOWN_COST = 3;
/** Where two cuts are equal, the one with meaning: เงิน|เดือนนี้, not เงินเดือน|นี้. */
const TALK_COST = 0.1;
/** Less than a word: แม่น with a full stop is not แม่ and น. */
const MARK_COST = 0.95;
const SPACED_MIN_LETTERS = 2;

/** Written before the letter that they are said after: no word begins behind one of them. */
const LEADING_VOWELS = new Set('เแโใไ');

interface Edge {
  from: number;
  cost: number;
  tag: string;
  entry?: Entry;
  edit: number;
}

interface Lattice {
  text: string;
  literals: Map<number, Token>;
  best: (Edge | undefined)[];
  total: number[];
}

/** Cuts a cleaned text into tokens. Words with typing errors are tried only where the first cut left gaps. */
export function segment(trie: TrieNode, { text, stretched }: CleanText): Token[] {
  const literals = new Map<number, Token>();
  for (const literal of findLiterals(text)) {
    const { start, end } = literal;
    const piece = text.slice(start, end);
    literals.set(start, { tag: 'literal', text: piece, start, end, edit: 0, literal });
  }
  let tokens = cut(trie, text, literals, () => false);
  const gaps = tokens.filter((token) => token.tag === 'unknown');
  if (gaps.length > 0) {
    const near = nearGaps(tokens);
    tokens = cut(trie, text, literals, (at) => near.has(at));
  }
  return joinUnknown(tokens.map((token) => unstretch(token, stretched)));
}

/** Starts of words that touch an unknown piece: there a misspelt word may hide. */
function nearGaps(tokens: readonly Token[]): Set<number> {
  const near = new Set<number>();
  tokens.forEach((token, index) => {
    const touches = [tokens[index - 1], token, tokens[index + 1]].some((t) => t?.tag === 'unknown');
    if (!touches) return;
    for (let at = token.start; at < token.end; at += 1) near.add(at);
  });
  return near;
}

/** Stuck keys are a typing error; a number word over them is not read at all. */
function unstretch(token: Token, stretched: Set<number>): Token {
  if (stretched.size === 0) return token;
  for (let at = token.start; at < token.end; at += 1) {
    if (!stretched.has(at)) continue;
    if (token.tag === 'number') return { ...token, tag: 'near-number' };
    return { ...token, edit: Math.max(token.edit, GUESS_EDIT) };
  }
  return token;
}

function cut(
  trie: TrieNode,
  text: string,
  literals: Map<number, Token>,
  isNearGap: (at: number) => boolean,
): Token[] {
  const lattice: Lattice = { text, literals, best: [], total: [0] };
  for (let at = 0; at < text.length; at += 1) {
    if (lattice.total[at] === undefined) continue;
    const literal = literals.get(at);
    if (literal) {
      relax(lattice, literal.end, { from: at, cost: WORD_COST, tag: 'literal', edit: 0 });
      continue;
    }
    addPlainEdges(lattice, trie, at);
    if (!mayStart(text, at)) continue;
    addWords(lattice, trie, at);
    if (isNearGap(at)) addNearWords(lattice, trie, at);
  }
  return readBack(lattice);
}

function addPlainEdges(lattice: Lattice, trie: TrieNode, at: number): void {
  const { text } = lattice;
  const char = text.charAt(at);
  const edge = { from: at, edit: 0 };
  if (char === ' ') relax(lattice, at + 1, { ...edge, cost: 0, tag: 'space' });
  else if (isThai(char)) {
    let end = at + 1;
    while (end < text.length && isDependent(text.charAt(end))) end += 1;
    relax(lattice, end, { ...edge, cost: UNKNOWN_COST, tag: 'unknown' });
  } else if (isSpaced(char)) {
    let end = at + 1;
    while (isSpaced(text.charAt(end)) && !lattice.literals.has(end)) end += 1;
    relax(lattice, end, { ...edge, cost: UNKNOWN_COST, tag: 'unknown' });
  } else {
    // Where a word of the vocabulary may begin with it, that word is tried first.
    const cost = trie.children.has(char) ? UNKNOWN_COST : MARK_COST;
    relax(lattice, at + 1, { ...edge, cost, tag: 'mark' });
  }
}

function addWords(lattice: Lattice, trie: TrieNode, start: number): void {
  const { text } = lattice;
  let node: TrieNode | undefined = trie;
  let at = start;
  let spaces = 0;
  while (at < text.length && !lattice.literals.has(at)) {
    const char = text.charAt(at);
    const next: TrieNode | undefined = node.children.get(char);
    if (!next && char === ' ' && at - start >= SPACED_MIN_LETTERS && isThai(text.charAt(at - 1))) {
      spaces += 1;
      at += 1;
      continue;
    }
    if (!next) return;
    node = next;
    at += 1;
    // Several spaces typed where the vocabulary has one.
    while (char === ' ' && text.charAt(at) === ' ') at += 1;
    const { entry } = node;
    if (
      !entry ||
      !mayEnd(text, at) ||
      !standsFree(entry, text, start, at) ||
      (spaces > 0 && !mayHoldSpaces(entry))
    )
      continue;
    const isTalk = entry.tag === 'word' || entry.tag === 'decoy';
    const cost = WORD_COST + spaces * SPACE_INSIDE_COST + (isTalk ? TALK_COST : 0);
    const edit = entry.isGuess ? GUESS_EDIT : 0;
    relax(lattice, at, { from: start, cost, tag: entry.tag, entry, edit });
  }
}

function addNearWords(lattice: Lattice, trie: TrieNode, start: number): void {
  for (const near of nearWords(trie, lattice.text, start)) {
    if (near.cost === 0 || !mayEnd(lattice.text, near.end)) continue;
    relax(lattice, near.end, {
      from: start,
      cost: WORD_COST + EDIT_COST * near.cost + 0.1,
      tag: near.entry.tag,
      entry: near.entry,
      edit: near.cost,
    });
  }
}

function relax(lattice: Lattice, end: number, edge: Edge): void {
  const total = (lattice.total[edge.from] ?? 0) + edge.cost;
  const known = lattice.total[end];
  if (known !== undefined && known <= total) return;
  lattice.total[end] = total;
  lattice.best[end] = edge;
}

function readBack(lattice: Lattice): Token[] {
  const tokens: Token[] = [];
  let end = lattice.text.length;
  while (end > 0) {
    const edge = lattice.best[end];
    if (!edge) throw new Error(`no way to cut the text before position ${String(end)}`);
    tokens.push(toToken(lattice, edge, end));
    end = edge.from;
  }
  return tokens.reverse();
}

function toToken(lattice: Lattice, edge: Edge, end: number): Token {
  const literal = lattice.literals.get(edge.from);
  if (edge.tag === 'literal' && literal) return literal;
  const text = edge.entry?.text ?? lattice.text.slice(edge.from, end);
  const token: Token = { tag: edge.tag, text, start: edge.from, end, edit: edge.edit };
  if (edge.entry?.value !== undefined) token.value = edge.entry.value;
  if (edge.entry?.counts) token.counts = edge.entry.counts;
  return token;
}

function joinUnknown(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.tag === 'unknown' && token.tag === 'unknown' && last.end === token.start) {
      joined[joined.length - 1] = { ...last, text: last.text + token.text, end: token.end };
    } else joined.push(token);
  }
  return joined;
}

function mayStart(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (isDependent(char) || LEADING_VOWELS.has(text.charAt(at - 1))) return false;
  return !(isSpaced(char) && isSpaced(text.charAt(at - 1)));
}

function mayEnd(text: string, end: number): boolean {
  const next = text.charAt(end);
  if (isDependent(next)) return false;
  return !(isSpaced(next) && isSpaced(text.charAt(end - 1)));
}

/** ฝาก ขอบคุณค่ะ is no ฝากขอบคุณ: only words with a meaning of their own are found across a space. */
function mayHoldSpaces(entry: Entry): boolean {
  return entry.tolerance > 0 && entry.tag !== 'decoy';
}

const MIN_GLUED_MONTH_LETTERS = 3;

/** Months of two letters, like สค, are too short to be found inside other words. */
function standsFree(entry: Entry, text: string, start: number, end: number): boolean {
  if (entry.tag !== 'month-name' || entry.text.length >= MIN_GLUED_MONTH_LETTERS) return true;
  return !isThai(text.charAt(start - 1)) && !isThai(text.charAt(end));
}
