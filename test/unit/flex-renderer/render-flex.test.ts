import { expect, test } from '@jest/globals';
import { draw, drawOne, type Json } from './draw.ts';

const text = (words: string, more: Json = {}): Json => ({ type: 'text', text: words, ...more });
const box = (layout: string, contents: Json[], more: Json = {}): Json => ({
  type: 'box',
  layout,
  contents,
  ...more,
});
const bubble = (body: Json, more: Json = {}): Json => ({ type: 'bubble', body, ...more });

test.each([
  ['nano', '120px'],
  ['micro', '160px'],
  ['deca', '220px'],
  ['hecto', '241px'],
  ['kilo', '260px'],
  ['mega', '300px'],
  ['giga', '386px'],
  [undefined, '300px'],
  ['constructor', '300px'],
])('a bubble of size %s is %s wide', (size, width) => {
  const root = draw({ type: 'bubble', size, body: box('vertical', []) });
  expect(root.one('fx-bubble').styles.get('width')).toBe(width);
});

test('blocks come in the order header, hero, body, footer whatever the order in the JSON', () => {
  const root = draw({
    type: 'bubble',
    footer: box('vertical', [text('4')]),
    body: box('vertical', [text('3')]),
    hero: { type: 'image', url: 'https://example.org/a.png' },
    header: box('vertical', [text('1')]),
  });
  expect(root.all('fx-block').map((b) => b.className)).toEqual([
    'fx-block fx-header',
    'fx-block fx-hero',
    'fx-block fx-body',
    'fx-block fx-footer',
  ]);
});

test('a separator style rules off a block, but never the first one', () => {
  const styles = {
    body: { separator: true },
    footer: { separator: true, separatorColor: '#ff0000' },
  };
  const root = draw(bubble(box('vertical', []), { footer: box('vertical', []), styles }));
  expect(root.one('fx-body').className).not.toContain('fx-ruled');
  expect(root.one('fx-footer').styles.get('border-top-color')).toBe('#ff0000');
});

test('a carousel draws its bubbles in order and can be focused for the arrow keys', () => {
  const bubbles = ['ก', 'ข', 'ค'].map((word) => bubble(box('vertical', [text(word)])));
  const root = draw({ type: 'carousel', contents: bubbles });
  expect(root.tabIndex).toBe(0);
  expect(root.all('fx-bubble').map((b) => b.textContent)).toEqual(['ก', 'ข', 'ค']);
});

test('children of a horizontal box share the width, flex 0 keeps its own', () => {
  const row = box('horizontal', [text('a'), text('b', { flex: 3 }), text('c', { flex: 0 })]);
  const shares = draw(bubble(row))
    .all('fx-text')
    .map((t) => t.styles.get('flex'));
  expect(shares).toEqual(['1 0 0', '3 0 0', 'none']);
});

test('children of a vertical box keep their height unless they have flex', () => {
  const column = box('vertical', [text('a'), text('b', { flex: 2 })]);
  const shares = draw(bubble(column))
    .all('fx-text')
    .map((t) => t.styles.get('flex'));
  expect(shares).toEqual(['none', '2 0 auto']);
});

test('spacing stands between children, and a margin of their own replaces it', () => {
  const column = box('vertical', [text('a'), text('b'), text('c', { margin: 'xxl' })], {
    spacing: 'md',
  });
  const margins = draw(bubble(column))
    .all('fx-text')
    .map((t) => t.styles.get('margin-top'));
  expect(margins).toEqual([undefined, '8px', '20px']);
});

test('spacing goes along the row in horizontal and baseline boxes', () => {
  const row = box('baseline', [text('a'), text('b')], { spacing: 'sm' });
  const [, second] = draw(bubble(row)).all('fx-text');
  expect(second?.styles.get('margin-inline-start')).toBe('4px');
});

test('an absolute child takes its offsets and leaves the flow', () => {
  const root = drawOne(
    box('vertical', [], { position: 'absolute', offsetTop: '18px', offsetEnd: 'md', flex: 1 }),
  );
  const child = root.one('fx-absolute');
  expect(Object.fromEntries(child.styles)).toEqual({ top: '18px', 'inset-inline-end': '8px' });
});

test('a box is padded, measured, bordered, rounded and filled', () => {
  const drawn = drawOne(
    box('vertical', [], {
      paddingAll: 'lg',
      paddingStart: '5px',
      width: '50%',
      height: '30px',
      borderWidth: 'semi-bold',
      borderColor: '#00000080',
      cornerRadius: 'xl',
      backgroundColor: '#f0f0f0',
      background: {
        type: 'linearGradient',
        angle: '90deg',
        startColor: '#000000',
        endColor: '#ffffff',
        centerColor: '#123456',
        centerPosition: '30%',
      },
      justifyContent: 'space-between',
      alignItems: 'center',
    }),
  );
  const [, inner] = drawn.all('fx-box');
  expect(Object.fromEntries(inner?.styles ?? [])).toMatchObject({
    padding: '12px',
    'padding-inline-start': '5px',
    width: '50%',
    height: '30px',
    'border-width': '3px',
    'border-color': '#00000080',
    'border-radius': '16px',
    'background-color': '#f0f0f0',
    'background-image': 'linear-gradient(90deg, #000000, #123456 30%, #ffffff)',
    'justify-content': 'space-between',
    'align-items': 'center',
  });
});

test('filler and spacer take room, without the spacing of the box', () => {
  const row = box('horizontal', [text('a'), { type: 'filler' }, { type: 'spacer', size: 'xl' }], {
    spacing: 'lg',
  });
  const [filler, spacer] = draw(bubble(row)).all('fx-room');
  expect(Object.fromEntries(filler?.styles ?? [])).toEqual({ flex: '1 0 0' });
  expect(spacer?.styles.get('width')).toBe('16px');
  expect(spacer?.styles.has('margin-inline-start')).toBe(false);
});

test('an unknown component draws an empty place and leaves the rest', () => {
  const root = draw(bubble(box('vertical', [{ type: 'hologram' }, text('ยอด')])));
  expect(root.one('fx-unknown').textContent).toBe('[hologram]');
  expect(root.one('fx-text').textContent).toBe('ยอด');
});
