import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLexicon } from '../src/adapters/lexicon/load-lexicon.ts';
import { createInterpreter, type Reading } from '../src/conversation/interpreter/index.ts';

const USAGE = `npm run --silent interpret:eval [-- FILE…]
Reads the labelled sentences of test/fixtures/interpreter/*.tsv (or the given files) and shows
what was read wrong, a confusion table and the speed. Exit 1 when an amount was read wrong or
fewer than 97 % of the intents are right.
`;
const TODAY = '2026-11-24';
const GOAL = 0.97;

interface Case {
  text: string;
  intent: string;
  fuzzy: boolean;
  facts: string;
}

const root = new URL('..', import.meta.url).pathname;
const files = process.argv.slice(2);
if (files.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const option = files.find((file) => file.startsWith('-'));
if (option !== undefined) {
  process.stderr.write(`interpret:eval takes no option ${option}\n${USAGE}`);
  process.exit(2);
}
const folder = join(root, 'test/fixtures/interpreter');
const paths =
  files.length > 0
    ? files
    : readdirSync(folder)
        .filter((name) => name.endsWith('.tsv'))
        .toSorted()
        .map((name) => join(folder, name));
const started = performance.now();
const interpreter = createInterpreter(loadLexicon(join(root, 'locales')));
const loadedMs = performance.now() - started;
const confusions = new Map<string, number>();
let failed = false;
for (const path of paths) evaluate(path, readFileSync(path, 'utf8'));
showConfusions();
process.stdout.write(`vocabulary ready in ${loadedMs.toFixed(0)} ms\n`);
process.exit(failed ? 1 : 0);

function evaluate(path: string, content: string): void {
  const cases = content.split('\n').flatMap((line) => parseCase(line) ?? []);
  let right = 0;
  let wrongAmounts = 0;
  let otherFacts = 0;
  const begin = process.cpuUsage();
  for (const item of cases) {
    const reading = interpreter.read(item.text, { today: TODAY });
    const facts = factsOf(reading);
    const isRight = reading.intent === item.intent;
    const isFuzzyRight = !item.fuzzy || reading.certainty === 'fuzzy';
    if (isRight) right += 1;
    else {
      const key = `${item.intent} → ${reading.intent}`;
      confusions.set(key, (confusions.get(key) ?? 0) + 1);
    }
    if (amountOf(facts) !== amountOf(item.facts) && amountOf(facts).startsWith('amount=')) {
      wrongAmounts += 1;
    } else if (facts !== item.facts) otherFacts += 1;
    if (!isRight || !isFuzzyRight || facts !== item.facts) {
      const expected = `${item.intent}${item.fuzzy ? '~' : ''} ${item.facts}`;
      const got = `${reading.intent}${reading.certainty === 'fuzzy' ? '~' : ''} ${facts}`;
      process.stdout.write(`  ${item.text}\n    expected ${expected}\n    got      ${got}\n`);
    }
  }
  const { user, system } = process.cpuUsage(begin);
  const perSecond = (cases.length / (user + system)) * 1_000_000;
  const share = cases.length === 0 ? 0 : right / cases.length;
  if (share < GOAL || wrongAmounts > 0) failed = true;
  process.stdout.write(
    `${path.replace(root, '')}: ${String(right)}/${String(cases.length)} intents right ` +
      `(${(share * 100).toFixed(1)} %), ${String(wrongAmounts)} amounts wrong, ` +
      `${String(otherFacts)} refused or missed otherwise, ${perSecond.toFixed(0)} sentences per CPU second\n`,
  );
}

function parseCase(line: string): Case | undefined {
  if (line === '' || line.startsWith('# ')) return undefined;
  const [text = '', label = '', facts = ''] = line.split('\t');
  const fuzzy = label.endsWith('~');
  return { text, intent: fuzzy ? label.slice(0, -1) : label, fuzzy, facts: facts.trim() };
}

function factsOf(reading: Reading): string {
  const facts: string[] = [];
  if (reading.amountSatang !== undefined) facts.push(`amount=${reading.amountSatang.toString()}`);
  if (reading.amountRefused) facts.push('refused');
  if (reading.months) facts.push(`months=${reading.months.join(',')}`);
  if (reading.monthCount !== undefined) facts.push(`count=${String(reading.monthCount)}`);
  if (reading.memberNo !== undefined) facts.push(`member=${reading.memberNo}`);
  return facts.join(' ');
}

function amountOf(facts: string): string {
  return facts.split(' ').find((fact) => fact.startsWith('amount=') || fact === 'refused') ?? '';
}

function showConfusions(): void {
  if (confusions.size === 0) return;
  process.stdout.write('expected → got\n');
  for (const [key, times] of [...confusions].toSorted((a, b) => b[1] - a[1])) {
    process.stdout.write(`  ${String(times).padStart(3)}  ${key}\n`);
  }
}
