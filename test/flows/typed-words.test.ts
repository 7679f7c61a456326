import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buttonsOf } from '../support/messages.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

describe('where any words are an answer', () => {
  const news = [
    'ยกเลิกประชุม',
    'ยกเลิกงานบุญ',
    'เมนูอาหารกลางวันเด็ก',
    'เช็คยอดได้ทุกวัน',
    'ข่าวที่จะถูกยกเลิก',
    'ช่วยมาประชุมด้วย',
  ];
  test.each(news)('%s is news and no command', async (text) => {
    await bot.says('districtOfficer', 'ประกาศ');
    expect(bot.words(await bot.says('districtOfficer', text))).toContain('จะใส่รูปไหม');
  });

  test.each(['ยกเลิก', 'ขอยกเลิกค่ะ', 'cancel', 'ไม่เอาแล้ว'])('%s cancels', async (text) => {
    await bot.says('districtOfficer', 'ประกาศ');
    expect(bot.words(await bot.says('districtOfficer', text))).toContain('ไม่มีอะไรถูกบันทึก');
  });

  test.each([
    ['ช่วยด้วย', 'ตอนนี้ทำ “ส่งข่าวถึงสมาชิก” อยู่'],
    ['ขอคุยกับเจ้าหน้าที่', 'ถาม'],
    ['เปลี่ยนภาษา', 'Which language'],
    ['ขอดูยอดหน่อยจ้า', 'เจ้าหน้าที่ดูยอดรวม'],
  ])('%s is answered and the question comes again', async (text, answer) => {
    await bot.says('districtOfficer', 'ประกาศ');
    const words = bot.words(await bot.says('districtOfficer', text));
    expect(words).toContain(answer);
    expect(words).toContain('พิมพ์ข่าวที่อยากส่ง');
  });

  test('the menu offers the way back to the question', async () => {
    await bot.says('districtOfficer', 'ประกาศ');
    expect(bot.labels(await bot.says('districtOfficer', 'เมนู'))).toContain('ทำเรื่องค้างต่อ');
  });
});

test.each<Who>(['member', 'treasurer', 'auditor', 'secretary', 'districtOfficer', 'stranger'])(
  'what the menu says can be typed: %s',
  async (who) => {
    const menu = who === 'stranger' ? await bot.says(who, 'สวัสดี') : await bot.says(who, 'เมนู');
    const buttons = buttonsOf(menu).filter(({ action }) => action['type'] === 'postback');
    expect(buttons.length).toBeGreaterThan(1);
    for (const { label, action } of buttons) {
      const pressed = bot.words(await bot.pressesToken(who, String(action['data'])));
      await bot.says(who, 'ยกเลิก');
      const typed = bot.words(await bot.says(who, label));
      await bot.says(who, 'ยกเลิก');
      expect({ label, words: typed }).toEqual({ label, words: pressed });
    }
  },
);
