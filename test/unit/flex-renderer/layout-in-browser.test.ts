import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launch } from '../page/browser.ts';
import { balanceCard, tallText } from './cards.ts';
import type { Json } from './draw.ts';

jest.setTimeout(30_000);
const FLEX = 'src/simulator/page/flex';
const HTML = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/flex.css">
<body style="margin:0;font-family:'Noto Sans','Noto Sans Thai',Loma,sans-serif">
<script type="module">
import { renderFlex } from '/render-flex.js';
import { shrinkToFit } from '/shrink.js';
globalThis.draw = (card) => {
  document.body.replaceChildren(renderFlex(document, card));
  shrinkToFit(document.body);
};
</script>`;

/** Serves the renderer as a page would: over HTTP, so that its modules load. */
function serve(): Promise<Server> {
  const server = createServer(({ url = '/' }, res) => {
    if (url === '/') return res.setHeader('content-type', 'text/html').end(HTML);
    if (!/^\/[a-z-]+\.(?:js|css)$/.test(url)) return res.writeHead(404).end();
    const type = url.endsWith('.css') ? 'text/css' : 'text/javascript';
    return res.setHeader('content-type', type).end(readFileSync(`${FLEX}${url}`));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describeInBrowser('Flex messages laid out in a browser', () => {
  let browser: Browser;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
    page = await browser.newPage({ viewport: { width: 420, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('globalThis.draw !== undefined');
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const draw = (card: Json) => page.evaluate(`draw(${JSON.stringify(card)})`);
  const boxOf = async (selector: string, index = 0) => {
    const box = await page.locator(selector).nth(index).boundingBox();
    if (box === null) throw new Error(`${selector} is not shown`);
    return box;
  };

  test.each([
    ['nano', 120],
    ['micro', 160],
    ['kilo', 260],
    ['mega', 300],
    ['giga', 386],
  ])('a %s bubble is %d pixels wide and nothing in it sticks out', async (size, width) => {
    await draw(balanceCard(size));
    const bubble = await boxOf('.fx-bubble');
    expect(bubble.width).toBe(width);
    for (const part of ['.fx-text', '.fx-button-tap', '.fx-separator']) {
      for (let n = 0; n < (await page.locator(part).count()); n += 1) {
        const { x, width: wide } = await boxOf(part, n);
        expect(x).toBeGreaterThanOrEqual(bubble.x);
        expect(x + wide).toBeLessThanOrEqual(bubble.x + bubble.width);
      }
    }
  });

  test('buttons, blocks and rows have the heights and paddings of LINE', async () => {
    await draw(balanceCard('mega'));
    const [bubble, header] = [await boxOf('.fx-bubble'), await boxOf('.fx-header .fx-text')];
    expect(header.x - bubble.x).toBe(20);
    expect(header.y - bubble.y).toBe(20);
    const button = await boxOf('.fx-button-tap');
    expect([button.width, button.height]).toEqual([280, 52]);
    const [label, value] = [
      await boxOf('.fx-baseline .fx-text', 0),
      await boxOf('.fx-baseline .fx-text', 1),
    ];
    expect(label.width / value.width).toBeCloseTo(5 / 4, 1);
    expect(value.x - (label.x + label.width)).toBeCloseTo(8, 1);
  });

  test('a figure that is too wide shrinks until it fits, one that fits stays', async () => {
    const figure = page.locator('[data-fit] .fx-line');
    const measure = () =>
      figure.evaluate((e: { scrollWidth: number; clientWidth: number }) => [
        e.scrollWidth - e.clientWidth,
        Number.parseFloat(Reflect.get(globalThis, 'getComputedStyle')(e).fontSize),
      ]);
    await draw(balanceCard('giga'));
    expect(await measure()).toEqual([0, 35]);
    await draw(balanceCard('kilo'));
    const [over, px] = await measure();
    expect(over).toBe(0);
    expect(px).toBeLessThan(35);
    expect(px).toBeGreaterThan(20);
  });

  test('stacked Thai marks are drawn whole: clipping the lines changes no pixel', async () => {
    await draw(tallText);
    const clipped = await page.screenshot();
    await page.addStyleTag({ content: '.fx-line, .fx-box { overflow: visible !important }' });
    expect((await page.screenshot()).equals(clipped)).toBe(true);
  });

  test('bubbles of a carousel are equally high and the next one shows', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    const bubbles = [balanceCard('mega'), { type: 'bubble', size: 'mega', body: tallText['body'] }];
    await draw({ type: 'carousel', contents: bubbles });
    const [first, second] = [await boxOf('.fx-bubble', 0), await boxOf('.fx-bubble', 1)];
    expect(second.height).toBe(first.height);
    expect(second.x).toBeLessThan(360 - 20);
  });
});
