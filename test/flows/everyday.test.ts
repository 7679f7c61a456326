import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { give } from '../support/flow-script.ts';
import type { Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const quoted = (words: string): string[] =>
  [...words.matchAll(/“([^”]+)”/g)].map(([, one = '']) => one);

describe.each<Who>(['member', 'treasurer', 'chair', 'fieldOfficer', 'provinceOfficer'])(
  'help to %s',
  (who) => {
    test.each(['ช่วยด้วย', 'สวัสดี', 'กขคง'])(
      'after %s names only what works for them',
      async (text) => {
        const examples = quoted(await says(who, text));
        expect(examples.length).toBeGreaterThan(0);
        for (const example of examples) {
          const answer = await says(who, example);
          expect({ example, answer }).not.toEqual({
            example,
            answer: expect.stringMatching(/ยังไม่เข้าใจ|เฉพาะเจ้าตัว/),
          });
          await bot.says(who, 'ยกเลิก');
        }
      },
    );
  },
);

test('the menu of who holds every post ends with the language: nothing is cut off', async () => {
  await give(bot, { posts: { both: ['chair', 'secretary', 'treasurer', 'auditor', 'registrar'] } });
  const labels = bot.labels(await bot.says('both', 'เมนู'));
  expect(labels).toEqual(expect.arrayContaining(['เลขไทย', 'เปลี่ยนภาษา']));
});

describe('help in the middle of a dialogue', () => {
  /** More than these below a message, and a phone no longer shows where one is. */
  const SHOWN_MAX = 8;
  const DEPOSIT = ['ฝาก', '12', '100'];

  test.each<[Who, string[], string[]]>([
    ['treasurer', ['ฝาก'], ['ยกเลิก', 'ถามคน']],
    ['treasurer', DEPOSIT, ['ทำต่อ', 'แก้ไข', 'ยกเลิก', 'ถามคน']],
    ['fieldOfficer', ['เปิดกลุ่มใหม่', 'กลุ่มบ้านดงบัง'], ['ทำต่อ', 'ย้อนกลับ', 'ยกเลิก']],
    ['chair', ['ตั้งค่ากลุ่ม'], ['ทำต่อ', 'ยกเลิก', 'ถามคน']],
    ['districtOfficer', ['ประกาศ', 'ข่าว', 'ไม่ใส่รูป', 'ไม่มีปุ่ม'], ['ทั้งพื้นที่', 'ย้อนกลับ']],
  ])('%s at %j is offered what helps there, and little else', async (who, said, offered) => {
    for (const text of said) await bot.says(who, text);
    const answer = await bot.says(who, 'ช่วยด้วย');
    const labels = bot.labels(answer);
    expect(labels).toEqual(expect.arrayContaining(offered));
    expect(labels.length).toBeLessThanOrEqual(SHOWN_MAX);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).not.toContainEqual(expect.stringMatching(/^ยืนยัน/));
    expect(bot.words(answer)).toContain('ตอนนี้ทำ “');
  });

  test('going on shows the card again, and it can be confirmed', async () => {
    for (const text of DEPOSIT) await bot.says('treasurer', text);
    await bot.says('treasurer', 'ช่วยด้วย');
    expect(bot.words(await bot.presses('treasurer', 'ทำต่อ'))).toContain('หนึ่งร้อยบาทถ้วน');
    expect(bot.words(await bot.presses('treasurer', 'ยืนยัน'))).toContain('บันทึกแล้ว');
  });

  test('in English', async () => {
    await bot.says('treasurer', 'ภาษา');
    await bot.presses('treasurer', 'English');
    for (const text of ['deposit', '12', '100']) await bot.says('treasurer', text);
    const answer = await bot.says('treasurer', 'help');
    expect(bot.words(answer)).toContain('Nothing is saved yet');
    expect(bot.labels(answer)).toEqual(expect.arrayContaining(['Go on', 'Cancel']));
  });
});

describe('whom to ask', () => {
  test('a member of two groups is told of both committees', async () => {
    const words = await says('both', 'กู้เงิน');
    expect(words).toContain('กลุ่มออมทรัพย์บ้านหนองหิ้ง: เหรัญญิก นางสมศรี ใจดี');
    expect(words).toContain('กลุ่มออมทรัพย์บ้านโนนสว่าง: เหรัญญิก นางละออง มีสุข');
  });

  test.each<[Who, string, string[], string]>([
    ['member', 'ขอคุยกับเจ้าหน้าที่', ['เหรัญญิก นางสมศรี ใจดี', 'ประธาน นายประเสริฐ'], 'พัฒนากร'],
    ['treasurer', 'ขอคุยกับเจ้าหน้าที่', ['ประธาน นายประเสริฐ', 'พัฒนากร นายอนุชา'], 'เหรัญญิก'],
    ['chair', 'กู้เงิน', ['พัฒนากร นายอนุชา', 'พัฒนาการอำเภอ นางพรทิพย์'], 'ประธาน'],
    ['fieldOfficer', 'ขอคุยกับเจ้าหน้าที่', ['พัฒนาการอำเภอ นางพรทิพย์'], 'กรรมการ'],
    ['districtOfficer', 'กู้เงิน', ['พัฒนาการจังหวัด นายสยาม'], 'กรรมการ'],
    ['provinceOfficer', 'ขอคุยกับเจ้าหน้าที่', ['ผู้ดูแลระบบ'], 'กรรมการ'],
  ])('%s, %s: who can help them', async (who, text, people, not) => {
    const words = await says(who, text);
    for (const one of people) expect(words).toContain(one);
    expect(words).not.toContain(not);
  });

  test('an officer is not told to see their own treasurer', async () => {
    expect(await says('fieldOfficer', 'ฝากเงิน')).toContain('เฉพาะเหรัญญิก');
    expect(await says('fieldOfficer', 'ยอดไม่ตรง')).toContain('เจ้าหน้าที่ดูยอดรวม');
  });
});

