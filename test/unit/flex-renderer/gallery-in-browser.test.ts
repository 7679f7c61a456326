import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { galleryCards } from '../../../scripts/gallery/gallery-cards.ts';
import { serveGallery, type ServedGallery } from '../../../scripts/gallery/serve-gallery.ts';
import { describeInBrowser, launch } from '../page/browser.ts';
import type { Json } from './draw.ts';

jest.setTimeout(30_000);

test('every template is in the gallery in both languages and both sizes', () => {
  const cards = galleryCards();
  const kinds = new Set(cards.map(({ lang, large }) => `${lang} ${large}`));
  expect(kinds.size).toBe(4);
  expect(new Set(cards.map(({ template }) => template)).size).toBeGreaterThan(15);
  expect(cards.every(({ message }) => message !== undefined)).toBe(true);
});

describeInBrowser('the gallery measures', () => {
  let browser: Browser;
  let served: ServedGallery;
  let page: Page;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serveGallery()]);
    page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction('globalThis.ready === true');
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  const faultsOf = async (...contents: Json[]): Promise<string[]> => {
    const body = { type: 'box', layout: 'vertical', contents };
    const message = { type: 'flex', altText: 'ก', contents: { type: 'bubble', body } };
    await page.evaluate(`draw([{ name: 'card', message: ${JSON.stringify(message)} }], 320)`);
    return page.evaluate('measure()');
  };
  const words = 'เงินสัจจะสะสมของกลุ่มออมทรัพย์เพื่อการผลิต '.repeat(3);

  test('a line that does not fit, one cut after its lines, a label of a button, small letters', async () => {
    expect(await faultsOf({ type: 'text', text: 'ยอดเงิน', wrap: true })).toEqual([]);
    expect(await faultsOf({ type: 'text', text: words })).toEqual([expect.stringMatching(/cut:/)]);
    const clamped = { type: 'text', text: words, wrap: true, maxLines: 1 };
    expect(await faultsOf(clamped)).toEqual([expect.stringMatching(/cut/)]);
    const action = { type: 'postback', label: words.slice(0, 60), data: 'x' };
    expect(await faultsOf({ type: 'button', action })).toEqual([expect.stringMatching(/cut:/)]);
    expect(await faultsOf({ type: 'text', text: 'ยอด', size: '8px' })).toEqual([
      expect.stringMatching(/8 px small/),
    ]);
  });

  test('what sticks out of its card', async () => {
    const wide = { type: 'text', text: 'ยอด', position: 'absolute', offsetStart: '260px' };
    expect(await faultsOf({ type: 'text', text: 'ก' }, wide)).not.toEqual([]);
  });
});
