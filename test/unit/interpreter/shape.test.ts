import { expect, test } from '@jest/globals';
import { loadLexicon } from '../../../src/adapters/lexicon/load-lexicon.ts';
import { createInterpreter } from '../../../src/conversation/interpreter/index.ts';

const interpreter = createInterpreter(
  loadLexicon(new URL('../../../locales', import.meta.url).pathname),
);
const shape = (text: string): string => interpreter.shape(text);

test.each([
  ['ยายคำปุ่น สีดา ฝาก 4250', ['คำปุ่น', 'สีดา', '4250']],
  ['0812345678 โทรหานางบุญมีหน่อย', ['0812345678', 'บุญมี']],
  ['บ้านเลขที่ 99 ซอย 4', ['99']],
  ['my password is Hunter2x', ['Hunter2x', 'password']],
  ['', []],
])('%s leaves nothing of a person in its shape', (text, secrets) => {
  const seen = shape(text);
  for (const secret of secrets) expect(seen).not.toContain(secret);
  expect(seen).not.toMatch(/\d/);
  expect(seen).not.toBe('');
});

test('the same words around other names and figures make one shape', () => {
  expect(shape('ฝาก กขคฆฆ 100')).toBe(shape('ฝาก ฬฌฮฆฑ 250'));
  expect(shape('ฝาก กขคฆฆ 100')).toBe('ฝาก ?th-middle <number>');
  expect(shape('ฝาก กขคงง')).not.toContain('งง');
});
