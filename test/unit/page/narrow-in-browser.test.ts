import { expect, jest, test } from '@jest/globals';
import { balanceCard } from '../flex-renderer/cards.ts';
import { BEN, text } from '../simulator/bot.ts';
import { describeInBrowser, eventually } from './browser.ts';
import { setStage } from './stage.ts';

jest.setTimeout(30_000);
const SIZES = [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
];

for (const viewport of SIZES) {
  describeInBrowser(`the page at ${viewport.width}×${viewport.height}`, () => {
    const stage = setStage(viewport);

    test('nothing sticks out at the side, whatever is open', async () => {
      const contents = [balanceCard('mega'), balanceCard('mega')];
      await stage.push({ type: 'flex', altText: 'ก', contents: { type: 'carousel', contents } });
      await stage.push({ type: 'flex', altText: 'ก', contents: balanceCard('giga') });
      await stage.push(text('ก'.repeat(300)));
      await eventually(async () => {
        expect(await stage.phone(1).locator('.row-bot').count()).toBe(3);
      });
      const sticksOut = async () => {
        const parts = stage.page.locator(
          '.top > *, .holder-strip > *, .screen > *, .row, .bubble, .fx-root, .hood, .clock-tools',
        );
        const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
        return boxes.filter((box) => box && (box.x < 0 || box.x + box.width > viewport.width));
      };
      expect(await sticksOut()).toEqual([]);
      await stage.page.getByRole('button', { name: 'เบื้องหลัง' }).click();
      expect(await sticksOut()).toEqual([]);
    });

    test('one phone shows at a time; news on the other is told and one tap away', async () => {
      expect(await stage.phone(2).isVisible()).toBe(false);
      await stage.push({ type: 'flex', altText: 'ใบรับเงิน', contents: balanceCard('mega') }, BEN);
      await stage.page.getByRole('status').getByText('เบน: ใบรับเงิน').waitFor();
      await stage.page.getByRole('button', { name: 'ดู', exact: true }).first().click();
      expect(await stage.phone(1).isVisible()).toBe(false);
      const figure = stage.phone(2).locator('[data-fit] .fx-line');
      await eventually(async () => {
        const over = await figure.evaluate(
          (e: { scrollWidth: number; clientWidth: number }) => e.scrollWidth - e.clientWidth,
        );
        expect(over).toBe(0);
      });
      await stage.page.getByRole('button', { name: 'เครื่องที่ 1' }).click();
      expect(await stage.phone(1).isVisible()).toBe(true);
    });
  });
}
