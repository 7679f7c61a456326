import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asciiDigits } from '../../src/domain/ascii-digits.ts';

const LOCALES = new URL('../../locales/', import.meta.url).pathname;
/** A language nobody speaks: English, and what is Thai in it, in letters of other scripts. */
export const PSEUDO = 'qq';
const CYRILLIC_A = 0x0430;
/** Lao letters stand in their block as Thai ones in theirs. */
const THAI_TO_LAO = 0x80;
const PARTS = /(\{\{[^}]*\}\})/;
/** It counts its years from elsewhere, so that no year of another language passes for its own. */
const YEARS_ADDED = 1000;
const YEAR = /\b20[2-3]\d\b/g;

type Tree = { [key: string]: string | Tree };

/** Words as they are in the pseudo language: one letter for one letter, so that nothing gets longer. */
export function pseudo(text: string): string {
  return text
    .replace(/[a-z]/gi, (letter) =>
      String.fromCharCode(CYRILLIC_A + letter.toLowerCase().charCodeAt(0) - 97),
    )
    .replace(/[ก-๎]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + THAI_TO_LAO));
}

/** What a sentence of the English scripts is in it, years included; ๐–๙ and 0–9 are one. */
export const pseudoSaid = (text: string): string =>
  pseudo(asciiDigits(text).replace(YEAR, (year) => String(Number(year) + YEARS_ADDED)));

/** What is typed with the digits of a Thai keyboard. */
export const inThaiDigits = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0x0e50));

/** Placeholders stay. */
const sentence = (text: string): string =>
  text
    .split(PARTS)
    .map((part) => (PARTS.test(part) ? part : pseudo(part)))
    .join('');

/** Settings of a language, which are no sentences. */
const SETTINGS: Readonly<Record<string, string | undefined>> = { years_added: `${YEARS_ADDED}` };
/** Nor are lists of words that people type. */
const AS_IN_ENGLISH = /^(?:system|typed_.*)$/;

const translate = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value !== 'string'
        ? translate(value)
        : AS_IN_ENGLISH.test(key)
          ? value
          : (SETTINGS[key] ?? sentence(value)),
    ]),
  );

/** The words that people type: tags and intents stay as they are. */
const vocabulary = (text: string): string =>
  text.replace(/^([^#:\n]+:)(.*)$/gm, (_line, tag: string, words: string) => tag + pseudo(words));

/** A folder with all languages and the pseudo one; gone after `remove`. */
export function makeLocales(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync(LOCALES, dir, { recursive: true });
  const english = (path: string): string => readFileSync(join(LOCALES, 'en', path), 'utf8');
  mkdirSync(join(dir, PSEUDO, 'lexicon'), { recursive: true });
  for (const path of readdirSync(join(LOCALES, 'en'), { recursive: true }).map(String)) {
    if (path.endsWith('.json')) {
      const tree = translate(JSON.parse(english(path)) as Tree);
      writeFileSync(join(dir, PSEUDO, path), JSON.stringify(tree));
    }
    if (path.endsWith('.txt')) writeFileSync(join(dir, PSEUDO, path), vocabulary(english(path)));
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
