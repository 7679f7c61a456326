import { asciiDigits } from '../../../../src/domain/ascii-digits.ts';
import type { RenderedMessage } from '../../../../src/ports/messenger.ts';
import { wordsOf } from '../../../support/messages.ts';
import { readFileSync } from 'node:fs';

/** What a message says; whoever wished for ๐–๙ is told the same figures. */
export const heard = (message: RenderedMessage): string => asciiDigits(wordsOf(message));

type Tree = { [key: string]: string | Tree };

const LANGUAGES = ['th', 'en'] as const;
const LOCALES = new URL('../../../../locales/', import.meta.url);
const trees = LANGUAGES.map((lang) => ({ lang, files: new Map<string, Tree>() }));

/** What a key says in each language, read from the files as a translator reads them. */
export function saidAs(key: string): string[] {
  const [file = '', ...path] = key.split('.');
  return trees.map(({ lang, files }) => {
    const tree = files.get(file) ?? read(lang, file);
    files.set(file, tree);
    const said = path.reduce<string | Tree | undefined>(
      (node, part) => (typeof node === 'object' ? node[part] : undefined),
      tree,
    );
    if (typeof said !== 'string') throw new Error(`nothing is said as ${key} in ${lang}`);
    return said;
  });
}

/** The words below a key, by what they say. */
export function wordsUnder(key: string, names: readonly string[]): Map<string, string> {
  return new Map(names.flatMap((name) => saidAs(`${key}.${name}`).map((said) => [said, name])));
}

const read = (lang: string, file: string): Tree =>
  JSON.parse(readFileSync(new URL(`${lang}/${file}.json`, LOCALES), 'utf8')) as Tree;

/** Finds a sentence with its gaps; a gap that no name is given for holds anything. */
export function sentence(
  key: string,
  gaps: Readonly<Record<string, string>> = {},
): (line: string) => Record<string, string> | undefined {
  const patterns = saidAs(key).map((said) => {
    const parts = said.split('\n')[0]?.split(/\{\{(\w+)\}\}/) ?? [];
    const pattern = parts.map((part, at) =>
      at % 2 === 0
        ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        : `(?<${part}>${gaps[part] ?? '.*?'})`,
    );
    return new RegExp(`^${pattern.join('')}$`);
  });
  return (line) => {
    for (const pattern of patterns) {
      const { groups } = pattern.exec(line) ?? {};
      if (groups) return groups;
    }
    return undefined;
  };
}

const AMOUNT = /^([\d,]+)(?:\.(\d\d))?(?!\d)/;

/** Satang of an amount at the beginning of a line: `1,234.50 baht`. */
export function satangIn(line: string): bigint | undefined {
  const [, whole, part = '00'] = AMOUNT.exec(line) ?? [];
  return whole === undefined ? undefined : BigInt(`${whole.replaceAll(',', '')}${part}`);
}

const NUMBERS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
const MONTHS = wordsUnder('calendar.month', NUMBERS);
const NAME = [...MONTHS.keys()].join('|');
const TO = saidAs('calendar.range').map((said) => said.replace(/\{\{\w+\}\}/g, ''));
const RUN = new RegExp(`(${NAME})(?: (\\d{4}))?(?:(?:${TO.join('|')})(${NAME}) (\\d{4}))?`, 'g');
/** Years of the Buddhist era are larger than any other. */
const yearOf = (year: string): number => (Number(year) > 2400 ? Number(year) - 543 : Number(year));
const at = (month: string, year: string): number =>
  yearOf(year) * 12 + Number(MONTHS.get(month)) - 1;
const named = (count: number): string =>
  `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;

/** Months in words, such as `January to March 2026 and May 2027`. */
export function monthsIn(words: string): string[] {
  return [...words.matchAll(RUN)].flatMap(([, first = '', year, last = first, lastYear]) => {
    const end = year ?? lastYear;
    if (end === undefined) return [];
    const [from, to] = [at(first, end), at(last, lastYear ?? end)];
    return Array.from({ length: to - from + 1 }, (_, after) => named(from + after));
  });
}

/** `1,234` and `1,234.50`, as people are shown it. */
export function bahtOf(satang: bigint): string {
  const whole = (satang / 100n).toLocaleString('en-US');
  return satang % 100n === 0n ? whole : `${whole}.${String(satang % 100n).padStart(2, '0')}`;
}
