import { expect, jest, test } from '@jest/globals';
import { text } from '../simulator/bot.ts';
import { describeInBrowser, eventually } from './browser.ts';
import { setStage } from './stage.ts';

/** A browser on a busy machine takes its time. */
const TIMEOUT_MS = 30_000;
jest.setTimeout(TIMEOUT_MS);

const HOSTILE = '<img src=x onerror="document.title=1">';

describeInBrowser('the chat page in a browser', () => {
  const stage = setStage();
  const phone = (number: number) => stage.phone(number);
  const quickReply = (...actions: object[]) => ({
    items: actions.map((action) => ({ type: 'action', action })),
  });

  test('Enter sends what was typed; the answer appears without reload, as text', async () => {
    stage.pair.bot.onEvent = (event) => {
      const { replyToken } = event as { replyToken: string };
      return stage.pair.client.replyMessage({ replyToken, messages: [text(`ได้ยิน ${HOSTILE}`)] });
    };
    await phone(1).locator('textarea').fill('ยอดเงิน');
    await stage.page.keyboard.press('Enter');
    await phone(1).getByText('ได้ยิน').waitFor();
    expect((await stage.heard(1))['message']?.['text']).toBe('ยอดเงิน');
    expect(await phone(1).locator('.row-bot .bubble').textContent()).toBe(`ได้ยิน ${HOSTILE}`);
    expect(await phone(1).locator('.row-bot img').count()).toBe(0);
    await phone(1).getByText('อ่านแล้ว').waitFor();
    expect(await phone(2).locator('.row-bot, .row-mine').count()).toBe(0);
  });

  test('quick replies go once one is tapped', async () => {
    const yes = { type: 'message', label: 'ใช่', text: 'ใช่ค่ะ' };
    await stage.push({ ...text('ถูกไหม'), quickReply: quickReply(yes) });
    await phone(1).getByRole('button', { name: 'ใช่' }).click();
    expect((await stage.heard(1))['message']?.['text']).toBe('ใช่ค่ะ');
    await phone(1).getByText('ใช่ค่ะ').waitFor();
    expect(await phone(1).locator('.quick-bar').isVisible()).toBe(false);
  });

  test('a date picker says the day in words and sends what was picked', async () => {
    const action = { type: 'datetimepicker', label: 'เลือกวัน', data: 'day', mode: 'date' };
    await stage.push({ ...text('วันไหน'), quickReply: quickReply(action) });
    await phone(1).getByRole('button', { name: 'เลือกวัน' }).click();
    await stage.page.locator('dialog input').fill('2026-12-05');
    expect(await stage.page.locator('dialog output').textContent()).toBe('ส. 5 ธ.ค. 2569');
    await stage.page.keyboard.press('Enter');
    expect((await stage.heard(1))['postback']).toEqual({
      data: 'day',
      params: { date: '2026-12-05' },
    });
    await stage.page.locator('dialog').waitFor({ state: 'detached' });
  });

  test('a LINE link types its text in, here or into the other phone', async () => {
    const uri = `https://line.me/R/oaMessage/@sajja/?${encodeURIComponent('รหัส AB12')}`;
    const button = { type: 'button', action: { type: 'uri', label: 'เปิดแชท', uri } };
    const body = { type: 'box', layout: 'vertical', contents: [button] };
    await stage.push({ type: 'flex', altText: 'ลิงก์', contents: { type: 'bubble', body } });
    await phone(1).getByRole('link', { name: 'เปิดแชท' }).click();
    expect(await phone(1).locator('textarea').inputValue()).toBe('รหัส AB12');
    await stage.page.getByRole('button', { name: 'ใส่ในอีกเครื่องแทน' }).click();
    expect(await phone(1).locator('textarea').inputValue()).toBe('');
    expect(await phone(2).locator('textarea').inputValue()).toBe('รหัส AB12');
  });

  test('a message can be taken back, the bot blocked and unblocked', async () => {
    await phone(1).locator('textarea').fill('พิมพ์ผิด');
    await stage.page.keyboard.press('Enter');
    await phone(1).getByRole('button', { name: 'ยกเลิกข้อความนี้' }).click();
    await phone(1).getByText('ยกเลิกข้อความแล้ว').waitFor();
    expect((await stage.heard(2))['type']).toBe('unsend');
    expect(await phone(1).getByText('พิมพ์ผิด').count()).toBe(0);
    await phone(1).getByRole('button', { name: 'ตัวเลือกของแชท' }).click();
    await stage.page.getByRole('button', { name: 'บล็อกบอต' }).click();
    expect((await stage.heard(3))['type']).toBe('unfollow');
    await eventually(async () => {
      expect(await phone(1).locator('textarea').isDisabled()).toBe(true);
    });
    await phone(1).locator('.friend-notice button').click();
    expect((await stage.heard(4))['type']).toBe('follow');
  });

  test('the view stays where the person scrolled up to, and follows at the end', async () => {
    const log = phone(1).getByRole('log');
    const distance = () => log.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight);
    for (let n = 1; n <= 4; n += 1) await stage.push(text(`${n}\n`.repeat(12)));
    await eventually(async () => expect(await phone(1).locator('.row-bot').count()).toBe(4));
    await eventually(async () => expect(await distance()).toBeLessThan(2));
    await log.evaluate((e) => e.scrollTo(0, 100));
    await stage.page.waitForTimeout(100);
    await stage.push(text('ใหม่'));
    await phone(1).getByRole('button', { name: 'ข้อความใหม่' }).click();
    await eventually(async () => expect(await distance()).toBeLessThan(2));
  });

  test('a picture is sent, and a sticker, a voice and a place', async () => {
    for (const name of ['รูปสลิปตัวอย่าง', 'สติกเกอร์ โอเค', 'เสียง', 'ตำแหน่งที่ตั้ง']) {
      await phone(1).getByRole('button', { name: 'แนบรูป' }).click();
      await stage.page.locator('dialog').getByRole('button', { name }).click();
    }
    await stage.heard(4);
    const types = stage.pair.bot.events.map(
      (e) => (e as { message?: { type: string } }).message?.type,
    );
    expect(new Set(types)).toEqual(new Set(['audio', 'image', 'location', 'sticker']));
    await eventually(async () => {
      const image = phone(1).locator('.bubble-image');
      expect(await image.evaluate((e: { naturalWidth: number }) => e.naturalWidth)).toBe(480);
    });
  });

  test('the panel shows what a message cost and the raw call', async () => {
    await stage.push(text('เตือนนะคะ'));
    await stage.page.getByRole('button', { name: 'เบื้องหลัง' }).click();
    await phone(1).getByRole('button', { name: 'push' }).click();
    const call = stage.page.locator('.hood details[open]');
    expect(await call.locator('.cost').textContent()).toBe('−1');
    expect(await call.locator('pre').nth(1).textContent()).toContain('"text": "เตือนนะคะ"');
    expect(await stage.page.locator('.quota').textContent()).toContain('1 ข้อความ');
  });

  test('the page changes its language and keeps what was being typed', async () => {
    await phone(2).locator('textarea').fill('ค้างไว้');
    await stage.page.getByRole('button', { name: 'EN' }).click();
    await stage.page.getByPlaceholder('Type a message').first().waitFor();
    expect(await stage.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await phone(2).locator('textarea').inputValue()).toBe('ค้างไว้');
  });

  test('a platform that went away is found again', async () => {
    const { origin } = stage.pair;
    const port = Number(new URL(origin).port);
    await stage.pair.line.close();
    await stage.page.getByText('ขาดการเชื่อมต่อ').waitFor();
    await stage.pair.line.listen(port);
    await stage.push(text('กลับมาแล้ว'));
    await phone(1).getByText('กลับมาแล้ว').waitFor();
    expect(await stage.page.locator('.online').textContent()).toBe('');
  });
});
