import { expect, test } from '@jest/globals';
import { checkLocaleFiles } from '../../../scripts/check-locale-files.ts';
import { folderOf } from '../flex/template-folder.ts';

interface Given {
  th: object;
  en: object;
  code?: string;
  template?: string;
}

function problemsOf({ th, en, code = '', template = '' }: Given): string[] {
  const dir = folderOf({
    'locales/th/shop.json': th,
    'locales/en/shop.json': en,
    'src/a.ts': code,
    'flex/card.json': template,
  });
  const findings = checkLocaleFiles(`${dir}/locales`, `${dir}/src`, `${dir}/flex`);
  return findings.problems.map((problem) => problem.replaceAll(`${dir}/`, ''));
}

const code = "view({ key: 'shop.a' })";

test('the languages that agree with each other and with the code pass', () => {
  const th = { a: 'ก {{name}}', n_other: '{{count}}', long: { b: 'ข' }, put_x: 'ค', tpl: 'ง' };
  const en = {
    a: 'a {{name, cut(max: 9)}}',
    n_one: 'one',
    n_other: '{{count}}',
    long: { b: 'b' },
    put_x: 'c',
    tpl: 'd',
  };
  const uses = "key: cond ? 'shop.a' : 'shop.n'; const k = ['shop.long.b']; t: `shop.put_${x}`";
  expect(problemsOf({ th, en, code: uses, template: '{"text":"{{t:shop.tpl}}"}' })).toEqual([]);
});

test.each<[string, Given, string[]]>([
  [
    'a key that one language lacks',
    { th: { a: '1', b: '2' }, en: { a: '1' }, code: "t: 'shop.a'; t: 'shop.b'" },
    ['en: no text shop.b'],
  ],
  [
    'placeholders that differ',
    { th: { a: '{{x}}' }, en: { a: '{{y}}' }, code },
    ['shop.a: placeholders (y) in en, (x) in th'],
  ],
  [
    'a key that code asks for in vain',
    { th: { a: '1' }, en: { a: '1' }, code: `${code}; label: 'shop.b'` },
    ['src/a.ts: no text shop.b'],
  ],
  [
    'a text asked for by call in vain',
    { th: { a: '1' }, en: { a: '1' }, code: `${code}; text('shop.b')` },
    ['src/a.ts: no text shop.b'],
  ],
  [
    'a key that a template asks for in vain',
    { th: { a: '1' }, en: { a: '1' }, code, template: '"{{t:shop.b}}"' },
    ['flex/card.json: no text shop.b'],
  ],
  [
    'a label put together that is too long, in the language where it is',
    {
      th: { do: { a: 'ก', b: 'ข' } },
      en: { do: { a: 'a', b: 'a label of more than twenty' } },
      code: 'verbChoice(`shop.do.${what}`, verb)',
    },
    ['src/a.ts: label shop.do.b is over 20 letters in en'],
  ],
  [
    'a text that nobody uses',
    { th: { a: '1', b: '2' }, en: { a: '1', b: '2' }, code },
    ['shop.b: nobody uses it'],
  ],
  [
    'a literal beside texts that is none of them',
    {
      th: { g: { a: '1' } },
      en: { g: { a: '1' } },
      code: "step('shop.g.a'); step('shop.g.b'); may('shop.open')",
    },
    ['src/a.ts: no text shop.g.b'],
  ],
  [
    'a number of things without a form for one',
    { th: { a: '{{count}} คน' }, en: { a: '{{count}} people' }, code },
    ['en shop.a: counts things and has no form for one'],
  ],
  ['an empty text', { th: { a: '' }, en: { a: '1' }, code }, ['th shop.a: is empty']],
  [
    'a placeholder that is not understood',
    { th: { a: '{{ x }}' }, en: { a: '{{ x }}' }, code },
    [
      'en shop.a: has a placeholder that is not understood',
      'th shop.a: has a placeholder that is not understood',
    ],
  ],
  [
    'a label that is too long',
    { th: { a: 'ก'.repeat(21) }, en: { a: 'น้ำ'.repeat(10) }, code: "label: 'shop.a'" },
    ['src/a.ts: label shop.a is over 20 letters in th'],
  ],
  [
    'a label that is too long, given to what makes a button',
    { th: { a: '1' }, en: { a: 'n'.repeat(21) }, code: "verbChoice('shop.a', 'menu')" },
    ['src/a.ts: label shop.a is over 20 letters in en'],
  ],
  [
    'a button that is too long, wherever it is asked for',
    { th: { button: '1' }, en: { button: 'n'.repeat(21) }, code: "const shown = 'shop.button'" },
    ['label shop.button is over 20 letters in en'],
  ],
])('%s is found', (_, given, problems) => {
  expect(problemsOf(given)).toEqual(problems);
});