describe('what was not understood', () => {
  const missed = () => bot.core.uow.read.missed.mostFrequent(9);

  test('is counted by its shape, with where and by whom, never by its words', async () => {
    await bot.says('member', 'คำปุ่นฆฆฆ');
    await bot.says('member', 'คำปุ่นฆฆฆ');
    await bot.says('treasurer', 'ฝาก');
    await bot.says('treasurer', '12');
    await bot.says('treasurer', 'ฌฆฌฬฬ');
    const shapes = await missed();
    expect(shapes[0]).toMatchObject({ count: 2, lastDay: '2026-11-24' });
    expect(shapes[0]?.shape).toMatch(/\| idle \| member \| th \| late$/);
    expect(shapes[1]?.shape).toMatch(
      /\| savings\.record-deposit\/confirm \| treasurer \| th \| late$/,
    );
    expect(JSON.stringify(shapes)).not.toMatch(/คำปุ่น|ฌฆฌ/);
  });

  test('does not count what was', async () => {
    for (const text of ['เช็คยอด', 'เมนู', 'สวัสดี']) await bot.says('member', text);
    expect(await missed()).toEqual([]);
  });
});

test('whoever paid for the next deposit day in advance is told so, and when to pay again', async () => {
  const asks = ['เช็คยอด', 'ส่งวันไหน', 'อ่านสมุด'];
  for (const text of asks) expect(await says('member', text)).not.toContain('ส่งอีกที');
  await bot.says('treasurer', '12 100 ธ.ค.-ม.ค.');
  await bot.presses('treasurer', 'ยืนยัน');
  for (const text of asks) {
    const words = await says('member', text);
    expect(words).toContain('5 ธันวาคม 2569 (');
    expect(words).toContain('ส่งแล้ว ส่งอีกที 5 กุมภาพันธ์ 2570');
  }
  await bot.says('member', 'ภาษา');
  await bot.presses('member', 'English');
  expect(await says('member', 'my balance')).toMatch(/paid already; pay again on 5 February/);
});

describe('what a hurried person types', () => {
  test('who keeps the books is offered deposits, others are not', async () => {
    const offers = async (who: Who, text: string) => bot.labels(await bot.says(who, text));
    for (const text of ['ใครยังไม่ส่ง', 'ยอด 12']) {
      expect(await offers('treasurer', text)).toContain('รับฝากเงิน');
      expect(await offers('chair', text)).not.toContain('รับฝากเงิน');
      expect(await offers('chair', text)).toContain('เมนู');
    }
    expect(await says('chair', '12 100')).toContain('เฉพาะเหรัญญิก');
  });

  test('a number after เลิกผูก is whose account it is', async () => {
    expect(await says('chair', 'เลิกผูก 12')).toContain('เลิกผูก LINE ของสมาชิก');
    await bot.says('chair', 'ยกเลิก');
    expect(await says('chair', 'เลิกผูก 99')).toContain('ไม่พบสมาชิกคนนี้');
    expect(await says('chair', 'เลิกผูก')).toContain('เลิกผูก LINE ของคุณ');
    expect(await says('member', 'เลิกผูก 15')).toContain('เลิกผูก LINE ของคุณ');
  });

  test('codes for the committee are asked for by name of the thing', async () => {
    expect(await says('chair', 'ออกรหัสให้กรรมการ')).toContain('ออกรหัสให้กรรมการคนไหน');
  });

  test('what is another office’s business is said to be', async () => {
    expect(await says('provinceOfficer', 'เปิดกลุ่มใหม่')).toContain('เฉพาะพัฒนากร');
    expect(await says('member', 'เพิ่มสมาชิก')).toContain('เฉพาะนายทะเบียน');
    expect(await says('member', 'ตั้งค่ากลุ่ม')).toContain('เฉพาะประธาน');
    expect(await says('stranger', 'เปิดกลุ่มใหม่')).toContain('รหัสผูก LINE');
  });

  test('ซ้ำ is enough of an answer, and so is ผิดคน at the card', async () => {
    await bot.says('treasurer', '12 100');
    await bot.presses('treasurer', 'ยืนยัน');
    await bot.says('treasurer', '12 100');
    expect(await says('treasurer', 'ซ้ำ')).toContain('ไม่ได้บันทึกซ้ำ');
    await bot.says('treasurer', '15 100');
    expect(await says('treasurer', 'ผิดคน')).toContain('ใครมาฝาก');
    await bot.says('treasurer', '15');
    expect(await says('treasurer', 'แก้')).toContain('จะแก้อะไร');
  });

  test('an officer of one group is not asked which', async () => {
    await bot.core.uow.transact(({ groups }) => groups.change('g-two', { state: 'closed' }));
    for (const text of ['ประกาศ', 'พรุ่งนี้ประชุม', 'ไม่ใส่รูป']) await bot.says('fieldOfficer', text);
    expect(await says('fieldOfficer', 'ไม่มีปุ่ม')).toContain('ส่งถึงใครบ้าง');
  });
});
