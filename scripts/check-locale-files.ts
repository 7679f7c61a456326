import {
  flatten,
  keyWithoutForm,
  placeholdersOf,
  readLocales,
} from '../src/adapters/i18n/locale-tree.ts';
import { graphemesWithin, LIMITS } from '../src/adapters/line/limits.ts';
import { readUsage, type LocaleUsage } from './locale-usage.ts';

/** What was found, and how much was looked at: a check that saw nothing is no check. */
export interface LocaleFindings {
  problems: string[];
  keys: number;
  languages: string[];
}

/** A number and the word that it counts. */
const COUNTED = /\{\{count\}\} \p{L}/u;
/** Number words differ by how a language counts (`numbers.system`). */
const PER_LANGUAGE = 'numbers.words.';
/** Vocabulary that every feature may use, and names of places: complete on purpose. */
const SHARED = ['common.', 'areas.', PER_LANGUAGE];

const BUTTON = '.button';

/** The words of one language by key without plural ending, each with its forms. */
type Words = Map<string, string[]>;

/** Compares languages with each other, with the code and with the templates. */
export function checkLocaleFiles(
  localesDir: string,
  srcDir: string,
  templatesDir: string,
): LocaleFindings {
  const languages = new Map<string, Words>();
  const problems: string[] = [];
  for (const [lang, tree] of readLocales(localesDir)) {
    const texts = flatten(tree);
    for (const [key, text] of texts)
      problems.push(...faultsOf(text).map((f) => `${lang} ${key}: ${f}`));
    const words: Words = new Map();
    for (const [key, text] of texts) {
      const base = keyWithoutForm(key, texts);
      words.set(base, [...(words.get(base) ?? []), text]);
    }
    problems.push(...uncounted(lang, texts));
    languages.set(lang, words);
  }
  const all = new Set([...languages.values()].flatMap((words) => [...words.keys()]));
  for (const key of all) problems.push(...differences(key, languages));
  // Handed on under another name (a menu's entry), where the code does not show that it is a label.
  for (const key of all) if (key.endsWith(BUTTON)) problems.push(...longLabels(key, languages));
  problems.push(...usageFaults(readUsage(srcDir, templatesDir), all, languages));
  return {
    problems: [...new Set(problems)].toSorted(),
    keys: all.size,
    languages: [...languages.keys()],
  };
}

function faultsOf(text: string): string[] {
  const faults: string[] = [];
  if (text === '') faults.push('is empty');
  if (text.includes('$t(')) faults.push('must not nest with $t(…)');
  const braces = text.split('{{').length - 1;
  const understood = text.match(/\{\{\w+(?:, cut\(max: \d+\))?\}\}/g)?.length ?? 0;
  if (braces !== understood) faults.push('has a placeholder that is not understood');
  return faults;
}

/** `{{count}} months` is wrong for one month, where the language has a form for one. */
function uncounted(lang: string, texts: ReadonlyMap<string, string>): string[] {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  if (!forms.includes('one')) return [];
  return [...texts]
    .filter(([key, text]) => keyWithoutForm(key, texts) === key && COUNTED.test(text))
    .map(([key]) => `${lang} ${key}: counts things and has no form for one`);
}

function differences(key: string, languages: Map<string, Words>): string[] {
  if (key.startsWith(PER_LANGUAGE)) return [];
  const holders = [...languages].filter(([, words]) => words.has(key));
  const lacking = [...languages.keys()].filter((lang) => !languages.get(lang)?.has(key));
  const missing = lacking.map((lang) => `${lang}: no text ${key}`);
  const sets = holders.map(([lang, words]) => [lang, namesIn(words.get(key) ?? [])] as const);
  const [first, ...others] = sets;
  const unlike = others
    .filter(([, names]) => names !== first?.[1])
    .map(
      ([lang, names]) => `${key}: placeholders ${first?.[1]} in ${first?.[0]}, ${names} in ${lang}`,
    );
  return [...missing, ...unlike];
}

/** Placeholders of all forms together; the form for one may leave the number out. */
function namesIn(forms: readonly string[]): string {
  const names = new Set(forms.flatMap((text) => [...placeholdersOf(text)]));
  return `(${[...names].toSorted().join(', ')})`;
}

function usageFaults(
  usage: LocaleUsage,
  all: ReadonlySet<string>,
  languages: Map<string, Words>,
): string[] {
  const problems: string[] = [];
  for (const { key, file, label } of usage.asked) {
    if (!all.has(key)) problems.push(`${file}: no text ${key}`);
    else if (label)
      problems.push(...longLabels(key, languages).map((fault) => `${file}: ${fault}`));
  }
  for (const [prefix, file] of usage.labelPrefixes) {
    const keys = [...all].filter((key) => isPutTogether(key, prefix));
    if (keys.length === 0) problems.push(`${file}: no text begins with ${prefix}`);
    const faults = keys.flatMap((key) => longLabels(key, languages));
    problems.push(...faults.map((fault) => `${file}: ${fault}`));
  }
  const groups = new Set([...all].map((key) => key.slice(0, key.lastIndexOf('.'))));
  for (const [key, file] of usage.mentioned)
    if (!all.has(key) && isNeighbour(key, groups)) problems.push(`${file}: no text ${key}`);
  const asked = new Set(usage.asked.map(({ key }) => key));
  const prefixes = [...SHARED, ...usage.prefixes];
  const isUsed = (key: string): boolean =>
    asked.has(key) || usage.mentioned.has(key) || prefixes.some((p) => key.startsWith(p));
  for (const key of all)
    if (!isUsed(key) && !namesakes(key).some(isUsed)) problems.push(`${key}: nobody uses it`);
  return problems;
}

/** A key of the group that begins so; what lies in a group further down is another. */
const isPutTogether = (key: string, prefix: string): boolean =>
  key.startsWith(prefix) && !key.slice(prefix.length).includes('.');

/** Names by which a text is used without being written out: the second hint of a step, a flow's title. */
function namesakes(key: string): string[] {
  const title = /^([\w-]+)\.flows\.(\w+)$/.exec(key);
  if (title) return [`${title[1]}.${title[2]?.replaceAll('_', '-')}`];
  return key.endsWith('_more') ? [key.slice(0, -'_more'.length)] : [];
}

/** A literal that stands beside texts of a group two deep or more is a text; above that it may be a verb. */
function isNeighbour(key: string, groups: ReadonlySet<string>): boolean {
  const group = key.slice(0, key.lastIndexOf('.'));
  return group.includes('.') && groups.has(group);
}

/** Labels without placeholders are as long as they will ever be. */
function longLabels(key: string, languages: Map<string, Words>): string[] {
  return [...languages].flatMap(([lang, words]) =>
    (words.get(key) ?? [])
      .filter((text) => placeholdersOf(text).size === 0 && !graphemesWithin(text, LIMITS.label))
      .map(() => `label ${key} is over ${LIMITS.label} letters in ${lang}`),
  );
}
