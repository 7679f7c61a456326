import { asciiDigits } from '../ascii-digits.ts';
/**
 * Check codes of receipts: 8 characters, shown `K7QM-2XVP`. The first half says where the entry's
 * hash lies among all hashes, so that one index finds it; the second is a keyed hash over all that
 * the entry says, so that nobody without the key can make one (18 bits; guesses are paced).
 * No vowels (no words), none of 0 O 1 I L, and of 5 S, 8 B, 2 Z, 6 G only the figure. The first is
 * a letter: a code is never a number.
 */
const ALPHABET = 'CDFHJKMNPQRTVWXY23456789';
const LETTERS = 16;
const CODE = /^[CDFHJKMNPQRTVWXY][CDFHJKMNPQRTVWXY2-9]{7}$/;
const BASE = ALPHABET.length;
const HALF = 4;

const PLACES = BigInt(LETTERS * BASE ** (HALF - 1));
/** Leading hex digits of a hash that its place is worked out from, and how many such numbers there are. */
const PLACE_DIGITS = 12;
const PLACE_SPAN = 1n << 48n;
/** Hex digits of the keyed hash that are used. */
const MAC_DIGITS = 13;

/**
 * @param hash SHA-256 of the entry, 64 hex digits
 * @param mac keyed hash over the entry, hex
 * @returns the canonical code, without a dash
 */
export function checkCode(hash: string, mac: string): string {
  const place = (BigInt(`0x${hash.slice(0, PLACE_DIGITS)}`) * PLACES) / PLACE_SPAN;
  const check = BigInt(`0x${mac.slice(0, MAC_DIGITS)}`) % BigInt(BASE ** HALF);
  return letters(Number(place)) + letters(Number(check));
}

/** Stretch of hashes (`gte` included, `lt` not) among which a code's entry lies, as text compares. */
export function hashesOf(code: string): { gte: string; lt: string } {
  let place = 0n;
  for (const character of code.slice(0, HALF)) {
    place = place * BigInt(BASE) + BigInt(ALPHABET.indexOf(character));
  }
  // The first number whose place it is: rounded up.
  const first = (at: bigint): bigint => (at * PLACE_SPAN + PLACES - 1n) / PLACES;
  const text = (at: bigint): string =>
    at < PLACE_SPAN ? at.toString(16).padStart(PLACE_DIGITS, '0') : 'g';
  return { gte: text(first(place)), lt: text(first(place + 1n)) };
}

const MEANT: Readonly<Record<string, string>> = { S: '5', B: '8', Z: '2', G: '6' };
const DASHES = /[\s\u200B-\u200D\u2060\uFEFF\p{Pd}\u2212]/gu;

const canonicalOf = (text: string): string =>
  asciiDigits(text.normalize('NFKC').replace(DASHES, ''))
    .toUpperCase()
    .replace(/[SBZG]/g, (letter) => MEANT[letter] ?? letter);

/** Characters of a text that no code has, each once, as capitals; `AAAA-01CC`: A, 0, 1. */
export function notInACode(text: string): string[] {
  return [...new Set(canonicalOf(text))].filter((character) => !ALPHABET.includes(character));
}

/** The canonical code, or undefined for text that no code is written as. */
export function parseCheckCode(text: string): string | undefined {
  const canonical = canonicalOf(text);
  if (canonical.length !== 2 * HALF) return undefined;
  return CODE.test(canonical) ? canonical : undefined;
}

/** `K7QM-2XVP`, as people see it. */
export function showCheckCode(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`;
}

function letters(value: number): string {
  let text = '';
  for (let rest = value, at = 0; at < HALF; at += 1) {
    text = ALPHABET.charAt(rest % BASE) + text;
    rest = Math.floor(rest / BASE);
  }
  return text;
}
