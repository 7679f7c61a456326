import { expect, test } from '@jest/globals';
import { namesIn, readSamples } from '../../../scripts/flex-samples.ts';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import { createRenderer } from '../../../src/adapters/line/renderer.ts';

type Node = Record<string, unknown>;

/** WCAG 2: what people with weak eyes need for text. */
const LEAST_CONTRAST = 4.5;

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Of a button's label, by its style; a link has none that a card could rely on. */
const LABEL_INK: Readonly<Record<string, string>> = { primary: '#FFFFFF', secondary: '#111111' };

/** Grounds that say nothing by their colour: a card's own, and its head's. */
const PLAIN = new Set(['#FFFFFF', '#0B5D3B', '#E3E8E5']);
const SIGN = /^[⚠✓✗]/u;

/** Every text with its colour and the background it stands on; a colour left to the phone is ''. */
function textsOf(
  node: unknown,
  behind: string,
): { text: string; colour: string; behind: string }[] {
  if (Array.isArray(node)) return node.flatMap((one) => textsOf(one, behind));
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, color, backgroundColor, style, action } = node as Node;
  if (type === 'button') {
    // LINE draws the label itself, alike in both modes; the card sets what it stands on.
    const label = String((action as Node | undefined)?.['label']);
    const ink = LABEL_INK[String(style)] ?? '';
    return [{ text: label, colour: ink, behind: typeof color === 'string' ? color : '' }];
  }
  const ground = typeof backgroundColor === 'string' ? backgroundColor : behind;
  if (type === 'text')
    return [{ text: String(text), colour: typeof color === 'string' ? color : '', behind: ground }];
  return Object.values(node).flatMap((below) => textsOf(below, ground));
}

test('the measure agrees with WCAG’s own example values', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});

test('every text and button of every card has its colour and ground in any mode, stands out, and says more than by colour', () => {
  const renderer = createRenderer({
    translator: loadTranslator('locales'),
    templatesDir: 'flex-templates',
    sealer: createSealer(new Uint8Array(32)),
    publicUrl: 'https://bot.example.org',
  });
  const run = { runId: 'run', step: 'step', rev: 1 };
  let seen = 0;
  for (const template of namesIn('flex-templates'))
    for (const data of Object.values(readSamples('flex-templates', template) ?? {})) {
      const view = { kind: 'card', template, data, alt: { t: 'common.menu' } } as const;
      const [message] = renderer.render([view], { lang: 'th', audience: 'p', run });
      for (const { text, colour, behind } of textsOf(message?.['contents'], '')) {
        expect([template, text, /^#\w{6}$/.test(colour), /^#\w{6}$/.test(behind)]).toEqual([
          template,
          text,
          true,
          true,
        ]);
        if (!PLAIN.has(behind) && !SIGN.test(text))
          throw new Error(`${template}: ${text}: only its colour ${behind} says what it is`);
        if (contrast(colour, behind) < LEAST_CONTRAST)
          throw new Error(`${template}: ${text}: ${colour} on ${behind}`);
        seen += 1;
      }
    }
  expect(seen).toBeGreaterThan(100);
});
