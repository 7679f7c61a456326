import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, OPENED_ON } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

async function deposits(...lines: string[]): Promise<void> {
  for (const line of lines) {
    await bot.says('treasurer', line);
    await bot.presses('treasurer', 'ยืนยัน');
  }
}

test('any receipt of one’s own can be opened from the history and disputed', async () => {
  await deposits('12 100', '12 200');
  const rows = await bot.says('member', 'รายการย้อนหลัง');
  expect(bot.labels(rows).filter((label) => label === 'ดูใบรับ')).toHaveLength(2);
  expect(bot.words(await bot.presses('member', 'ดูใบรับ'))).toContain('2569/0001');
  expect(bot.words(await bot.presses('member', 'ไม่ถูกต้อง'))).toContain('2569/0001 ไม่ถูกต้อง');
});

test('money paid without any receipt: the member is told who is to know, by name', async () => {
  const words = bot.words(await bot.says('member', 'ยอดไม่ตรง'));
  expect(words).toContain('ประธาน นายประเสริฐ ศรีบุญ');
  expect(words).toContain('ผู้ตรวจสอบ นายวิชัย ทองมา');
});

test('an entry found wrong reaches the treasurer too', async () => {
  await deposits('12 100');
  await bot.presses('member', 'ไม่ถูกต้อง');
  const before = bot.shown('treasurer').length;
  await bot.presses('auditor', 'ผิดจริง ต้องแก้');
  expect(bot.words(bot.shown('treasurer').slice(before))).toContain('ตัดสินว่ารายการนี้ผิด');
  expect(bot.words(bot.shown('member'))).toContain('ยังเป็นยอดเดิม');
});

test('nobody is said to have received what nobody could', async () => {
  await deposits('12 100');
  await bot.core.uow.transact(async ({ members }) => {
    for (const no of ['0002', '0003']) await members.unlink(`m-${GROUP}-${no}`);
  });
  const words = bot.words(await bot.presses('member', 'ไม่ถูกต้อง'));
  expect(words).toContain('ยังไม่ได้ผูก LINE');
  expect(words).not.toContain('ได้รับเรื่องแล้ว');
});

test('who joins after the month’s deposit day owes nothing for it, and may still pay for it', async () => {
  await bot.core.uow.transact(({ members }) =>
    members.add({
      memberId: `m-${GROUP}-0050`,
      groupId: GROUP,
      memberNo: '0050',
      name: 'นางลอง ใหม่ดี',
      state: 'active',
      pledgeSatang: 10_000n,
      joinedOn: '2026-11-24',
      leftOn: null,
      personId: null,
      linkedAt: null,
      phone: null,
      nationalId: null,
      born: null,
    }),
  );
  expect(OPENED_ON < '2026-11-24').toBe(true);
  expect(bot.words(await bot.says('treasurer', 'ใครยังไม่ส่ง'))).not.toContain('0050');
  const card = bot.words(await bot.says('treasurer', '50 100'));
  expect(card).toContain('พฤศจิกายน 2569');
  expect(card).not.toContain('ยังค้าง');
});

test('a report taken back: member and committee are told what is true now', async () => {
  await deposits('12 100');
  await bot.presses('member', 'ไม่ถูกต้อง');
  const old = bot.token('chair', 'รายการถูกแล้ว');
  const before = bot.shown('chair').length;
  const words = bot.words(await bot.presses('member', 'กดผิด ถอนเรื่อง'));
  expect(words).toContain('ใบรับเลขที่ 2569/0001 จำนวน 100 บาท ถือว่าถูกต้อง');
  expect(words).toContain('บอกกรรมการแล้ว');
  const told = bot.words(bot.shown('chair').slice(before));
  expect(told).toContain('สมาชิกถอนเรื่องแล้ว ไม่ต้องตรวจต่อ');
  expect(bot.words(bot.shown('treasurer'))).toContain('สมาชิกถอนเรื่องแล้ว');
  expect(bot.words(await bot.pressesToken('chair', old))).toContain('สมาชิกถอนไปแล้ว');
  expect(bot.words(await bot.presses('member', 'กดผิด ถอนเรื่อง'))).toContain('กด “ไม่ถูกต้อง” ได้อีก');
  expect(bot.words(await bot.says('member', 'เช็คยอด'))).not.toContain('แจ้งว่าไม่ถูกต้อง');
});

