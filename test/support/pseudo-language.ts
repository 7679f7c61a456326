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

const LOCALES = new URL('../../locales/', import.meta.url).pathname;
/** A language nobody speaks: English with each letter replaced by one of another script. */
export const PSEUDO = 'qq';
const FIRST = 0x0430;
const LETTERS = 26;
const PARTS = /(\{\{[^}]*\}\})/;

type Tree = { [key: string]: string | Tree };

/** One letter for one letter, so that nothing gets longer; placeholders stay. */
function pseudo(text: string): string {
  return text
    .split(PARTS)
    .map((part) => (PARTS.test(part) ? part : part.replace(/[a-z]/gi, letterFor)))
    .join('');
}

const letterFor = (letter: string): string =>
  String.fromCharCode(FIRST + ((letter.toLowerCase().charCodeAt(0) - 97) % LETTERS));

const translate = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value !== 'string' ? translate(value) : SETTINGS.has(key) ? value : pseudo(value),
    ]),
  );

/** A setting of a language, which is no sentence. */
const SETTINGS = new Set(['system', 'era']);

/** A folder with all languages and the pseudo one; gone after `remove`. */
export function makeLocales(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync(LOCALES, dir, { recursive: true });
  mkdirSync(join(dir, PSEUDO));
  for (const name of readdirSync(join(LOCALES, 'en')).filter((one) => one.endsWith('.json'))) {
    const text = readFileSync(join(LOCALES, 'en', name), 'utf8');
    const tree = translate(JSON.parse(text) as Tree);
    writeFileSync(join(dir, PSEUDO, name), JSON.stringify(tree));
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
