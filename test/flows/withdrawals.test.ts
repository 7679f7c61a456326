import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, type Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const HOUR_MS = 3_600_000;
const read = () => bot.core.uow.read;
const memberId = (no: string) => `m-${GROUP}-${no.padStart(4, '0')}`;
const special = async (no: string) => (await read().ledger.savings(GROUP, memberId(no))).special;
const entries = async () => (await read().ledger.head(GROUP))?.seq ?? 0;
const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));
const heard = (who: Who) => bot.words(bot.shown(who));
const offered = (who: Who, label: string) =>
  bot.labels(bot.shown(who)).some((one) => one.startsWith(label));

/** Special savings that are there, however they came: `12 พิเศษ 2,000`. */
async function deposit(line: string): Promise<void> {
  const [no = '', , sum = ''] = line.split(' ');
  await bot.core.uow.transact(({ ledger }) =>
    ledger.post({
      kind: 'deposit',
      groupId: GROUP,
      idemKey: `test-${no}`,
      actor: 'p-treasurer',
      memberId: memberId(no),
      at: bot.clock.now(),
      target: 'special',
      months: [],
      amount: BigInt(sum.replace(',', '')) * 100n,
      channel: 'cash',
    }),
  );
}

/** A withdrawal that the treasurer has confirmed; what they were told. */
async function ask(line: string): Promise<string> {
  await bot.says('treasurer', line);
  return presses('treasurer', 'ยืนยัน บันทึก');
}

const decide = (rules: object) =>
  bot.core.uow.transact(async ({ groups }) => {
    const group = await groups.byId(GROUP);
    if (group) await groups.change(GROUP, { rules: { ...group.rules, ...rules } });
  });

