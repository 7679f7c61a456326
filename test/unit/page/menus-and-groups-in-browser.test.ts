import { expect, jest, test } from '@jest/globals';
import { ANN, text } from '../simulator/bot.ts';
import { describeInBrowser, eventually } from './browser.ts';
import { setStage, type Stage } from './stage.ts';

jest.setTimeout(30_000);
const SIZE = { width: 800, height: 540 };

/** A menu with two areas side by side. */
async function createMenu(stage: Stage, chatBarText: string, right: object): Promise<string> {
  const { richMenuId } = await stage.pair.client.createRichMenu({
    size: SIZE,
    selected: true,
    name: chatBarText,
    chatBarText,
    areas: [
      {
        bounds: { x: 0, y: 0, width: 400, height: 540 },
        action: { type: 'message', label: 'ยอดเงิน', text: 'ยอดเงินของฉัน' },
      },
      { bounds: { x: 400, y: 0, width: 400, height: 540 }, action: right as never },
    ],
  });
  const clip = { x: 0, y: 0, ...SIZE };
  const png = await stage.page.screenshot({ clip });
  await stage.pair.client.setRichMenuImage(
    richMenuId,
    new Blob([new Uint8Array(png)], { type: 'image/png' }),
  );
  return richMenuId;
}

describeInBrowser('rich menus and group chats in a browser', () => {
  const stage = setStage();

  test('a rich menu appears, its areas are buttons over its picture, and it folds', async () => {
    const other = { type: 'postback', label: 'ช่วยด้วย', data: 'help', displayText: 'ช่วยด้วย' };
    const richMenuId = await createMenu(stage, 'เมนูสมาชิก', other);
    await stage.pair.client.linkRichMenuIdToUser(ANN, richMenuId);
    const bar = stage.phone(1).getByRole('button', { name: 'เมนูสมาชิก' });
    await bar.waitFor();
    await eventually(async () => {
      expect(await stage.phone(1).locator('.no-image').count()).toBe(0);
    });
    const [left, right] = [
      await stage.phone(1).getByRole('button', { name: 'ยอดเงิน' }).boundingBox(),
      await stage.phone(1).getByRole('button', { name: 'ช่วยด้วย' }).boundingBox(),
    ];
    expect(right?.x).toBeCloseTo((left?.x ?? 0) + (left?.width ?? 0), 0);
    await stage.phone(1).getByRole('button', { name: 'ช่วยด้วย' }).click();
    expect((await stage.heard(1))['postback']).toEqual({ data: 'help' });
    // As the keyboard takes the menu's place on a phone.
    await stage.phone(1).locator('textarea').click();
    expect(await bar.getAttribute('aria-expanded')).toBe('false');
    await bar.click();
    expect(await bar.getAttribute('aria-expanded')).toBe('true');
    await bar.click();
    expect(await bar.getAttribute('aria-expanded')).toBe('false');
    expect(await stage.phone(1).locator('.tap-area').first().isVisible()).toBe(false);
    expect(await stage.phone(2).locator('.rich-menu').isVisible()).toBe(false);
  });

  test('a menu tab switches the menu and tells the bot', async () => {
    const tab = { type: 'richmenuswitch', label: 'หน้า 2', richMenuAliasId: 'two', data: 'to-two' };
    const first = await createMenu(stage, 'หน้าแรก', tab);
    const second = await createMenu(stage, 'หน้าสอง', { type: 'message', label: 'ข', text: 'ข' });
    await stage.pair.client.createRichMenuAlias({ richMenuAliasId: 'two', richMenuId: second });
    await stage.pair.client.linkRichMenuIdToUser(ANN, first);
    await stage.phone(1).getByRole('button', { name: 'หน้า 2' }).click();
    await stage.phone(1).getByRole('button', { name: 'หน้าสอง' }).waitFor();
    const { data, params } = (await stage.heard(1))['postback'] ?? {};
    expect({ data, params }).toEqual({
      data: 'to-two',
      params: { newRichMenuAliasId: 'two', status: 'SUCCESS' },
    });
  });

  test('a group chat of both phones: each sees the other, the bot hears it, no postbacks', async () => {
    const options = (number: number) =>
      stage.phone(number).getByRole('button', { name: 'ตัวเลือกของแชท' }).click();
    await options(1);
    await stage.page.getByRole('button', { name: 'สร้างห้องแชทกลุ่ม' }).click();
    await stage.page.getByRole('button', { name: 'สร้างห้อง', exact: true }).click();
    await stage.phone(1).getByRole('heading', { name: 'กลุ่มทดลอง' }).waitFor();
    await options(2);
    await stage.page.getByRole('button', { name: 'กลุ่มทดลอง' }).click();
    await stage.phone(1).locator('textarea').fill('สวัสดีทุกคน');
    await stage.page.keyboard.press('Enter');
    await stage.phone(2).locator('.row-theirs').getByText('สวัสดีทุกคน').waitFor();
    expect(await stage.phone(2).locator('.row-theirs .sender').last().textContent()).toBe('แอน');
    const joined = (await stage.heard(2)) as unknown as { source: { groupId: string } };
    const action = { type: 'postback', label: 'กด', data: 'x' };
    const quickReply = { items: [{ type: 'action', action }] };
    await stage.push({ ...text('ค่ะ'), quickReply }, joined.source.groupId);
    await stage.phone(2).getByRole('button', { name: 'กด' }).click();
    await stage.page.getByText('ใช้ได้เฉพาะในแชทกับบอต').waitFor();
    expect(stage.pair.bot.events).toHaveLength(2);
  });
});

