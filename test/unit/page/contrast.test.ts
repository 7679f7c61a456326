import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const css = readFileSync('src/simulator/page/styles/base.css', 'utf8');
const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);
const READABLE = 4.5;

/** Pairs of text and ground as the style sheets put them together. */
const PAIRS = [
  ['ink', 'bg'],
  ['ink', 'panel'],
  ['ink', 'chip'],
  ['muted', 'bg'],
  ['muted', 'panel'],
  ['muted', 'chip'],
  ['on-accent', 'accent'],
  ['accent', 'panel'],
  ['warn', 'panel'],
  ['chat-ink', 'chat-bg'],
  ['on-mine', 'mine'],
  ['on-theirs', 'theirs'],
  ['link', 'theirs'],
  ['panel', 'muted'],
];

function colour(scheme: string, name: string): string {
  const match = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(scheme);
  if (match?.[1] === undefined) throw new Error(`no --${name}`);
  return match[1];
}

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ['light', light],
  ['dark', dark],
])('every text of the %s page stands out from its ground', (_, scheme) => {
  const weak = PAIRS.map(([text = '', ground = '']) => ({
    pair: `${text} on ${ground}`,
    ratio: contrast(colour(scheme, text), colour(scheme, ground)),
  })).filter(({ ratio }) => ratio < READABLE);
  expect(weak).toEqual([]);
});
