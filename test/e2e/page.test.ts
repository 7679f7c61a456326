import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeInBrowser, faultsOf, launch } from '../unit/page/browser.ts';
import { errandOnAPhone } from './personas/errand-on-a-phone.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';

jest.setTimeout(120_000);
const PATIENCE_MS = 30_000;
const SETTLED_MS = 1_000;
/** Three groups, two months. */
const EVES_MAX = 6;
const SHOTS = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));

/** The page as a stranger finds it after `npm start`, with the small demo; one sandbox for all. */
describeInBrowser('the sandbox, through the page', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    [sandbox, browser] = await Promise.all([startSandbox(), launch()]);
    page = await open('member', 'treasurer');
    faults = faultsOf(page);
    // By day: nobody is sent news or reminders at night.
    await moveTo('tomorrow-9');
  });
  afterAll(async () => {
    await browser.close();
    expect(await sandbox.stop()).toBe(0);
    expect(faults).toEqual([]);
  });

  async function open(left: string, right: string, width = 1280, height = 900): Promise<Page> {
    const fresh = await browser.newPage({ viewport: { width, height } });
    fresh.setDefaultTimeout(PATIENCE_MS);
    await fresh.goto(`${sandbox.origin}/?left=${left}&right=${right}`);
    await fresh.locator('[data-phone="1"] textarea').waitFor();
    return fresh;
  }
  const phone = (number: number, on = page): Locator => on.locator(`[data-phone="${number}"]`);
  const shot = async (name: string, on = page): Promise<void> => {
    await on.screenshot({ path: `${SHOTS}${name}.png` });
  };

  /** Types as a person does and waits for the next bubbles of the bot. */
  async function say(number: number, words: string, on = page): Promise<void> {
    const rows = phone(number, on).locator('.row-bot');
    const before = await rows.count();
    await phone(number, on).locator('textarea').fill(words);
    await phone(number, on).locator('textarea').press('Enter');
    await rows.nth(before).waitFor();
  }
  async function tap(number: number, name: string | RegExp, on = page): Promise<void> {
    const rows = phone(number, on).locator('.row-bot');
    const before = await rows.count();
    await phone(number, on).getByRole('button', { name, exact: true }).last().click();
    await rows.nth(before).waitFor();
  }
  /** Moves the clock; the page is busy until the bot has done what was due. */
  async function moveTo(preset: string): Promise<void> {
    const moved = page.waitForResponse((response) => response.url().endsWith('/sim/clock'));
    await page.locator(`[data-preset="${preset}"]`).click();
    expect((await moved).status()).toBe(200);
  }
  /** Once pictures and letters are there. */
  async function atEnd(on: Page, number: number): Promise<void> {
    await phone(number, on).locator('.rich-panel').getByRole('button').first().waitFor();
    await phone(number, on).locator('.row-bot').first().waitFor();
    await on.waitForTimeout(SETTLED_MS);
    const below = await phone(number, on)
      .locator('.chat-scroll')
      .evaluate(
        (list: { scrollHeight: number; scrollTop: number; clientHeight: number }) =>
          list.scrollHeight - list.scrollTop - list.clientHeight,
      );
    expect(below).toBeLessThan(2);
  }
  const lastOf = (number: number, on = page): Locator =>
    phone(number, on).locator('.row-bot').last();

  test('the treasurer takes a deposit; the receipt arrives on the member’s phone without reload', async () => {
    await say(2, '12 100');
    await phone(2).getByText('(หนึ่งร้อยบาทถ้วน)').waitFor();
    await shot('deposit-confirm');
    await tap(2, /^ยืนยัน/);
    const number = /25\d\d\/\d{4}/.exec((await lastOf(2).textContent()) ?? '')?.[0] ?? 'no number';
    await phone(1).getByText(number).first().waitFor();
    await shot('receipt-on-both-phones');
    await tap(1, 'ถูกต้อง');
    await phone(1).getByText('ขอบคุณ').waitFor();
  });

  test('the member sees the balance by the menu below the chat', async () => {
    const menu = phone(1).locator('.rich-panel');
    const areas = menu.getByRole('button');
    const rows = phone(1).locator('.row-bot');
    const before = await rows.count();
    await areas.first().click();
    await rows.nth(before).waitFor();
    expect(await lastOf(1).textContent()).toContain('เงินสัจจะสะสม');
    await shot('balance');
  });

  test('a page that opens, or changes who holds a phone, stands at the end of each chat', async () => {
    const fresh = await open('member', 'treasurer', 1200, 900);
    await atEnd(fresh, 1);
    await atEnd(fresh, 2);
    await shot('opened-1200', fresh);
    const treasurer = await phone(2, fresh).locator('select.holder').inputValue();
    await phone(1, fresh).locator('select.holder').selectOption(treasurer);
    await atEnd(fresh, 1);
    await shot('switched-1200', fresh);
    await fresh.close();
    const narrow = await open('member', 'treasurer', 390, 844);
    await atEnd(narrow, 1);
    await shot('opened-390', narrow);
    await narrow.close();
  });

  test('an officer announces to the district; members get it', async () => {
    const officer = await open('district-officer', 'member');
    for (const words of ['ส่งข่าวถึงสมาชิก', 'ประชุมใหญ่ 15 ธันวาคม 9 โมง ที่ศาลากลางบ้าน', 'ไม่ใส่รูป']) {
      await say(1, words, officer);
    }
    await tap(1, 'ปุ่มรับทราบ', officer);
    await tap(1, 'สมาชิกทุกคน', officer);
    await shot('announce-review', officer);
    await tap(1, /^ยืนยันส่ง/, officer);
    await phone(2, officer).getByText('ประชุมใหญ่ 15 ธันวาคม').first().waitFor();
    await phone(1, officer).getByText('ส่งครบแล้ว').first().waitFor();
    await shot('announce-sent', officer);
    await officer.close();
  });

  test('moved to the eve of the deposit day, who has not paid is reminded', async () => {
    const reminder = phone(1).getByText('เตือนส่งเงินสัจจะ');
    // The next eve may be another group's, or one before which this member has paid.
    for (let eve = 0; eve < EVES_MAX && (await reminder.count()) === 0; eve += 1) {
      await moveTo('deposit-eve-9');
    }
    await reminder.first().waitFor();
    await shot('reminder');
  });

  test('the bot and the page speak English when asked', async () => {
    await say(1, 'เปลี่ยนภาษา');
    await tap(1, 'English');
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await say(1, 'balance');
    await phone(1).getByText('Pledge savings').first().waitFor();
    await shot('english');
    await page.getByRole('button', { name: 'ไทย', exact: true }).click();
  });

  // One of each menu; the others do theirs in test/faults/personas.test.ts.
  test.each(['elder', 'other-treasurer', 'chair', 'district-officer', 'stranger'] as const)(
    'on a phone 360 px wide %s gets what they came for by tapping',
    (key) => errandOnAPhone(browser, sandbox.origin, key),
  );

  test('a newcomer opens a room, ties it to the group, and sees it answer there', async () => {
    const narrow = await open('chair', 'member2', 360, 740);
    const button = (name: string | RegExp) => narrow.getByRole('button', { name, exact: true });
    const chat = async (name: string): Promise<void> => {
      await phone(1, narrow).getByRole('button', { name: 'ตัวเลือกของแชท' }).click();
      await button(name).click();
    };
    await chat('สร้างห้องแชทกลุ่ม');
    await narrow.getByLabel(/เลขากลุ่ม/).check();
    await shot('room-new-360', narrow);
    await button('สร้างห้อง').click();
    await phone(1, narrow).getByText('ในห้องนี้จะไม่พูดถึงยอดเงินของใคร').waitFor();
    await say(1, '@สัจจะ ผูกห้องนี้', narrow);
    await phone(1, narrow).getByText('ส่งไปให้ประธานยืนยัน').waitFor();
    await shot('room-asked-360', narrow);
    await chat('แชทกับบอต');
    await tap(1, 'ยืนยัน ผูกห้อง', narrow);
    await shot('room-tied-360', narrow);
    await chat('กลุ่มทดลอง');
    await say(1, '@สัจจะ ส่งวันไหน', narrow);
    await phone(1, narrow).getByText('ส่งเงินสัจจะทุกวันที่ 5').waitFor();
    await shot('room-answered-360', narrow);
    await chat('คนในห้องนี้');
    await shot('room-members-360', narrow);
    await narrow.close();
  });

  test.each([360, 390])('on a phone %i px wide nothing is cut off', async (width) => {
    const narrow = await open('member2', 'treasurer', width, 740);
    await say(1, 'เช็คยอด', narrow);
    await shot(`balance-${width}`, narrow);
    await say(1, 'เมนู', narrow);
    await shot(`menu-${width}`, narrow);
    const wide = await narrow
      .locator('html')
      .evaluate((e: { scrollWidth: number }) => e.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await narrow.close();
  });
});
