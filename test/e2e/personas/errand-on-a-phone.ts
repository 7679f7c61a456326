import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PersonaKey } from '../../../src/demo/personas.ts';
import { faultsOf } from '../../unit/page/browser.ts';
import { ERRANDS } from './errands.ts';
import { Thumb } from './thumb.ts';

/** What most people hold. */
const PHONE = { width: 360, height: 740 };
const PATIENCE_MS = 30_000;

/** Left out of git; a picture after each act, and the last once more as in LINE's dark mode. */
export const SHOTS = fileURLToPath(
  new URL('../../../build/screenshots/personas/', import.meta.url),
);

/** One persona with a small phone does their errand on the chat page; answers what was wrong. */
export async function errandOnAPhone(
  browser: Browser,
  origin: string,
  key: PersonaKey,
): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const page = await browser.newPage({ viewport: PHONE });
  page.setDefaultTimeout(PATIENCE_MS);
  const seen = faultsOf(page);
  await page.goto(`${origin}/?left=${key}`);
  const thumb = new Thumb(page);
  const found: string[] = [];
  const { acts, sees } = ERRANDS[key];
  for (const [at, act] of acts.entries()) {
    await thumb.act(act);
    found.push(...(await thumb.faults()).map((fault) => `${JSON.stringify(act)}: ${fault}`));
    await page.screenshot({ path: `${SHOTS}${key}-${at + 1}.png` });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${SHOTS}${key}-dark.png` });
  const last = await thumb.lastAnswer();
  await page.close();
  expect({ found, seen, last }).toEqual({
    found: [],
    seen: [],
    last: expect.stringMatching(sees),
  });
}
