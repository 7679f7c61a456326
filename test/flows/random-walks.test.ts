import { expect, test } from '@jest/globals';
import { buildFeatures } from '../../src/composition/features.ts';
import { makeLocales, PSEUDO } from '../support/pseudo-language.ts';
import { randomWalks } from '../support/random-walk.ts';

/** Two words of letters that the pseudo language has not. */
const PSEUDO_LETTER = /[\u0430-\u0449]/;
const ENGLISH = /[a-z]{3,} [a-z]{3,}/;

test('walks of taps and words, into every flow: answered each time, soundly, and never held', async () => {
  const { faults, flows } = await randomWalks({ seed: 10, walks: 60, steps: 4, perBot: 30 });
  expect(faults.slice(0, 5)).toEqual([]);
  expect([...buildFeatures().flows.keys()].filter((flow) => !flows.has(flow))).toEqual([]);
}, 60_000);

test('a third language is a folder: what is said to who speaks it comes from there', async () => {
  const locales = makeLocales();
  try {
    const { faults, flows } = await randomWalks({
      seed: 7,
      walks: 34,
      steps: 2,
      perBot: 34,
      pseudo: { lang: PSEUDO, localesDir: locales.dir },
      wrong: (words) =>
        PSEUDO_LETTER.test(words) ? ENGLISH.exec(words)?.[0] : `another language: ${words}`,
    });
    expect(faults.slice(0, 5)).toEqual([]);
    expect(flows.size).toBeGreaterThan(12);
  } finally {
    locales.remove();
  }
}, 60_000);
