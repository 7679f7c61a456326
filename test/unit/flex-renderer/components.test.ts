import { expect, test } from '@jest/globals';
import { draw, drawOne } from './draw.ts';

test.each([
  ['xxs', '11px'],
  ['sm', '14px'],
  ['5xl', '74px'],
  ['27px', '27px'],
])('text of size %s is %s', (size, px) => {
  const root = drawOne({ type: 'text', text: 'ก', size });
  expect(root.one('fx-text').styles.get('font-size')).toBe(px);
});

test('text carries weight, colour, style, decoration, alignment and gravity', () => {
  const root = drawOne({
    type: 'text',
    text: 'ก',
    weight: 'bold',
    color: '#aa0000',
    style: 'italic',
    decoration: 'line-through',
    align: 'end',
    gravity: 'bottom',
  });
  expect(Object.fromEntries(root.one('fx-text').styles)).toMatchObject({
    'font-weight': '700',
    color: '#aa0000',
    'font-style': 'italic',
    'text-decoration': 'line-through',
    'justify-content': 'flex-end',
  });
  expect(root.one('fx-line').styles.get('text-align')).toBe('end');
});

test('text stays on one line unless it wraps; maxLines and lineSpacing need wrap', () => {
  const short = drawOne({ type: 'text', text: 'ก', maxLines: 2 }).one('fx-line');
  expect(short.className).toBe('fx-line');
  const long = drawOne({ type: 'text', text: 'ก', wrap: true, maxLines: 2, lineSpacing: '6px' });
  expect(long.one('fx-line').className).toBe('fx-line fx-wrap fx-clamp');
  expect(Object.fromEntries(long.one('fx-line').styles)).toEqual({
    '-webkit-line-clamp': '2',
    'line-height': 'calc(1.5em + 6px)',
  });
});

test('spans replace the text and keep their own looks', () => {
  const contents = [
    { type: 'span', text: '1,200', weight: 'bold', size: 'xl' },
    { type: 'span', text: ' บาท', color: '#555555' },
  ];
  const root = drawOne({ type: 'text', text: 'unused', contents });
  expect(root.one('fx-text').textContent).toBe('1,200 บาท');
  const [amount, unit] = root.all('fx-span');
  expect(amount?.styles.get('font-size')).toBe('22px');
  expect(unit?.styles.get('color')).toBe('#555555');
});

test('text and buttons that shrink to fit are marked for the pass after layout', () => {
  const action = { type: 'message', label: 'ก', text: 'ก' };
  const shrunk = drawOne({ type: 'text', text: 'ก', adjustMode: 'shrink-to-fit' });
  const button = drawOne({ type: 'button', adjustMode: 'shrink-to-fit', action });
  expect(shrunk.one('fx-text').dataset['fit']).toBe('shrink');
  expect(button.one('fx-button').dataset['fit']).toBe('shrink');
});

test('a button colours its face when primary or secondary, its letters when link', () => {
  const action = { type: 'message', label: 'ตกลง', text: 'ตกลง' };
  const face = drawOne({ type: 'button', style: 'primary', color: '#123456', action });
  const link = drawOne({ type: 'button', color: '#123456', height: 'sm', action });
  expect(face.one('fx-button-primary').styles.get('background-color')).toBe('#123456');
  expect(link.one('fx-button-link').styles.get('color')).toBe('#123456');
  expect(link.one('fx-button-link').className).toContain('fx-button-sm');
  expect(link.one('fx-button-link').textContent).toBe('ตกลง');
});

test('a button, a tappable box and a tappable bubble hand over their action', () => {
  const seen: unknown[] = [];
  const postback = (data: string) => ({ type: 'postback', label: data, data });
  const button = { type: 'button', action: postback('button') };
  const inner = { type: 'box', layout: 'vertical', contents: [], action: postback('box') };
  const body = { type: 'box', layout: 'vertical', contents: [button, inner] };
  const root = draw({ type: 'bubble', body, action: postback('bubble') }, (a) => seen.push(a.data));
  root.one('fx-button-tap').fire('click');
  const [box] = root.one('fx-body').all('fx-tappable');
  box?.fire('keydown', { key: 'Enter' });
  box?.fire('keydown', { key: 'x' });
  root.one('fx-bubble').fire('click');
  expect(seen).toEqual(['button', 'box', 'bubble']);
  expect(box?.tabIndex).toBe(0);
  expect(box?.attributes.get('role')).toBe('button');
});

test('an image takes keyword, pixel, percent and full sizes, its ratio and its fit', () => {
  const image = (more: object) =>
    drawOne({ type: 'image', url: 'https://example.org/a.png', ...more });
  const widths = [{}, { size: 'xxs' }, { size: '72px' }, { size: '40%' }, { size: 'full' }].map(
    (more) => image(more).one('fx-frame').styles.get('width'),
  );
  expect(widths).toEqual(['100px', '40px', '72px', '40%', '100%']);
  const cover = image({ aspectRatio: '20:13', aspectMode: 'cover' });
  expect(cover.one('fx-frame').styles.get('aspect-ratio')).toBe('20 / 13');
  expect(cover.one('fx-picture').styles.get('object-fit')).toBe('cover');
  expect(image({ aspectRatio: '0:x' }).one('fx-frame').styles.get('aspect-ratio')).toBe('1 / 1');
});

test('an icon grows with its size and a video shows its preview and opens its file', () => {
  const icon = drawOne({ type: 'icon', url: 'https://example.org/i.png', size: 'xl' });
  expect(icon.one('fx-icon').styles.get('font-size')).toBe('22px');
  const seen: unknown[] = [];
  const hero = {
    type: 'video',
    url: 'https://example.org/v.mp4',
    previewUrl: 'https://example.org/p.png',
    aspectRatio: '16:9',
  };
  const root = draw({ type: 'bubble', hero }, (action) => seen.push(action['uri']));
  expect(root.one('fx-picture').src).toBe('https://example.org/p.png');
  root.one('fx-tappable').fire('click');
  expect(seen).toEqual(['https://example.org/v.mp4']);
});
