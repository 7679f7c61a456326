import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { auditOf, codeOn, pressesVerb } from '../support/link-codes.ts';
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
  expect(words).toContain('ฝากเงินสัจจะ 100 บาท ใบที่ 2569/0001');
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

/** Consent on both phones. @returns what the reader was told */
async function readsFor(reader: Who, member: Who, name?: string): Promise<string> {
  await bot.says(member, 'ลูกหลานดูแทน');
  await bot.presses(member, 'ขอรหัสดูแทน');
  const code = codeOn(bot, await bot.presses(member, 'ยืนยัน ขอรหัส'));
  await bot.says(reader, code);
  if (name !== undefined) await bot.says(reader, name);
  await bot.presses(reader, 'ยืนยัน ขอดูแทน');
  const before = bot.shown(reader).length;
  await bot.presses(member, 'ยืนยัน ให้ดูแทน');
  return bot.words(bot.shown(reader).slice(before));
}
const deposit = async (line: string) => {
  await bot.says('treasurer', line);
  await bot.presses('treasurer', 'ยืนยัน บันทึก');
};

describe('reading for somebody', () => {
  test('receipts are read, never answered, and pushed to nobody but the member', async () => {
    await readsFor('stranger', 'member', 'สมชาย');
    const before = bot.shown('stranger').length;
    await deposit('12 100');
    expect(bot.shown('stranger')).toHaveLength(before);
    const shown = await bot.says('stranger', 'ใบรับล่าสุด');
    expect(bot.words(shown)).toContain('คุณดูแทน นางบุญมี ตัวอย่าง');
    expect(bot.labels(shown)).not.toContain('ไม่ถูกต้อง');
    expect(await says('stranger', 'ใบรับ 2569/0001')).toContain('คุณดูแทน นางบุญมี');
    for (const verb of ['receipt.right', 'receipt.wrong', 'dispute.withdraw']) {
      await pressesVerb(bot, 'member2', verb, 'g-one/1');
    }
    expect(await bot.core.uow.read.receipts.openDisputes('g-one')).toEqual([]);
    expect(await says('member', 'ใครดูข้อมูลของฉัน')).toContain('สมชาย (ดูแทนคุณ)');
    expect((await auditOf(bot, 'balance.read-proxied')).length).toBeGreaterThanOrEqual(2);
  });

  test('whoever may not read is told nothing by any button of whoever may', async () => {
    await readsFor('member2', 'member');
    await deposit('12 100');
    expect(bot.words(await pressesVerb(bot, 'member2', 'history', 'm-g-one-0012'))).toContain(
      'คุณดูแทน นางบุญมี',
    );
    for (const [verb, ref] of [
      ['history', 'm-g-one-0012'],
      ['receipt.show', 'g-one/1'],
      ['balance', 'm-g-one-0012'],
      ['member.balance', 'm-g-one-0012'],
    ] as const) {
      expect(bot.words(await pressesVerb(bot, 'both', verb, ref))).not.toContain('บุญมี');
      expect(bot.words(await pressesVerb(bot, 'chair', 'proxy.end', ref))).not.toContain('บุญมี');
    }
    const proxy = await bot.core.uow.read.proxies.ofMember('m-g-one-0012');
    const foreign = await pressesVerb(bot, 'otherTreasurer', 'proxy.end', proxy?.proxyId ?? '');
    expect(bot.words(foreign)).toContain('ไม่มีการดูแทนที่คุณเลิกได้');
  });

  test('several, with their own: one card each; five are one too many', async () => {
    for (const one of ['member', 'chair', 'auditor', 'secretary'] as const) {
      expect(await readsFor('member2', one)).toContain('คุณดูแทน');
    }
    const [cards] = await bot.says('member2', 'เช็คยอด');
    const { contents: bubbles } = (cards?.['contents'] ?? {}) as { contents?: unknown[] };
    expect(bubbles).toHaveLength(5);
    await bot.says('treasurer', 'ลูกหลานดูแทน');
    await bot.presses('treasurer', 'ขอรหัสดูแทน');
    const code = codeOn(bot, await bot.presses('treasurer', 'ยืนยัน ขอรหัส'));
    expect(await says('member2', code)).toContain('ครบ 4 คนแล้ว');
    expect(await bot.core.uow.read.proxies.ofReader('p-member2')).toHaveLength(4);
  });

  test('it ends with the LINE of either, and with the membership', async () => {
    await readsFor('member2', 'member');
    await bot.says('member', 'ยกเลิกผูกไลน์');
    await bot.presses('member', 'ยืนยันเลิกผูก');
    expect(bot.words(bot.shown('member2'))).toContain('คุณไม่ได้ดูแทน นางบุญมี ตัวอย่าง แล้ว');
    await readsFor('member2', 'both');
    await bot.says('secretary', 'เลิกผูกไลน์ 15');
    await bot.presses('secretary', 'ยืนยันเลิกผูก');
    expect(bot.words(bot.shown('both'))).toContain('นายคำพันธ์ วงศ์ษา ไม่ได้ดูแทนคุณแล้ว');
    expect(await bot.core.uow.read.proxies.ofReader('p-member2')).toEqual([]);

    await readsFor('otherMember', 'both');
    await bot.core.uow.transact((stores) =>
      stores.members.change('m-g-two-0033', { state: 'deceased', leftOn: '2026-11-24' }),
    );
    expect(await says('otherMember', 'เช็คยอด')).not.toContain('ทองใบ');
  });

  test('whoever gave the code for a member without LINE does not agree to it; a LINE of their own ends the way', async () => {
    await bot.says('chair', 'รหัสดูแทน 20');
    const code = codeOn(bot, await bot.presses('chair', 'ยืนยัน ขอรหัส'));
    await bot.says('member2', code);
    await bot.presses('member2', 'ยืนยัน ขอดูแทน');
    expect(bot.labels(bot.shown('chair'))).not.toContain('ยืนยัน อนุมัติ');
    const [open] = await bot.core.uow.read.approvals.openIn('g-one');
    const ref = `${open?.approvalId}/${open?.contentHash.slice(0, 16)}`;
    await pressesVerb(bot, 'chair', 'approval.approve', ref);
    await pressesVerb(bot, 'treasurer', 'approval.approve', ref);
    await pressesVerb(bot, 'member2', 'approval.approve', ref);
    expect(await bot.core.uow.read.proxies.ofMember('m-g-one-0020')).toBeUndefined();
    await bot.core.uow.transact((stores) =>
      stores.members.link('m-g-one-0020', 'p-othermember', bot.clock.now()),
    );
    expect(await presses('auditor', 'ยืนยัน อนุมัติ')).toContain('ให้เขาตอบเองจากเครื่องของเขา');
  });

  test('every sentence of the evaluation leaves a reader with an answer and the books alone', async () => {
    await readsFor('stranger', 'member', 'สมชาย');
    for (const one of [
      'กู้เงิน',
      'ปันผล',
      'ขอลาออก',
      'ขอเปลี่ยนสัจจะ',
      'ร้องเรียน',
      'ข้อมูลของฉัน',
      'เมนู',
      '12 100',
      'ประกาศ',
    ]) {
      expect(bot.labels(await bot.says('stranger', one)).length).toBeGreaterThan(0);
      await bot.says('stranger', 'ยกเลิก');
    }
    expect((await bot.core.uow.read.ledger.head('g-one'))?.seq).toBe(0);
  });
});
