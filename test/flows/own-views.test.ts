import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, type Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));

/** Deposits of the member, one a day given: 10 baht and one satang more each time. */
async function deposit(...days: string[]): Promise<void> {
  for (const [index, effectiveDate] of days.entries()) {
    const result = await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'deposit',
        groupId: GROUP,
        idemKey: `seed-${index}`,
        actor: 'p-treasurer',
        memberId: `m-${GROUP}-0012`,
        at: bot.clock.now(),
        policy: { backdateDays: 400 },
        effectiveDate,
        target: 'special',
        months: [],
        amount: 1_001n + BigInt(index),
        channel: 'cash',
      }),
    );
    expect(result.kind).toBe('posted');
  }
}

describe('entries', () => {
  beforeEach(() => deposit('2026-09-01', '2026-09-02', '2026-10-05', '2026-11-05'));

  test.each<[string, string[], string[]]>([
    ['ประวัติเดือนนี้', ['10.04'], ['10.03', '10.01']],
    ['ย้อนหลังเดือน ก.ย.', ['10.01', '10.02'], ['10.03', '10.04']],
    ['ประวัติปี 2569', ['10.01', '10.04'], []],
    ['ประวัติปี 68', ['ยังไม่มีรายการ', 'มกราคม 2568'], ['10.0']],
    ['ประวัติปีก่อน', ['ยังไม่มีรายการ'], ['10.0']],
    ['ประวัติ', ['10.01', '10.04'], []],
  ])('%s', async (text, seen, not) => {
    const words = await says('member', text);
    for (const one of seen) expect(words).toContain(one);
    for (const one of not) expect(words).not.toContain(one);
  });

  test('the same by buttons, and pages stay within the month', async () => {
    await says('member', 'ประวัติ');
    expect(await presses('member', 'เฉพาะเดือนนี้')).not.toContain('10.03');
    expect(await presses('member', 'เฉพาะปีนี้')).toContain('10.03');
    expect(await presses('member', 'รายการทั้งหมด')).toContain('10.01');
  });
});

test.each(['ประวัติปีนี้', 'ประวัติเดือนตุลาคม', 'ประวัติปีที่แล้ว', 'history this year', 'history of october'])(
  '%s names a time, not somebody else',
  async (text) => {
    expect(await says('member', text)).not.toContain('ดูได้แต่ของตัวเอง');
  },
);

test('a page of one month leads to the next page of that month', async () => {
  const september = Array.from(
    { length: 10 },
    (_, day) => `2026-09-${String(day + 1).padStart(2, '0')}`,
  );
  await deposit('2026-08-31', ...september, '2026-10-01');
  expect(await says('member', 'ย้อนหลังเดือน ก.ย.')).toContain('10.10');
  const more = await presses('member', 'ดูต่อ');
  expect(more).toContain('10.02');
  expect(more).not.toContain('10.01');
});

test('the passbook in sentences has figures and words, for whoever has savings', async () => {
  await deposit('2026-11-05');
  const words = await says('member', 'อ่านสมุดให้ฟังหน่อย');
  for (const one of [
    'นางบุญมี ตัวอย่าง',
    'ศูนย์บาทถ้วน',
    'สิบบาทหนึ่งสตางค์',
    'ค้าง 11 เดือน',
    'วันส่งเงินครั้งหน้า',
  ]) {
    expect(words).toContain(one);
  }
  expect(await says('stranger', 'อ่านสมุด')).toContain('รหัสผูก LINE');
});

test('arrears come with what to say to the treasurer', async () => {
  const words = await says('member', 'ค้างกี่เดือน');
  expect(words).toContain('บอกเหรัญญิกว่า “เลข 0012');
  expect(words).toContain('1,100 บาท');
});

test('members see where the money of their group is, and open disputes', async () => {
  await deposit('2026-11-05');
  await bot.says('treasurer', '12 100');
  await bot.presses('treasurer', 'ยืนยัน บันทึก');
  await bot.presses('member', 'ไม่ถูกต้อง');
  const words = await says('member2', 'กลุ่มของฉัน');
  for (const one of ['เงินสดในมือ', '110', 'เงินในธนาคาร', 'รอตรวจ 1 รายการ']) {
    expect(words).toContain(one);
  }
});

test('large letters are set by words or button, kept, and taken back', async () => {
  const sizes = async (who: Who) => JSON.stringify(await bot.says(who, 'เช็คยอด'));
  const before = await sizes('member');
  expect(await says('member', 'ขอตัวใหญ่ๆ')).toContain('ใช้ตัวใหญ่แล้ว');
  const large = await sizes('member');
  expect(before).toContain('"text":"ยอดเงินของคุณ","size":"xl"');
  expect(large).toContain('"text":"ยอดเงินของคุณ","size":"xxl"');
  expect(await presses('member', 'ตัวปกติ')).toContain('ใช้ตัวปกติแล้ว');
  expect(await sizes('member')).toContain('"text":"ยอดเงินของคุณ","size":"xl"');
  await bot.says('member', 'เมนู');
  expect(await presses('member', 'ตัวใหญ่')).toContain('ใช้ตัวใหญ่แล้ว');
});

/** What is compared with paper or typed: numbers of receipts and members, check codes. */
const COMPARED = /2569\/\d{4}|\b00\d\d\b|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g;

test('Thai digits are set by words or button, kept, also in what is pushed, and taken back', async () => {
  expect(await says('member', 'ขอเลขไทย')).toContain('๑,๒๕๐ บาท');
  await bot.says('treasurer', '12 1,250.50');
  await bot.presses('treasurer', 'ถูกแล้ว');
  await bot.presses('treasurer', 'ยืนยัน');
  await bot.says('treasurer', '12 100');
  await bot.presses('treasurer', 'ยืนยัน');
  const receipt = bot.words(bot.shown('member').slice(-1));
  for (const one of ['๑๐๐', '๒๔ พฤศจิกายน ๒๕๖๙', '2569/0001', '0012']) {
    expect(receipt).toContain(one);
  }
  const own = [receipt, await says('member', 'เช็คยอด'), await says('member', 'ประวัติ')];
  expect(own.join('\n').replaceAll(COMPARED, '')).not.toMatch(/[0-9]/);
  expect(await says('treasurer', 'ยอด 12')).not.toMatch(/[๐-๙]/);
  expect(await says('member', 'ข้อมูลของฉัน')).toContain('เลขไทย');
  await presses('member', 'เมนู');
  expect(await presses('member', 'เลขอารบิก')).toContain('ใช้เลขอารบิกแล้ว');
  expect(await says('member', 'เช็คยอด')).not.toMatch(/[๐-๙]/);
  await presses('member', 'เมนู');
  expect(await presses('member', 'เลขไทย')).toContain('ใช้เลขไทยแล้ว');
});