describe('a linked member', () => {
  beforeEach(() => deposit('12 พิเศษ 2,000'));

  test('agrees on their own phone before anything is booked; both get the receipt', async () => {
    expect(await ask('12 ถอนพิเศษ 500')).toContain('นางบุญมี ตัวอย่าง');
    expect(await special('12')).toBe(200_000n);
    expect(heard('member')).toContain('คุณถอนเงินสัจจะพิเศษใช่ไหม');
    expect(offered('chair', 'ยืนยัน อนุมัติ')).toBe(false);
    const receipt = await presses('member', 'ยืนยัน ได้เงินแล้ว');
    expect(receipt).toContain('ถอนเงินสัจจะพิเศษ');
    expect(receipt).toContain('1,500');
    expect(await special('12')).toBe(150_000n);
    expect(heard('treasurer')).toContain('2569/0002');
    const entry = await read().ledger.entry(GROUP, 2);
    expect(entry).toMatchObject({ actor: 'p-treasurer', approvers: ['p-member'] });
  });

  test('may say no; the treasurer hears it and nothing is booked', async () => {
    await ask('12 ถอนพิเศษ 500');
    expect(offered('member', 'ยืนยัน อนุมัติ')).toBe(false);
    expect(await presses('member', 'ไม่ได้ถอน')).toContain('ไม่ได้ถอน เพราะอะไร');
    expect(await presses('member', 'ไม่ได้ขอเลย')).toContain('เงินในบัญชีไม่เปลี่ยน');
    expect(heard('treasurer')).toContain('ไม่อนุมัติ โดย นางบุญมี');
    for (const who of ['chair', 'auditor'] as const) {
      expect(heard(who)).toContain('สมาชิกไม่รับรายการที่ เหรัญญิก นางสมศรี ใจดี ทำไว้');
      expect(heard(who)).toContain('ไม่ได้ขอเลย');
    }
    expect(heard('secretary')).not.toContain('สมาชิกไม่รับ');
    expect(await special('12')).toBe(200_000n);
  });

  test('sees it as a withdrawal slip wherever it is named, and may dispute it', async () => {
    await ask('12 ถอนพิเศษ 500');
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('ใบถอนเลขที่ 2569/0002');
    const history = await bot.says('member', 'ดูย้อนหลัง');
    expect(bot.words(history)).toContain('ใบถอน 2569/0002');
    expect(bot.words(history)).toContain('ใบรับ 2569/0001');
    expect(bot.words(history)).not.toContain('ใบรับ 2569/0002');
    expect(bot.labels(history)).toContain('ดูใบถอน');
    await bot.presses('member', 'ดูใบถอน');
    expect(await presses('member', 'ไม่ถูกต้อง')).toContain('ใบถอนเลขที่ 2569/0002');
    expect(heard('auditor')).toContain('ใบถอน 2569/0002');
  });

  test('is not asked twice at once; taken back, the treasurer may ask again', async () => {
    await ask('12 ถอนพิเศษ 500');
    expect(await ask('12 ถอนพิเศษ 300')).toContain('รอยืนยันอยู่แล้ว');
    await bot.says('treasurer', 'รออนุมัติ');
    await bot.presses('treasurer', 'ถอนคำขอ');
    expect(heard('member')).toContain('ถอนคำขอแล้ว ไม่ต้องตอบแล้ว');
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('ผู้ขอถอนคำขอแล้ว');
    expect(await ask('12 ถอนพิเศษ 300')).toContain('ส่งคำขอแล้ว');
    await bot.presses('member', 'ยืนยัน ได้เงินแล้ว');
    expect(await special('12')).toBe(170_000n);
  });

  test('who presses twice, or after 72 hours, books nothing more', async () => {
    await ask('12 ถอนพิเศษ 500');
    const token = bot.token('member', 'ยืนยัน ได้เงินแล้ว');
    await bot.pressesToken('member', token);
    await bot.pressesToken('member', token);
    expect(await entries()).toBe(2);
    await ask('12 ถอนพิเศษ 500');
    bot.clock.advance(72 * HOUR_MS);
    await bot.settle();
    await bot.presses('member', 'ยืนยัน ได้เงินแล้ว');
    expect(await entries()).toBe(2);
    expect(heard('treasurer')).toContain('หมดเวลาแล้ว');
  });

  test('cannot be answered for by another, not even with the button', async () => {
    await ask('12 ถอนพิเศษ 500');
    const token = bot.token('member', 'ยืนยัน ได้เงินแล้ว');
    for (const who of ['member2', 'chair', 'treasurer', 'stranger'] as const) {
      await bot.pressesToken(who, token);
    }
    expect(await special('12')).toBe(200_000n);
    expect(await says('member2', 'รออนุมัติ')).toContain('ไม่มีคำขอ');
    expect(await says('member', 'รออนุมัติ')).toContain('คุณถอนเงินสัจจะพิเศษใช่ไหม');
  });

  test('above the ceiling one officer agrees too, and neither treasurer nor member is one', async () => {
    await ask('12 ถอนพิเศษ 1,500');
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('กรรมการอีกคน');
    expect(await special('12')).toBe(200_000n);
    expect(heard('treasurer')).toContain('ประธาน นายประเสริฐ ศรีบุญ');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await special('12')).toBe(50_000n);
    expect(await read().ledger.entry(GROUP, 2)).toMatchObject({
      approvers: ['p-member', 'p-auditor'],
    });
    expect(heard('member')).toContain('ถอนเงินสัจจะพิเศษ');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await entries()).toBe(2);
  });

  test('exactly the ceiling takes no officer; a ceiling lowered meanwhile does', async () => {
    await ask('12 ถอนพิเศษ 1,000');
    await bot.presses('member', 'ยืนยัน ได้เงินแล้ว');
    expect(await entries()).toBe(2);
    await ask('12 ถอนพิเศษ 100');
    await decide({ ceilingSatang: 5_000n });
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('กรรมการอีกคน');
    expect(await entries()).toBe(2);
  });

  test('more than the cash in hand is said with the card; the bank is drawn from, or it is transferred', async () => {
    await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'bank-pay-in',
        groupId: GROUP,
        idemKey: 'test',
        actor: 'p-treasurer',
        at: bot.clock.now(),
        memberId: null,
        amount: 150_000n,
      }),
    );
    const card = await bot.says('treasurer', '12 ถอนพิเศษ 900');
    expect(bot.words(card)).toContain('เงินสดในมือมี 500 บาท ไม่พอ ขาดอีก 400 บาท ถอนจากธนาคารมาก่อน');
    expect(bot.labels(card)).not.toContain('ยืนยัน บันทึก');
    expect(await says('treasurer', 'ใช่')).toContain('ยังไม่ได้บันทึกอะไร');
    const byTransfer = await bot.presses('treasurer', 'โอน');
    expect(bot.words(byTransfer)).not.toContain('ไม่พอ');
    expect(bot.labels(byTransfer)).toContain('ยืนยัน บันทึก');
    expect(await says('treasurer', '15 100')).toContain('เลขที่ 0012 นางบุญมี ตัวอย่าง 900 บาท');
    await presses('treasurer', 'เงินสด');
    expect(await presses('treasurer', 'ถอนจากธนาคารก่อน')).toContain('400');
    expect(await presses('treasurer', 'ยืนยัน')).toContain('ถอนจากธนาคาร');
    expect(await says('treasurer', '12 ถอนพิเศษ 900')).not.toContain('ไม่พอ');
  });

  test('is paid from what there is when it is booked, not when it was asked', async () => {
    await ask('12 ถอนพิเศษ 900');
    await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'bank-pay-in',
        groupId: GROUP,
        idemKey: 'test',
        actor: 'p-treasurer',
        at: bot.clock.now(),
        memberId: null,
        amount: 150_000n,
      }),
    );
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('เงินสดในมือมี 500 บาท ไม่พอ');
    expect(await special('12')).toBe(200_000n);
  });

  test('a treasurer who lost the post meanwhile has asked for nothing', async () => {
    await ask('12 ถอนพิเศษ 500');
    await bot.core.uow.transact(({ members }) =>
      members.endPost(`post-${memberId('1')}-treasurer`, '2026-11-24'),
    );
    expect(await presses('member', 'ยืนยัน ได้เงินแล้ว')).toContain('ไม่ได้เป็นเหรัญญิกแล้ว');
    expect(await special('12')).toBe(200_000n);
  });
});

