import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS } from '../lib/find-chromium.ts';
import { galleryCards, nameOf, type GalleryCard } from './gallery-cards.ts';
import { serveGallery } from './serve-gallery.ts';
import { staticPage } from './static-page.ts';

/** Phones that cards are measured on; the pictures are of the one that most people hold. */
const WIDTHS = [320, 360, 390];
const SHOWN_WIDTH = 360;
/** Five phones side by side. */
const VIEWPORT = { width: 2000, height: 1200 };

/** Stands for whatever picture a card has: nothing is fetched. */
const PICTURE = {
  contentType: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h2v2h2v2H2V2H0z"/></svg>',
};

export interface MadeGallery {
  cards: number;
  /** What was cut, stuck out or is too small, on which phone. */
  faults: string[];
}

/**
 * Draws every card with the chat page's own renderer: `index.html` with all of them, a picture a
 * template and language, and what is wrong with any on any of the phones.
 * @param out folder, made anew
 */
export async function makeGallery(out: string, executablePath: string): Promise<MadeGallery> {
  const cards = galleryCards();
  const served = await serveGallery();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.route(/^https:/, (route) => route.fulfill(PICTURE));
    await page.goto(served.url);
    await page.waitForFunction('globalThis.ready === true');
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const faults: string[] = [];
    for (const width of WIDTHS) {
      await draw(page, cards, width);
      const found: string[] = await page.evaluate('measure()');
      faults.push(...found.map((fault) => `${width} px: ${fault}`));
    }
    await keep(page, cards, out);
    return { cards: cards.length, faults };
  } finally {
    await browser.close();
    await served.stop();
  }
}

const draw = (page: Page, cards: readonly GalleryCard[], width: number): Promise<void> => {
  const shown = cards.map((card) => ({ name: nameOf(card), message: card.message }));
  return page.evaluate(`draw(${JSON.stringify(shown)}, ${width})`);
};

async function keep(page: Page, cards: readonly GalleryCard[], out: string): Promise<void> {
  await draw(page, cards, SHOWN_WIDTH);
  writeFileSync(join(out, 'index.html'), staticPage(await page.content()));
  const shelves = new Map<string, GalleryCard[]>();
  for (const card of cards) {
    const shelf = `${card.template}.${card.lang}${card.sample === 'extreme' ? '.extreme' : ''}`;
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), card]);
  }
  for (const [shelf, own] of shelves) {
    await draw(page, own, SHOWN_WIDTH);
    await page.screenshot({ path: join(out, `${shelf}.png`), fullPage: true });
  }
}
