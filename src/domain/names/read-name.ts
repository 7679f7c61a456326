import { normaliseName } from './normalise-name.ts';
import { splitTitle } from './split-title.ts';

export type NameReading =
  | { kind: 'name'; name: string }
  /** `characters`: digits or signs that no name has. `short`, `long`: fewer than 2, more than 80 letters. */
  | { kind: 'refused'; reason: 'characters' | 'short' | 'long' };

const LENGTH_MAX = 80;
const LETTERS_MIN = 2;
/** Letters and their marks, spaces, and what stands in titles and foreign names. */
const NAME = /^[\p{L}\p{M} .'’()-]+$/u;

/**
 * Reads a person's full name, title included, as written on a register.
 * @returns the name in one spelling (see `normaliseName`)
 */
export function readName(text: string): NameReading {
  const name = normaliseName(text);
  if (!NAME.test(name)) return { kind: 'refused', reason: name === '' ? 'short' : 'characters' };
  if ((name.match(/[\p{L}\p{M}]/gu)?.length ?? 0) < LETTERS_MIN) {
    return { kind: 'refused', reason: 'short' };
  }
  return name.length > LENGTH_MAX ? { kind: 'refused', reason: 'long' } : { kind: 'name', name };
}

export type FullNameReading =
  | NameReading
  /** A first name alone: in a village it is many people's. */
  | { kind: 'refused'; reason: 'surname' };

/** As `readName`, but first name and surname both; a title does not stand in for either. */
export function readFullName(text: string): FullNameReading {
  const reading = readName(text);
  if (reading.kind === 'refused') return reading;
  const words = splitTitle(reading.name)
    .name.split(' ')
    .filter((word) => /\p{L}/u.test(word));
  return words.length < 2 ? { kind: 'refused', reason: 'surname' } : reading;
}
