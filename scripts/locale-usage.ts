import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the code and the templates name texts. */
export interface LocaleUsage {
  /** Keys in a place that can only be a text (`t:`, `key:`, `label:`, `text('…')`), with their file. */
  asked: { key: string; file: string; label: boolean }[];
  /** Every literal that may be a key, with the first file it is in. */
  mentioned: Map<string, string>;
  /** Beginnings of keys that are put together (`areas.` and what follows). */
  prefixes: Set<string>;
  /** Those of them that are labels of buttons, with their file. */
  labelPrefixes: Map<string, string>;
}

const KEY = String.raw`[a-z][\w-]*(?:\.[\w-]+)+`;
/** A property that holds a text key; its value may choose between several. */
const PLACES = /\b(t|key|label)\s*:\s*([^,;{}\n]*)/g;
const CALLS = new RegExp(String.raw`\b(?:text|words)\(\s*['"\x60](${KEY})['"\x60]`, 'g');
/** Makers of buttons: the key is the label. */
const LABELS = new RegExp(
  String.raw`\b(?:verbChoice|stepChoice|option)\(\s*['"\x60](${KEY})['"\x60]`,
  'g',
);
const LITERALS = new RegExp(String.raw`['"\x60](${KEY})['"\x60]`, 'g');
/** A hint says more the second time, under a key that `hintOf` puts together. */
const HINTS = new RegExp(String.raw`\b(?:hintOf\(\s*|hint:\s*)['"\x60](${KEY})['"\x60]`, 'g');
const PUT_TOGETHER = /`([a-z][\w-]*\.[\w.-]*)\$\{/g;
const LABELS_PUT_TOGETHER =
  /(?:\b(?:verbChoice|stepChoice|option)\(\s*|\blabel\s*:\s*)`([a-z][\w-]*\.[\w.-]*)\$\{/g;
const IN_TEMPLATE = /\{\{t:([\w.-]+)\}\}/g;

/** Reads all code below `srcDir` and all templates with their samples. */
export function readUsage(srcDir: string, templatesDir: string): LocaleUsage {
  const usage: LocaleUsage = {
    asked: [],
    mentioned: new Map(),
    prefixes: new Set(),
    labelPrefixes: new Map(),
  };
  for (const file of filesBelow(srcDir, '.ts')) noteCode(readFileSync(file, 'utf8'), file, usage);
  for (const file of filesBelow(templatesDir, '.json'))
    noteTemplate(readFileSync(file, 'utf8'), file, usage);
  return usage;
}

function filesBelow(dir: string, ending: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(dir, file))
    .toSorted();
}

function noteCode(code: string, file: string, usage: LocaleUsage): void {
  for (const [, key = ''] of code.matchAll(HINTS)) {
    usage.asked.push({ key: `${key}_more`, file, label: false });
  }
  for (const place of code.matchAll(PLACES))
    for (const literal of (place[2] ?? '').matchAll(LITERALS))
      usage.asked.push({ key: literal[1] ?? '', file, label: place[1] === 'label' });
  for (const call of code.matchAll(CALLS))
    usage.asked.push({ key: call[1] ?? '', file, label: false });
  for (const call of code.matchAll(LABELS))
    usage.asked.push({ key: call[1] ?? '', file, label: true });
  noteLiterals(code, file, usage);
  for (const start of code.matchAll(PUT_TOGETHER)) usage.prefixes.add(start[1] ?? '');
  for (const start of code.matchAll(LABELS_PUT_TOGETHER)) {
    usage.labelPrefixes.set(start[1] ?? '', file);
  }
}

function noteTemplate(json: string, file: string, usage: LocaleUsage): void {
  for (const match of json.matchAll(IN_TEMPLATE))
    // A partial may put a key together from an argument: the templates that use it are compiled anyway.
    usage.asked.push({ key: match[1] ?? '', file, label: false });
  noteLiterals(json, file, usage);
}

function noteLiterals(source: string, file: string, usage: LocaleUsage): void {
  for (const [, key = ''] of source.matchAll(LITERALS))
    if (!usage.mentioned.has(key)) usage.mentioned.set(key, file);
}