describeInBrowser('a room on a phone 360 px wide', () => {
  const stage = setStage({ width: 360, height: 740 });
  const types = () => stage.pair.bot.events.map((event) => (event as { type: string }).type);
  const press = async (...keys: string[]) => {
    for (const key of keys) await stage.page.keyboard.press(key);
  };

  test('opened, spoken in and changed by keyboard; who is taken out is back with the bot', async () => {
    await stage.page.getByRole('button', { name: 'EN', exact: true }).click();
    await stage.phone(1).getByRole('button', { name: 'Chat options' }).focus();
    await press('Enter');
    await stage.page.getByRole('button', { name: 'New group chat' }).focus();
    await press('Enter');
    const sheet = stage.page.getByRole('dialog', { name: 'New group chat' });
    await sheet.getByLabel('Name of the room').fill('บ้านนาคำ');
    const box = await sheet.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 360).toBe(true);
    await press('Enter');
    await stage.phone(1).getByRole('heading', { name: 'บ้านนาคำ' }).waitFor();
    await stage.phone(1).getByRole('button', { name: '@สัจจะ' }).click();
    await stage.page.keyboard.type('สวัสดี');
    await press('Enter');
    expect((await stage.heard(2))['message']).toMatchObject({
      text: '@สัจจะ สวัสดี',
      mention: { mentionees: [{ index: 0, isSelf: true }] },
    });
    const members = async () => {
      await stage.phone(1).getByRole('button', { name: 'Chat options' }).click();
      await stage.page.getByRole('button', { name: 'Who is in this room' }).click();
    };
    await members();
    await stage.page.getByLabel('สัจจะ (the bot)').focus();
    await press('Space', 'Enter');
    await stage.phone(1).getByText('The bot left the group').waitFor();
    expect(await stage.phone(1).getByRole('button', { name: '@สัจจะ' }).isVisible()).toBe(false);
    await members();
    await stage.page.getByLabel('สัจจะ (the bot)').check();
    await stage.page.getByLabel('แอน').uncheck();
    await stage.page.getByRole('button', { name: 'Done' }).click();
    await stage.phone(1).getByRole('heading', { name: 'บ้านนาคำ' }).waitFor({ state: 'hidden' });
    await eventually(() => {
      expect(types()).toEqual(['join', 'message', 'leave', 'join', 'memberLeft']);
    });
  });
});