describe('a member without LINE', () => {
  beforeEach(() => deposit('20 พิเศษ 2,000'));

  test('is paid out when one of chair and auditor agrees', async () => {
    expect(await ask('20 ถอนพิเศษ 500')).toContain('ผู้ตรวจสอบ นายวิชัย ทองมา');
    expect(offered('secretary', 'ยืนยัน อนุมัติ')).toBe(false);
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await special('20')).toBe(150_000n);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await entries()).toBe(2);
  });

  test('above the ceiling takes both, one after the other', async () => {
    await ask('20 ถอนพิเศษ 1,500');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await special('20')).toBe(200_000n);
    expect(await says('chair', 'รออนุมัติ')).toContain('ไม่มีคำขอ');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await special('20')).toBe(50_000n);
    expect((await read().ledger.entry(GROUP, 2))?.approvers).toEqual(['p-chair', 'p-auditor']);
  });
});

describe('special cases', () => {
  test('the treasurer’s own savings take an officer, not their own tap', async () => {
    await deposit('1 พิเศษ 500');
    await ask('1 ถอนพิเศษ 500');
    expect(offered('treasurer', 'ยืนยัน อนุมัติ')).toBe(false);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await special('1')).toBe(0n);
  });

  test('the chair’s own savings above the ceiling take the chair’s tap and the auditor', async () => {
    await deposit('2 พิเศษ 2,000');
    await ask('2 ถอนพิเศษ 2,000');
    await bot.presses('chair', 'ยืนยัน ได้เงินแล้ว');
    expect(await special('2')).toBe(200_000n);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await special('2')).toBe(0n);
  });
});