test('a report taken back can be made anew, and old buttons lead to the new one', async () => {
  await deposits('12 100');
  await bot.presses('member', 'ไม่ถูกต้อง');
  const takeBack = bot.token('member', 'กดผิด ถอนเรื่อง');
  const old = bot.token('chair', 'รายการถูกแล้ว');
  await bot.presses('member', 'กดผิด ถอนเรื่อง');
  const receipt = await bot.says('member', 'ใบรับ 2569/0001');
  expect(bot.labels(receipt)).toContain('ไม่ถูกต้อง');
  const before = bot.shown('chair').length;
  expect(bot.words(await bot.presses('member', 'ไม่ถูกต้อง'))).toContain('ได้รับเรื่องแล้ว');
  expect(bot.words(bot.shown('chair').slice(before))).toContain('สมาชิกแจ้งว่าไม่ถูกต้อง');
  expect(await bot.core.uow.read.receipts.disputeOf(GROUP, 1)).toMatchObject({ state: 'open' });
  expect(bot.words(await bot.pressesToken('member', takeBack))).toContain('แจ้งไว้แล้ว');
  expect(bot.labels(await bot.pressesToken('chair', old))).toContain('รายการถูกแล้ว');
  await bot.presses('auditor', 'รายการถูกแล้ว');
  const [last] = await bot.core.uow.read.receipts.openDisputes(GROUP);
  expect(last).toBeUndefined();
  expect(bot.words(await bot.presses('member', 'ไม่ถูกต้อง'))).toContain('ตรวจเสร็จไปแล้ว');
});

test('in English, too: taken back, and reported again', async () => {
  await bot.core.uow.transact(({ people }) => people.change('p-member', { lang: 'en' }));
  await deposits('12 100');
  await bot.presses('member', 'Not correct');
  await bot.presses('member', 'A slip, take back');
  const again = bot.words(await bot.presses('member', 'A slip, take back'));
  expect(again).toContain('press “Not correct” again');
  expect(bot.words(await bot.presses('member', 'Not correct'))).toContain('reported as not right');
});

test('an entry is not ruled right while a correction of it waits: who answers first is named', async () => {
  await deposits('12 100');
  await bot.presses('member', 'ไม่ถูกต้อง');
  await bot.presses('treasurer', 'ลงผิด');
  await bot.presses('treasurer', 'ไม่ได้รับเงินจริง');
  await bot.presses('treasurer', 'ยืนยัน');
  const said = await bot.presses('auditor', 'รายการถูกแล้ว');
  expect(bot.words(said)).toContain('เหรัญญิก นางสมศรี ใจดี ขอแก้รายการนี้ไว้');
  expect(bot.words(said)).toContain('ประธาน นายประเสริฐ ศรีบุญ');
  expect(bot.labels(said)).toContain('รออนุมัติ');
  expect(await bot.core.uow.read.receipts.disputeOf(GROUP, 1)).toMatchObject({ state: 'open' });
  await bot.presses('treasurer', 'ถอนคำขอ');
  expect(bot.words(await bot.presses('auditor', 'รายการถูกแล้ว'))).toContain('รายการถูกต้อง');
});

test('the receipt says what became of the dispute: who settled it, how, and with which entry', async () => {
  await deposits('12 100', '15 100');
  const seen = async (who: 'member' | 'auditor' | 'member2', no: string) =>
    bot.words(await bot.says(who, `ใบรับ ${no}`));
  await bot.presses('member', 'ไม่ถูกต้อง');
  await bot.presses('member2', 'ไม่ถูกต้อง');
  expect(await seen('auditor', '2569/0001')).toContain('รอประธานหรือผู้ตรวจสอบดู');
  await bot.presses('auditor', 'รายการถูกแล้ว');
  expect(await seen('member2', '2569/0002')).toContain('ผู้ตรวจสอบ นายวิชัย ทองมา ตรวจแล้วว่าถูก');
  await bot.says('auditor', 'รายการที่ถูกแจ้งผิด');
  await bot.presses('auditor', 'ผิดจริง');
  await bot.presses('auditor', 'ลงซ้ำ');
  await bot.presses('auditor', 'ยืนยัน');
  expect(await seen('member', '2569/0001')).toContain('ตรวจแล้วว่าผิด รอแก้');
  await bot.presses('chair', 'ยืนยัน อนุมัติ');
  expect(await seen('auditor', '2569/0001')).toContain('ตรวจแล้วว่าผิด แก้ด้วยใบที่ 2569/0003');
});
