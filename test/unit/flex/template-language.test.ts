import { expect, test } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import { createRenderer } from '../../../src/adapters/line/renderer.ts';
import type { CardData } from '../../../src/conversation/view.ts';
import { bubble, folderOf } from './template-folder.ts';

const sealer = createSealer(new Uint8Array(32));
const translator = loadTranslator('locales');

interface Body {
  contents: { body: { contents: unknown[] } };
}

function render(
  template: unknown,
  data: CardData,
  large = false,
  partials: object = {},
): unknown[] {
  const files = Object.entries(partials).map(([name, json]) => [`partials/${name}.json`, json]);
  const templatesDir = folderOf({
    'partials/none.json': { $body: {} },
    ...Object.fromEntries(files),
    'card.json': template,
  });
  const renderer = createRenderer({ translator, templatesDir, sealer });
  const view = { kind: 'card', template: 'card', data, alt: { t: 'common.menu' } } as const;
  const [message] = renderer.render([view], { lang: 'th', audience: 'p', large });
  return (message as unknown as Body).contents.body.contents;
}

const text = (value: string): { type: string; text: string } => ({ type: 'text', text: value });

test('placeholders take data, formatted, and words', () => {
  expect(
    render(bubble(text('{{a}} {{t:common.baht}}'), text('{{t:cards.member_number}}')), {
      a: { money: 123_450n },
      number: '007',
    }),
  ).toEqual([text('1,234.50 บาท'), text('สมาชิกเลขที่ 007')]);
});

test('what a person wrote is never read as a placeholder', () => {
  expect(render(bubble(text('{{a}}')), { a: '{{b}} {{t:common.menu}}' })).toEqual([
    text('{{b}} {{t:common.menu}}'),
  ]);
});

test('$if and $unless keep or drop a node; empty lists, empty texts and false count as absent', () => {
  const template = bubble(
    { $if: 'a', ...text('yes') },
    { $unless: 'a', ...text('no') },
    { type: 'separator' },
  );
  const separator = { type: 'separator' };
  for (const a of [true, 'x', 0, { money: 0n }])
    expect(render(template, { a })).toEqual([text('yes'), separator]);
  for (const a of [false, '', undefined, [] as CardData[]])
    expect(render(template, { a })).toEqual([text('no'), separator]);
});

test('$each repeats a node; items see their own names first, then what is around them', () => {
  const template = bubble({ $each: 'rows', ...text('{{title}}{{sign}}') });
  expect(
    render(template, { rows: [{ title: 'a' }, { title: 'b', sign: '?' }], sign: '!' }),
  ).toEqual([text('a!'), text('b?')]);
});

test('$choice makes a button, is dropped when absent, and turns a box into a tappable one', () => {
  const pick = { label: 'common.choose', act: { do: 'copy', text: 'x' } } as const;
  const template = bubble(
    text('a'),
    { $choice: 'one', style: 'primary' },
    {
      $choice: 'two',
      type: 'box',
      layout: 'vertical',
      contents: [],
    },
  );
  const action = { type: 'clipboard', label: 'เลือก', clipboardText: 'x' };
  expect(render(template, { one: pick })).toEqual([
    text('a'),
    { type: 'button', style: 'primary', action },
  ]);
  expect(render(template, { two: pick })[1]).toMatchObject({ type: 'box', action });
});

test('$use puts a partial in, with arguments, slots and optional parts', () => {
  const partials = {
    pair: {
      $args: { label: null, value: null, extra: null, flex: 2, slot: null },
      $body: {
        type: 'box',
        layout: 'horizontal',
        contents: [
          { ...text('{{@label}}: {{@value}}'), flex: '{{@flex}}' },
          { $ifArg: 'extra', ...text('{{@extra}}') },
          { $slot: 'slot' },
        ],
      },
    },
  };
  const use = { $use: 'partials/pair', label: '{{t:common.menu}}', value: '{{v}}' };
  expect(render(bubble(use), { v: 'x' }, false, partials)[0]).toMatchObject({
    contents: [{ text: 'เมนู: x', flex: 2 }],
  });
  const full = { ...use, extra: 'more', slot: [text('{{v}}'), { $if: 'w', ...text('w') }] };
  expect(render(bubble(full), { v: 'x' }, false, partials)[0]).toMatchObject({
    contents: [{ text: 'เมนู: x' }, text('more'), text('x')],
  });
  expect(() => render(bubble({ ...use, other: 1 }), { v: 'x' }, false, partials)).toThrow(
    'partials/pair has no argument other',
  );
  expect(() => render(bubble({ $use: 'partials/pair', label: 'a' }), {}, false, partials)).toThrow(
    'partials/pair needs the argument value',
  );
});

test('large letters make every text one size larger', () => {
  const template = bubble(text('a'), { ...text('b'), size: '5xl' }, { ...text('c'), size: 'sm' });
  expect(render(template, {}, true)).toMatchObject([
    { size: 'lg' },
    { size: '5xl' },
    { size: 'md' },
  ]);
});

test.each([
  ['missing data', bubble(text('{{a}}')), {}, 'card: no value for a'],
  ['data that nothing shows', bubble(text('x')), { a: 'x' }, 'card: nothing shows a'],
  [
    'data of an item that nothing shows',
    bubble({ $each: 'rows', ...text('{{a}}') }),
    { rows: [{ a: '1', b: '2' }] },
    'card: nothing shows b',
  ],
  [
    'a list that is none',
    bubble({ $each: 'rows', ...text('{{a}}') }),
    { rows: 'x' },
    'no list for rows',
  ],
  ['an empty text', bubble(text('{{a}}')), { a: '' }, 'card: empty text in body'],
  [
    'an unguarded link without address',
    bubble(text('{{a}}')),
    { a: { chatLink: 'x' } },
    'no address for a',
  ],
  ['a missing key', bubble(text('{{t:common.nothing}}')), {}, 'no text common.nothing'],
  ['an unknown directive', bubble({ $when: 'a', ...text('x') }), {}, 'unknown directive $when'],
  ['a broken placeholder', bubble(text('{{ a }}')), {}, 'placeholder not understood'],
  ['an unknown partial', bubble({ $use: 'partials/nix' }), {}, 'no partial partials/nix'],
  ['an unknown node', bubble({ type: 'filler' }), {}, 'filler is not expected'],
  ['a card over 30 KB', bubble(text('{{a}}')), { a: 'ก'.repeat(10_000) }, 'over 30000'],
] as const)('%s throws', (_, template, data, message) => {
  expect(() => render(template, data as CardData)).toThrow(message);
});

test('parts that are the same for everyone are shared and cannot be changed', () => {
  const [a] = render(bubble({ type: 'separator' }, text('{{a}}')), { a: 'x' });
  expect(() => {
    (a as { type: string }).type = 'text';
  }).toThrow();
});
