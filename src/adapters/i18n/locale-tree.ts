import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of words: texts, or groups of them. */
export interface LocaleTree {
  readonly [name: string]: string | LocaleTree;
}

/** i18next's endings for forms that depend on `count`. */
const PLURAL_FORM = /_(?:zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{-?\s*([\w]+)\s*(?:,[^}]*)?\}\}/g;

/** All words by language, then by feature: `locales/<lang>/<feature>.json`. @throws for a malformed file. */
export function readLocales(localesDir: string): Map<string, LocaleTree> {
  const languages = new Map<string, LocaleTree>();
  for (const entry of readdirSync(localesDir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const features: Record<string, LocaleTree> = {};
    for (const file of readdirSync(join(localesDir, entry.name)).sort()) {
      if (!file.endsWith('.json')) continue;
      const path = join(localesDir, entry.name, file);
      features[file.slice(0, -'.json'.length)] = asTree(parse(path), path);
    }
    languages.set(entry.name, features);
  }
  return languages;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is not JSON`, { cause: error });
  }
}

function asTree(value: unknown, path: string): LocaleTree {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${path} must hold an object of texts`);
  for (const [name, below] of Object.entries(value)) {
    if (name.includes('.')) throw new Error(`${path}: a name must not hold a dot: ${name}`);
    if (typeof below !== 'string') asTree(below, `${path}: ${name}`);
  }
  return value as LocaleTree;
}

/** Every text with its full key; plural forms keep their ending. */
export function flatten(tree: LocaleTree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'string') texts.set(key, value);
    else for (const [below, text] of flatten(value, key)) texts.set(below, text);
  }
  return texts;
}

/** The key as code names it: without the ending of a plural form. Every language has the form `_other`. */
export function keyWithoutForm(key: string, texts: ReadonlyMap<string, string>): string {
  const base = key.replace(PLURAL_FORM, '');
  return texts.has(`${base}_other`) ? base : key;
}

export function placeholdersOf(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(PLACEHOLDER), (match) => match[1] ?? ''));
}
