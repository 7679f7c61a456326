import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { headDigits } from '../../src/domain/ledger/head-digits.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, type Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
  for (const line of ['12 100', '15 200']) {
    await bot.says('treasurer', line);
    await bot.presses('treasurer', 'ยืนยัน');
  }
});
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const digitsOf = async (seq: number) =>
  headDigits((await bot.core.uow.read.ledger.entry(GROUP, seq))?.hash ?? '');

test('eight digits in two groups, from all of the hash that they are made from', () => {
  expect(headDigits('0'.repeat(64))).toBe('0000 0000');
  expect(headDigits(`000000000000000a${'f'.repeat(48)}`)).toBe('0000 0010');
  expect(headDigits('f'.repeat(64))).toBe('0955 1615');
});

test('each of the committee sees the same digits; ask for an earlier entry and they are as they were', async () => {
  const [first, second] = [await digitsOf(1), await digitsOf(2)];
  expect(first).not.toBe(second);
  for (const who of ['treasurer', 'chair', 'auditor', 'secretary'] as const) {
    const words = await says(who, 'ตรวจบัญชี');
    expect(words).toContain('รายการที่ 2');
    expect(words).toContain(second);
  }
  for (const text of ['ตรวจบัญชี 1', 'ตรวจบัญชีรายการที่ ๑', 'check books 1', 'เทียบบัญชี 1']) {
    expect(await says('auditor', text)).toContain(first);
  }
  expect(await says('auditor', 'ตรวจบัญชี 3')).toContain('ไม่มีรายการที่ 3 รายการสุดท้ายคือ 2');
});

test('others do not see them', async () => {
  for (const who of ['member', 'otherTreasurer', 'districtOfficer', 'stranger'] as const) {
    const words = await says(who, 'ตรวจบัญชี');
    expect(words).not.toContain(await digitsOf(2));
    expect(words).not.toContain('หนองหิ้ง\nถึงรายการ');
  }
});

test('in the middle of a dialogue it is answered, and the question asked again', async () => {
  await bot.says('treasurer', 'ฝาก');
  const words = await says('treasurer', 'ตรวจบัญชี 1');
  expect(words).toContain(await digitsOf(1));
  expect(words).toContain('ใครมาฝาก');
});

test('the menu has it for the committee', async () => {
  expect(bot.labels(await bot.says('chair', 'เมนู'))).toContain('ตรวจบัญชี');
  expect(bot.words(await bot.presses('chair', 'ตรวจบัญชี'))).toContain(await digitsOf(2));
  expect(bot.labels(await bot.says('member', 'เมนู'))).not.toContain('ตรวจบัญชี');
});
