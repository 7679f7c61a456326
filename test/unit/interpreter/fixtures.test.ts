import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isIntent } from '../../../src/conversation/interpreter/index.ts';
import { interpreter, lexicon, TODAY } from './support.ts';

const folder = fileURLToPath(new URL('../../fixtures/interpreter', import.meta.url));
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => {
    const [text = '', label = '', facts = ''] = line.split('\t');
    return { text, intent: label.replace('~', ''), mustBeFuzzy: label.endsWith('~'), facts };
  });
const MONEY = new Set(['deposit', 'withdraw', 'pledge-change', 'correct']);

test('there are more than 600 labelled sentences and every label is an intent', () => {
  expect(cases.length).toBeGreaterThan(600);
  for (const { text, intent } of cases) expect([text, isIntent(intent)]).toEqual([text, true]);
});

test('at least 97 % of the intents are right, and none is a money command by mistake', () => {
  const wrong = cases
    .map((item) => ({ ...item, got: interpreter.read(item.text, { today: TODAY }).intent }))
    .filter(({ intent, got }) => intent !== got);
  expect(wrong.filter(({ got }) => MONEY.has(got))).toEqual([]);
  expect(wrong.length / cases.length).toBeLessThan(0.03);
});

test('no amount, month or member number is read wrong', () => {
  for (const { text, facts } of cases) {
    const { amountSatang, amountRefused, months, memberNo, monthCount } = interpreter.read(text, {
      today: TODAY,
    });
    const read = [
      amountSatang === undefined ? '' : `amount=${amountSatang.toString()}`,
      amountRefused ? 'refused' : '',
      months ? `months=${months.join(',')}` : '',
      monthCount === undefined ? '' : `count=${String(monthCount)}`,
      memberNo === undefined ? '' : `member=${memberNo}`,
    ].filter((fact) => fact !== '');
    expect([text, ...read]).toEqual([text, ...facts.split(' ').filter((fact) => fact !== '')]);
  }
});

test('what must be confirmed is fuzzy', () => {
  const exact = cases.filter(
    ({ text, mustBeFuzzy }) =>
      mustBeFuzzy && interpreter.read(text, { today: TODAY }).certainty !== 'fuzzy',
  );
  expect(exact).toEqual([]);
});

test('the vocabulary holds none of the labelled sentences of three words and more', () => {
  const known = new Set(lexicon.sentences.map(({ text }) => text));
  const copied = cases.filter(({ text }) => text.includes(' ') && known.has(text));
  expect(copied.map(({ text }) => text)).toEqual([]);
});
