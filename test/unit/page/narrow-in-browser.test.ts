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

    test('an answer taller than the view is shown from its head; what is sent next shows the end', async () => {
      const log = stage.phone(1).locator('.chat-scroll');
      await stage.push(text('ก'));
      await stage.push({ type: 'flex', altText: 'ก', contents: tallCard() });
      const row = stage.phone(1).locator('.row-bot').last();
      await row.locator('text=บรรทัดที่ 40').waitFor({ state: 'attached' });
      await eventually(async () => {
        const [view, card] = [await log.boundingBox(), await row.boundingBox()];
        expect(card?.height).toBeGreaterThan(view?.height ?? 0);
        expect(Math.abs((card?.y ?? 0) - (view?.y ?? 0))).toBeLessThan(20);
      });
      await stage.push(text('สั้น'));
      await stage.phone(1).getByText('สั้น').waitFor();
      await eventually(async () => {
        const view = await log.boundingBox();
        const last = await stage.phone(1).locator('.row-bot').last().boundingBox();
        expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(
          (view?.y ?? 0) + (view?.height ?? 0),
        );
      });
    });
  });
}

function tallCard() {
  const contents = Array.from({ length: 40 }, (_, at) => ({
    type: 'text',
    text: `บรรทัดที่ ${at + 1}`,
  }));
  return { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } };
}
