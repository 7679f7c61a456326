import { asciiDigits } from './ascii-digits.ts';
/**
 * Link codes: 10 random Crockford base32 characters (50 bits) and one check character.
 * The check is a weighted sum in GF(32), so every single wrong character and every swap of two
 * characters is noticed. A code holds at least one letter, so it is never mistaken for a number.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 10;
const BITS_PER_CHARACTER = 5;
const MIN_BYTES = 7;
const GF32_POLYNOMIAL = 0b100101;

/**
 * @param bytes at least 7 random bytes; the first 50 bits are used
 * @returns the canonical code: 11 characters, no dashes
 * @throws RangeError when there are too few bytes
 */
export function linkCodeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < MIN_BYTES) throw new RangeError('a link code needs at least 7 random bytes');
  let bits = 0n;
  for (const byte of bytes.subarray(0, MIN_BYTES)) bits = (bits << 8n) | BigInt(byte);
  bits >>= BigInt(MIN_BYTES * 8 - RANDOM_LENGTH * BITS_PER_CHARACTER);
  const values: number[] = [];
  for (let index = RANDOM_LENGTH - 1; index >= 0; index -= 1) {
    values.push(Number((bits >> BigInt(index * BITS_PER_CHARACTER)) & 31n));
  }
  // Ten digits in a row would look like a phone number: the first digit d becomes the d-th letter.
  if (values.every((value) => value < 10)) values[0] = (values[0] ?? 0) + 10;
  return [...values, checkValue(values)].map((value) => ALPHABET.charAt(value)).join('');
}

/** The canonical code, or undefined when the text is no link code or its check character is wrong. */
export function parseLinkCode(text: string): string | undefined {
  const bare = text.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF\p{Pd}\u2212]/gu, '');
  const canonical = asciiDigits(bare).toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (canonical.length !== RANDOM_LENGTH + 1) return undefined;
  const values = Array.from(canonical, (character) => ALPHABET.indexOf(character));
  if (values.some((value) => value < 0)) return undefined;
  const random = values.slice(0, RANDOM_LENGTH);
  if (random.every((value) => value < 10)) return undefined;
  return checkValue(random) === values[RANDOM_LENGTH] ? canonical : undefined;
}

const SHOWN = /(?<![0-9a-z])[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{3}(?![0-9a-z])/gi;

/** Whether a code stands in the text as it was shown, dashes and all: no sentence has one by chance. */
export function holdsShownCode(text: string): boolean {
  return (text.match(SHOWN) ?? []).some((one) => parseLinkCode(one) !== undefined);
}

/** `XXXX-XXXX-XXX`, as people see it. */
export function showLinkCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

function checkValue(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum = timesAlpha(sum ^ value);
  return sum;
}

/** Multiplication by the generator of GF(32). */
function timesAlpha(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ GF32_POLYNOMIAL : shifted;
}