describe('refused with a reason, nobody asked, and kept', () => {
  const kept = async () => (await read().ledger.head(GROUP))?.seq;

  test('more than there is', async () => {
    await deposit('12 พิเศษ 500');
    const said = await bot.says('treasurer', '12 ถอนพิเศษ 500.01');
    expect(bot.words(said)).toContain('ถอนได้ไม่เกิน 500 บาท ไม่มีอะไรถูกบันทึก');
    expect(bot.labels(said).some((label) => label.startsWith('ยืนยัน'))).toBe(false);
    expect(bot.labels(said)).toContain('ทั้งหมด 500 บาท');
    expect(offered('member', 'ยืนยัน ได้เงินแล้ว')).toBe(false);
    expect(await kept()).toBe(1);
  });

  test('of who has nothing', async () => {
    expect(await says('treasurer', '12 ถอนพิเศษ 500')).toContain('ไม่มีเงินสัจจะพิเศษให้ถอน');
    expect(offered('treasurer', 'ยืนยัน บันทึก')).toBe(false);
  });

  test('books that are frozen', async () => {
    await deposit('12 พิเศษ 500');
    await bot.core.uow.transact(({ ledger }) => ledger.freeze(GROUP, 'test'));
    expect(await says('treasurer', '12 ถอนพิเศษ 100')).toContain('หยุดบันทึกไว้ชั่วคราว');
    expect(offered('member', 'ยืนยัน ได้เงินแล้ว')).toBe(false);
    await bot.core.uow.transact(({ ledger }) => ledger.unfreeze(GROUP));
  });

  test('nobody but a treasurer begins one, whatever they type', async () => {
    for (const who of ['member', 'chair', 'auditor', 'provinceOfficer', 'stranger'] as const) {
      await bot.says(who, 'ถอนพิเศษ');
      await bot.says(who, '12 ถอนพิเศษ 500');
      expect(offered(who, 'ยืนยัน บันทึก')).toBe(false);
    }
    expect(await says('member', 'ถอน 500')).toContain('ยังไม่มีเงินสัจจะพิเศษให้ถอน');
  });
});

describe('what a treasurer types', () => {
  beforeEach(() => deposit('12 พิเศษ 2,000'));

  test.each([
    ['12 ถอนพิเศษ 500', 'ห้าร้อยบาทถ้วน'],
    ['12 ถอน 500', 'ห้าร้อยบาทถ้วน'],
    ['ถอนพิเศษ 12 500', 'ห้าร้อยบาทถ้วน'],
    ['บุญมี ถอนพิเศษ 500', 'ห้าร้อยบาทถ้วน'],
    ['12 เบิกพิเศษ ห้าร้อย', 'ห้าร้อยบาทถ้วน'],
    ['12 withdraw special 500', 'ห้าร้อยบาทถ้วน'],
    ['12 ถอนพิเศษ 500 โอน', 'โอนเข้าบัญชี'],
    ['12 ถอนพิเศษ', 'ถอนกี่บาท'],
    ['ถอน 500', 'ใครมาถอน'],
    ['ถอนพิเศษ 500', 'ใครมาถอน'],
    ['ถอนพิเศษ', 'ใครมาถอน'],
    ['ถอนเงิน', 'ใครมาถอน'],
    ['12 ถอนพิเศษ 1.500', 'อ่านจำนวนเงินไม่แน่ใจ'],
  ])('%s', async (line, expected) => {
    expect(await says('treasurer', line)).toContain(expected);
    expect(await entries()).toBe(1);
  });

  test.each(['ถอนฟัน', 'เบิกสวัสดิการ', 'เบิก สวัสดิการ'])('%s begins none', async (line) => {
    expect(await says('treasurer', line)).not.toContain('ใครมาถอน');
  });

  test('nothing typed is lost by a wrong answer', async () => {
    await bot.says('treasurer', 'ถอน 500');
    expect(await says('treasurer', '9999')).toContain('ไม่พบ “9999”');
    const card = await says('treasurer', '12');
    expect(card).toContain('ห้าร้อยบาทถ้วน');
    expect(await says('treasurer', 'ใช่')).toContain('กดปุ่ม');
  });
});
