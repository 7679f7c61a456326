import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Intent,
  Lexicon,
  LexiconWord,
  NumberKind,
} from '../../conversation/interpreter/index.ts';
import { isIntent } from '../../conversation/interpreter/index.ts';
import { parseLines, withValue, type Line } from './lexicon-file.ts';

const NUMBER_KINDS: ReadonlySet<string> = new Set(['digit', 'unit', 'tail', 'whole', 'zero']);

/**
 * Reads the vocabulary of every language under `localesDir` (`<language>/lexicon/*.txt`).
 * @throws Error naming file and line when a line cannot be understood
 */
export function loadLexicon(localesDir: string): Lexicon {
  const lexicon: Lexicon = { words: [], numbers: [], classifiers: [], months: [], sentences: [] };
  for (const language of readdirSync(localesDir).toSorted()) {
    const folder = join(localesDir, language, 'lexicon');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).toSorted()) {
      if (file.endsWith('.txt')) addFile(lexicon, join(folder, file), file);
    }
  }
  return lexicon;
}

function addFile(lexicon: Lexicon, path: string, file: string): void {
  const separator = file === 'sentences.txt' ? '|' : ',';
  for (const line of parseLines(readFileSync(path, 'utf8'), separator, path)) {
    if (file === 'sentences.txt') addSentences(lexicon, line);
    else if (file === 'numbers.txt') addNumbers(lexicon, line);
    else if (file === 'months.txt') addMonths(lexicon, line);
    else if (file === 'classifiers.txt') addClassifiers(lexicon, line);
    else addWords(lexicon, line);
  }
}

function addSentences(lexicon: Lexicon, line: Line): void {
  const { key, items, place } = line;
  if (!isIntent(key)) throw new Error(`${place}: ${key} is no intent`);
  const intent: Intent = key;
  for (const text of items) lexicon.sentences.push({ text, intent });
}

function addNumbers(lexicon: Lexicon, line: Line): void {
  const { key, items, place } = line;
  if (!isNumberKind(key)) throw new Error(`${place}: ${key} is no kind of number word`);
  for (const item of items) {
    const { text, value } = withValue(item);
    if (value === undefined) throw new Error(`${place}: ${item} has no value`);
    lexicon.numbers.push({ text, value, kind: key });
  }
}

function addMonths(lexicon: Lexicon, line: Line): void {
  const month = Number(line.key);
  if (!(month >= 1 && month <= 12)) throw new Error(`${line.place}: ${line.key} is no month`);
  for (const text of line.items) lexicon.months.push({ text, month });
}

function addClassifiers(lexicon: Lexicon, { key, items, place }: Line): void {
  if (key !== 'strong' && key !== 'weak') throw new Error(`${place}: expected strong or weak`);
  for (const text of items) lexicon.classifiers.push({ text, strength: key });
}

/** `คาง~` is understood, but only as a guess at ค้าง. */
function addWords(lexicon: Lexicon, line: Line): void {
  for (const item of line.items) {
    const { text, value } = withValue(item);
    const isGuess = text.endsWith('~');
    const word: LexiconWord = { text: isGuess ? text.slice(0, -1) : text, tag: line.key };
    if (isGuess) word.isGuess = true;
    if (value !== undefined) word.value = value;
    lexicon.words.push(word);
  }
}

function isNumberKind(text: string): text is NumberKind {
  return NUMBER_KINDS.has(text);
}
