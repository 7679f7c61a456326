import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));

test('a member sees what is stored of them, and what it is for', async () => {
  const words = await says('member', 'ข้อมูลของฉัน');
  for (const one of ['นางบุญมี ตัวอย่าง', '0012', '1 มกราคม 2569', 'ไม่มีเลขบัตรประชาชน', 'ภาษาไทย']) {
    expect(words).toContain(one);
  }
  expect(words).not.toContain('นายคำพันธ์');
  expect(words).toContain('ถูกเข้ารหัส');
});

test('who of others looked, by post and day, once a day; own looks and refusals are none', async () => {
  await says('member', 'เช็คยอด');
  await says('member2', 'ยอด 12');
  expect(await says('member', 'ใครดูข้อมูลของฉันบ้าง')).toContain('ยังไม่มีใครเปิดดู');
  await says('treasurer', 'ยอด 12');
  await says('treasurer', 'ประวัติ 12');
  bot.clock.advance(86_400_000);
  await says('treasurer', 'ยอด 12');
  await says('auditor', 'ยอด 15');
  await says('member', 'ข้อมูลของฉัน');
  const words = await presses('member', 'ใครดูข้อมูลฉัน');
  expect(words.split('เหรัญญิก นางสมศรี ใจดี')).toHaveLength(3);
  expect(words).toContain('25 พฤศจิกายน 2569');
  expect(words).not.toContain('วิชัย');
});

test("another's receipt that is opened is a look; whoever took the money for it did not look", async () => {
  await bot.says('treasurer', '12 100');
  await bot.presses('treasurer', 'ยืนยัน บันทึก');
  expect(await says('treasurer', 'ใบรับ 2569/0001')).toContain('นางบุญมี');
  expect(await says('member', 'ใครดูข้อมูลของฉัน')).toContain('ยังไม่มีใครเปิดดู');
  expect(await says('auditor', 'ใบรับ 2569/0001')).toContain('นางบุญมี');
  expect(await says('member2', 'ใบรับ 2569/0001')).not.toContain('นางบุญมี');
  const words = await says('member', 'ใครดูข้อมูลของฉัน');
  expect(words).toContain('ผู้ตรวจสอบ นายวิชัย ทองมา');
  expect(words).not.toContain('เหรัญญิก');
});

test('a copy is plain text of all entries, with signs, and without a link', async () => {
  await bot.says('treasurer', '12 100');
  await bot.presses('treasurer', 'ยืนยัน บันทึก');
  const messages = await bot.says('member', 'ขอสำเนาข้อมูล');
  expect(messages.every(({ type }) => type === 'text')).toBe(true);
  const words = bot.words(messages);
  expect(words).toContain('ฝากเงินสัจจะ 100 บาท ใบรับ 2569/0001');
  expect(words).not.toMatch(/https?:/);
});

test('consent says what taking it back means and leads there; a stranger gets the notice only', async () => {
  const words = await says('member', 'ถอนความยินยอม');
  expect(words).toContain('เงินและบัญชีที่กลุ่มยังอยู่ครบ');
  expect(await presses('member', 'เลิกผูก LINE')).toContain('LINE');
  const stranger = await says('stranger', 'ข้อมูลของฉัน');
  expect(stranger).toContain('เราเก็บชื่อ');
  expect(stranger).not.toContain('ที่เก็บไว้เกี่ยวกับคุณ');
});

test('in English, and for an officer', async () => {
  await bot.says('fieldOfficer', 'ภาษาอังกฤษ');
  await bot.presses('fieldOfficer', 'English');
  const words = await says('fieldOfficer', 'my data');
  expect(words).toContain('What is stored about you');
  expect(await presses('fieldOfficer', 'Who looked')).toContain('Nobody else');
  expect(await presses('fieldOfficer', 'A copy')).toContain('What is stored');
});
