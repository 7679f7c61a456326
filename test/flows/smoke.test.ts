import { afterEach, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';

let bot: TestBot;
afterEach(() => bot.stop());

test('a treasurer takes a deposit in one line and the member gets the receipt', async () => {
  bot = await startTestBot();
  const card = await bot.says('treasurer', '12 100');
  expect(bot.words(card)).toContain('หนึ่งร้อยบาทถ้วน');
  const receipt = await bot.presses('treasurer', 'ยืนยัน');
  expect(bot.words(receipt)).toContain('บันทึกแล้ว');
  expect(bot.words(receipt)).toContain('2569/');
  expect(bot.words(bot.shown('member'))).toContain('ใบรับเลขที่');
  const balance = await bot.says('member', 'เช็คยอด');
  expect(bot.words(balance)).toContain('100');
});
