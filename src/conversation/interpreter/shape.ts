import type { Token } from './token.ts';

/** Words with a meaning of their own are shown as the vocabulary has them, others by their tag. */
const UNNAMED = new Set(['word', 'decoy', 'number', 'near-number', 'month-name', 'vocative']);
const LEFT_OUT = new Set(['space', 'mark', 'particle', 'please']);
const PIECES_MAX = 8;
const SHORT_MAX = 4;
const MIDDLE_MAX = 10;
const LATIN = /^[a-z]/i;

/**
 * What a message looks like, without what was said: words of the vocabulary, `<tag>` for numbers,
 * names of months and everyday talk, and for unknown pieces only script and length, `?th-short`,
 * `?latin-middle`. Two people who stumble over the same words make the same shape.
 */
export function shapeOf(tokens: readonly Token[]): string {
  const pieces = tokens.flatMap((token, at) => {
    if (LEFT_OUT.has(token.tag)) return [];
    const isGlued = [tokens[at - 1], tokens[at + 1]].some((near) => near?.tag === 'unknown');
    return [pieceOf(token, isGlued)];
  });
  const folded = pieces.filter((piece, at) => piece !== pieces[at - 1]);
  const more = folded.length > PIECES_MAX ? ['…'] : [];
  return [...folded.slice(0, PIECES_MAX), ...more].join(' ') || '<nothing>';
}

/** A word that touches an unknown piece may be a part of somebody's name: only its tag is shown. */
function pieceOf({ tag, text, literal }: Token, isGlued: boolean): string {
  if (tag === 'unknown') return `?${LATIN.test(text) ? 'latin' : 'th'}-${lengthOf(text)}`;
  if (literal) return `<${literal.kind}>`;
  return isGlued || UNNAMED.has(tag) ? `<${tag}>` : text.trim();
}

function lengthOf({ length }: string): string {
  if (length <= SHORT_MAX) return 'short';
  return length <= MIDDLE_MAX ? 'middle' : 'long';
}
