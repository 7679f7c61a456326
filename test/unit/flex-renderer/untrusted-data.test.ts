import { expect, test } from '@jest/globals';
import { draw, drawOne } from './draw.ts';

interface Urls {
  safeActionUrl: (value: unknown) => string | null;
  safeImageUrl: (value: unknown) => string | null;
}
const path = '../../../src/simulator/page/flex/safe-url.js';
const { safeActionUrl, safeImageUrl } = (await import(path)) as Urls;

test('markup in a text stays text', () => {
  const words = '<img src=x onerror=alert(1)>';
  const line = drawOne({ type: 'text', text: words }).one('fx-line');
  expect(line.children).toEqual([words]);
});

test('CSS that is not a LINE colour, length or gradient is dropped', () => {
  const root = drawOne({
    type: 'box',
    layout: 'vertical',
    contents: [],
    backgroundColor: 'url(https://example.org/track)',
    paddingAll: '1px;position:fixed',
    width: 'calc(100vw)',
    background: { type: 'linearGradient', angle: '0deg', startColor: 'red', endColor: '#ffffff' },
    justifyContent: 'inherit',
    borderWidth: 'toString',
  });
  const [, inner] = root.all('fx-box');
  expect(Object.fromEntries(inner?.styles ?? [])).toEqual({ flex: 'none' });
});

test('a picture with another scheme is not loaded', () => {
  const root = drawOne({ type: 'image', url: 'javascript:alert(1)' });
  expect(root.one('fx-picture').src).toBe('');
  expect(root.one('fx-picture').className).toContain('fx-broken');
});

test.each([
  ['https://example.org/ก', 'https://example.org/%E0%B8%81'],
  ['tel:1234', 'tel:1234'],
  ['line://nv/chat', 'line://nv/chat'],
  ['javascript:alert(1)', null],
  [' JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['/relative', null],
  [undefined, null],
])('the uri action %s becomes %s', (uri, expected) => {
  expect(safeActionUrl(uri)).toBe(expected);
});

test('inline pictures may be bitmaps, never svg', () => {
  expect(safeImageUrl('data:image/png;base64,AAAA')).toBe('data:image/png;base64,AAAA');
  expect(safeImageUrl('data:image/svg+xml;base64,AAAA')).toBeNull();
  expect(safeImageUrl('file:///etc/passwd')).toBeNull();
});

test('missing and misshapen parts draw nothing instead of failing', () => {
  const root = draw({ type: 'bubble', header: null, body: { type: 'box', contents: 'no' } });
  expect(root.one('fx-body').all('fx-box')).toHaveLength(1);
  expect(draw({ type: 'carousel', contents: 'no' }).children).toEqual([]);
});
