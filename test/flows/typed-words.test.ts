import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buttonsOf } from '../support/messages.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, type Who } from '../support/world.ts';

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

describe('words for the books lead there, whoever types them', () => {
  const OFFICE = ['treasurer', 'secretary', 'chair', 'auditor'] as const;
  const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));

  test.each(OFFICE)('งบ, งบทดลอง and สมุดเงินสด: %s', async (who) => {
    expect(await says(who, 'งบ')).toContain('งบและสมุดบัญชี');
    expect(await says(who, 'ขอดูงบ')).toContain('งบและสมุดบัญชี');
    expect(await says(who, 'งบทดลอง')).toContain('งบทดลอง พฤศจิกายน 2569');
    expect(await says(who, 'สมุดเงินสด')).toContain('สมุดเงินสด พฤศจิกายน 2569');
    expect(await says(who, 'เงินวันนี้')).toContain('3. เงินสดที่นับได้');
  });

  test('ปิดเดือน: who asks gets the card, who approves is told who asks and what waits', async () => {
    bot.clock.set(Date.parse('2026-12-05T10:00:00+07:00'));
    for (const who of ['chair', 'auditor', 'member'] as const) {
      expect(await says(who, 'ปิดเดือน')).toContain('เหรัญญิก นางสมศรี ใจดี แล้วประธานหรือ');
    }
    expect(await says('secretary', 'ปิดเดือน')).toContain('ปิดเดือน พฤศจิกายน 2569');
    await bot.presses('secretary', 'ยืนยัน');
    const chair = await bot.says('chair', 'ขอปิดเดือน');
    expect(bot.words(chair)).toContain('มีคำขอรอคุณอนุมัติ');
    expect(bot.labels(chair)).toContain('รออนุมัติ');
    expect(await says('member', 'ปิดเดือน')).not.toContain('รอคุณอนุมัติ');
  });

  test('นับเงิน: the treasurer counts, the others see the day and who counts', async () => {
    expect(await says('treasurer', 'นับเงิน')).toContain('มีกี่ใบ');
    for (const who of ['chair', 'auditor', 'secretary'] as const) {
      const words = await says(who, 'นับเงิน');
      expect(words).toContain('เงินสด 24 พฤศจิกายน 2569');
      expect(words).toContain('คนนับเงินคือ เหรัญญิก นางสมศรี ใจดี');
    }
    expect(await says('member', 'นับเงิน')).toContain('คนนับเงินคือ');
  });

  test('who may see no statement is told who does', async () => {
    for (const word of ['งบ', 'งบทดลอง', 'สมุดเงินสด']) {
      expect(await says('member', word)).toContain('ประธาน นายประเสริฐ ศรีบุญ');
      expect(await says('stranger', word)).not.toContain('นายประเสริฐ');
    }
    expect(await says('fieldOfficer', 'งบ')).toContain('รหัสกลุ่ม');
  });
});

describe('words from life', () => {
  const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));

  test.each(['555', '5555+', 'ฮ่าๆ', 'haha'])('%s is laughter for everybody', async (text) => {
    for (const who of ['member', 'treasurer', 'chair', 'stranger'] as const) {
      expect(await says(who, text)).toContain('อารมณ์ดี');
    }
  });

  test('555 is no laughter where an amount is asked for, nor where a member bears it', async () => {
    await bot.says('treasurer', '12 พิเศษ');
    expect(await says('treasurer', '555')).toContain('อ่านจำนวนเงินไม่แน่ใจ');
    await bot.says('treasurer', 'ยกเลิก');
    const own = await bot.core.uow.read.members.byId(`m-${GROUP}-0020`);
    if (!own) throw new Error('nobody there');
    await bot.core.uow.transact(({ members }) =>
      members.add({ ...own, memberId: 'm-555', memberNo: '0555', name: 'นายห้า หัวเราะ' }),
    );
    expect(await says('treasurer', '555')).toContain('นายห้า หัวเราะ');
  });

  test.each(['ถอนพิเศษ', 'ขอถอนพิเสด', 'ถอนพิเสด'])('%s begins a withdrawal', async (text) => {
    expect(await says('treasurer', text)).toContain('ใครมาถอน');
    await bot.says('treasurer', 'ยกเลิก');
    expect(await says('member', text)).not.toContain('ยังไม่เข้าใจ');
  });

  test('ซอยแน่ asks for help', async () => {
    expect(await says('member', 'ซอยแน่')).toBe(await says('member', 'ช่วยด้วย'));
  });

  test.each(['ค่าปรับ 12 20', '12 ค่าปรับ 20', 'ปรับ 12 20', 'ค่าปรับ เลข 12 20 บาท'])(
    '%s opens the fine of member 12 over 20 baht',
    async (text) => {
      const card = await says('treasurer', text);
      for (const words of ['ค่าปรับ', 'นางบุญมี', 'ยี่สิบบาทถ้วน']) expect(card).toContain(words);
      expect(await says('member', text)).not.toContain('ยืนยัน บันทึก');
    },
  );
});
