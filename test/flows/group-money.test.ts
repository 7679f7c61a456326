import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, type Who } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const read = () => bot.core.uow.read;
const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));
const total = (type: string) => read().ledger.total(GROUP, type);
const entries = async () => (await read().ledger.head(GROUP))?.seq ?? 0;
const last = async () => read().ledger.entry(GROUP, await entries());
const offered = (who: Who, label: string) =>
  bot.labels(bot.shown(who)).some((one) => one.startsWith(label));

/** Opens the dialogue and answers until the card. */
async function describeMoney(...answers: string[]): Promise<string> {
  let seen = await says('treasurer', 'รับ-จ่าย');
  for (const answer of answers) seen = await says('treasurer', answer);
  return seen;
}
const confirm = () => presses('treasurer', 'ยืนยัน บันทึก');

describe('by the menu', () => {
  test('a fine of the months that are owed goes to the fines, and the member gets the receipt', async () => {
    await bot.core.uow.transact(async ({ groups }) => {
      const group = await groups.byId(GROUP);
      if (group) await groups.change(GROUP, { rules: { ...group.rules, fineSatang: 500n } });
    });
    expect(await describeMoney('ค่าปรับ', '12')).toContain('ค้างส่ง');
    const usual = bot.labels(bot.shown('treasurer')).find((one) => one.endsWith('บาท'));
    const card = await presses('treasurer', usual ?? '');
    expect(card).toContain('นางบุญมี');
    const receipt = await confirm();
    expect(receipt).toContain('ค่าปรับ');
    expect(receipt).toContain('2569/0001');
    expect((await total('fines')) % 500n).toBe(0n);
    expect(await total('fines')).toBe(await total('cash'));
    expect(bot.words(bot.shown('member'))).toContain('ค่าปรับ');
    expect(await presses('member', 'ไม่ถูกต้อง')).toContain('แจ้งแล้ว');
  });

  test('an entrance fee of the group’s rules; paid twice, it is said', async () => {
    await describeMoney('ค่าแรกเข้า', 'คำพันธ์');
    await presses('treasurer', '20 บาท');
    await confirm();
    expect(await total('fees')).toBe(2_000n);
    await describeMoney('ค่าแรกเข้า', '15');
    expect(await presses('treasurer', '20 บาท')).toContain('จ่ายค่าแรกเข้าไปแล้ว');
  });

  test('interest of the bank arrives there, with satang', async () => {
    expect(await describeMoney('ดอกเบี้ยธนาคาร', '35.50')).toContain('สามสิบห้าบาทห้าสิบสตางค์');
    expect(offered('treasurer', 'โอน')).toBe(false);
    expect(await confirm()).toContain('รายการที่ 1');
    expect(await total('bank')).toBe(3_550n);
    expect(await total('interest')).toBe(3_550n);
  });

  test('other income by transfer', async () => {
    await describeMoney('รายได้อื่น', '100');
    await presses('treasurer', 'โอน');
    expect(await confirm()).toContain('2569/0001');
    expect(await total('bank')).toBe(10_000n);
  });

  test('an expense takes a category of the list, never words of one’s own', async () => {
    await describeMoney('รายได้อื่น', '500');
    await confirm();
    expect(await describeMoney('ค่าใช้จ่ายของกลุ่ม', 'ค่าข้าวของนางสมศรี')).toContain('กดเลือกหมวด');
    expect(await says('treasurer', 'เดินทาง')).toContain('กี่บาท');
    expect(await says('treasurer', '120')).toContain('หนึ่งร้อยยี่สิบบาทถ้วน');
    await confirm();
    expect((await last())?.facts).toEqual({ channel: 'cash', category: 'travel' });
    expect(await total('cash')).toBe(38_000n);
    expect(await total('expenses')).toBe(12_000n);
  });

  test('cash goes to the bank with a picture of the slip, which the auditor may see and a member not', async () => {
    await describeMoney('รายได้อื่น', '500');
    await confirm();
    await describeMoney('นำฝากธนาคาร', '400');
    await presses('treasurer', 'แนบรูปสลิป');
    expect(bot.words(await bot.sendsPicture('treasurer'))).toContain('แนบแล้ว');
    const card = await confirm();
    expect(card).toContain('100');
    expect(await total('bank')).toBe(40_000n);
    expect(typeof (await last())?.facts['slip']).toBe('string');
    // It belongs to the entry now: nothing ever removes it.
    expect(await bot.core.uow.read.media.endingBy(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    await presses('treasurer', 'ดูรูปสลิป');
    expect(bot.shown('treasurer').at(-1)).toMatchObject({ type: 'image' });
  });

  test('a slip is not needed', async () => {
    await describeMoney('รายได้อื่น', '500');
    await confirm();
    await describeMoney('นำฝากธนาคาร', '400');
    await presses('treasurer', 'แนบรูปสลิป');
    expect(await presses('treasurer', 'ไม่มีสลิป')).toContain('ยังไม่มี');
    await confirm();
    expect((await last())?.facts).toEqual({});
  });
});

describe('what there is not cannot be paid', () => {
  test.each([
    ['ค่าใช้จ่ายของกลุ่ม', ['ประชุม', '100'], 'เงินสดในมือมี 0 บาท ไม่พอ'],
    ['นำฝากธนาคาร', ['100'], 'เงินสดในมือมี 0 บาท ไม่พอ'],
    ['ถอนจากธนาคาร', ['100'], 'บัญชีธนาคารของกลุ่มมี 0 บาท ไม่พอ'],
  ])('%s: said with the card, which cannot be confirmed', async (kind, answers, why) => {
    expect(await describeMoney(kind, ...answers)).toContain(why);
    expect(bot.labels(bot.shown('treasurer'))).not.toContain('ยืนยัน บันทึก');
    expect(bot.words(await bot.says('treasurer', 'ใช่'))).toContain('ยังไม่ได้บันทึกอะไร');
    expect(await entries()).toBe(0);
  });

  test('what the bank has is drawn by one tap first', async () => {
    await describeMoney('รายได้อื่น', '500');
    await presses('treasurer', 'โอน');
    await confirm();
    expect(await describeMoney('ค่าใช้จ่ายของกลุ่ม', 'ประชุม', '200')).toContain(
      'ขาดอีก 200 บาท ถอนจากธนาคารมาก่อน',
    );
    const card = await presses('treasurer', 'ถอนจากธนาคารก่อน');
    expect(card).toContain('รายการเดิมยังไม่ได้บันทึก');
    expect(card).toContain('ถอนจากธนาคาร 200 บาท');
    await confirm();
    await describeMoney('ค่าใช้จ่ายของกลุ่ม', 'ประชุม', '200');
    await confirm();
    expect(await total('cash')).toBe(0n);
    expect(await entries()).toBe(3);
  });

  test('cash that went meanwhile is found when the card is confirmed, nothing recorded', async () => {
    await describeMoney('รายได้อื่น', '500');
    await confirm();
    await describeMoney('ค่าใช้จ่ายของกลุ่ม', 'ประชุม', '400');
    await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'bank-pay-in',
        groupId: GROUP,
        idemKey: 'test',
        actor: 'p-treasurer',
        at: bot.clock.now(),
        memberId: null,
        amount: 30_000n,
      }),
    );
    expect(await confirm()).toContain('เงินสดในมือมี 200 บาท ไม่พอ ขาดอีก 200 บาท');
    expect(await entries()).toBe(2);
    expect(bot.labels(bot.shown('treasurer'))).toContain('ถอนจากธนาคารก่อน');
  });

  test('another line beneath a card names what is not recorded yet', async () => {
    await describeMoney('รายได้อื่น', '500');
    expect(bot.words(await bot.says('treasurer', '15 100'))).toContain('รายได้อื่น 500 บาท');
    await bot.says('treasurer', 'ยกเลิก');
    await bot.says('treasurer', '12 ค่าปรับ 20');
    const said = bot.words(await bot.says('treasurer', '15 100'));
    expect(said).toContain('ค่าปรับ เลขที่ 0012 นางบุญมี ตัวอย่าง 20 บาท รายการนี้ยังไม่ได้บันทึก');
  });
});

describe('above the ceiling an officer agrees first', () => {
  beforeEach(async () => {
    await describeMoney('รายได้อื่น', '5,000');
    await presses('treasurer', 'โอน');
    await confirm();
  });

  test('whoever approves sees the picture of the slip on the card, and can open it', async () => {
    await describeMoney('ถอนจากธนาคาร', '2,000');
    await presses('treasurer', 'แนบรูปสลิป');
    await bot.sendsPicture('treasurer');
    await confirm();
    const card = bot.shown('chair').at(-1);
    expect(JSON.stringify(card)).toMatch(/"hero":\{"type":"image","url":"https:/);
    expect(bot.words(bot.shown('chair'))).toContain('แนบแล้ว');
    await presses('chair', 'ดูรูปสลิป');
    expect(bot.shown('chair').at(-1)).toMatchObject({ type: 'image' });
    const token = bot.token('chair', 'ดูรูปสลิป');
    expect(bot.words(await bot.pressesToken('member', token))).not.toContain('https:');
  });

  test('to an expense; the treasurer is told, once', async () => {
    const card = await describeMoney('ค่าใช้จ่ายของกลุ่ม', 'ประชุม', '1,500');
    expect(card).toContain('ต้องให้ประธานหรือผู้ตรวจสอบอนุมัติ');
    await presses('treasurer', 'โอน');
    expect(await confirm()).toContain('ส่งคำขอแล้ว');
    expect(await entries()).toBe(1);
    const seen = bot.words(bot.shown('chair'));
    for (const word of ['ค่าใช้จ่ายของกลุ่ม', '1,500', 'ประชุม', 'โอนเข้าบัญชี']) {
      expect(seen).toContain(word);
    }
    expect(await presses('chair', 'ยืนยัน อนุมัติ')).toContain('✓ บันทึกแล้ว');
    expect(await last()).toMatchObject({ actor: 'p-treasurer', approvers: ['p-chair'] });
    await presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await entries()).toBe(2);
  });

  test('to taking cash out of the bank, but not to paying it in, nor to exactly the ceiling', async () => {
    await describeMoney('ถอนจากธนาคาร', '1,000.01');
    await confirm();
    expect(await entries()).toBe(1);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await total('cash')).toBe(100_001n);
    await describeMoney('ถอนจากธนาคาร', '1,000');
    await confirm();
    expect(await total('cash')).toBe(200_001n);
    await describeMoney('นำฝากธนาคาร', '2,000');
    await confirm();
    expect(await total('bank')).toBe(500_000n - 1n);
  });

  test('what is no longer there, or no longer the treasurer’s to spend, is not paid', async () => {
    await describeMoney('ถอนจากธนาคาร', '4,000');
    await confirm();
    await describeMoney('ถอนจากธนาคาร', '3,000');
    await confirm();
    const [first, second] = bot
      .tokens('chair')
      .filter(({ label }) => label.startsWith('ยืนยัน อนุมัติ'));
    await bot.pressesToken('chair', first?.data ?? '');
    const late = bot.words(await bot.pressesToken('chair', second?.data ?? ''));
    expect(late).toContain('บัญชีธนาคารของกลุ่มมี 1,000 บาท ไม่พอ');
    await describeMoney('ค่าใช้จ่ายของกลุ่ม', 'ประชุม', '1,001');
    await confirm();
    await bot.core.uow.transact(({ members }) =>
      members.endPost(`post-m-${GROUP}-0001-treasurer`, '2026-11-24'),
    );
    expect(await presses('auditor', 'ยืนยัน อนุมัติ')).toContain('ไม่ได้เป็นเหรัญญิกแล้ว');
    expect(await entries()).toBe(2);
  });
});

describe('what a treasurer types', () => {
  test.each([
    ['12 ค่าปรับ 20', ['ค่าปรับ', 'ยี่สิบบาทถ้วน', 'นางบุญมี']],
    ['เลข12ค่าปรับ20', ['ค่าปรับ', 'ยี่สิบบาทถ้วน', 'นางบุญมี']],
    ['บุญมี ค่าปรับ 20 โอน', ['ค่าปรับ', 'ยี่สิบบาทถ้วน', 'โอนเข้าบัญชี']],
    ['12 ค่าแรกเข้า 20', ['ค่าแรกเข้า', 'ยี่สิบบาทถ้วน', 'นางบุญมี']],
    ['12 fine 20', ['ค่าปรับ', 'ยี่สิบบาทถ้วน']],
    ['12 ค่าปรับ', ['ค่าปรับ กี่บาท']],
    ['ค่าปรับ 20', ['ใครจ่าย']],
    ['12 ค่าปรับ 1.500', ['อ่านจำนวนเงินไม่แน่ใจ', 'ค่าปรับ กี่บาท']],
    ['ดอกเบี้ยธนาคาร 35.50', ['ดอกเบี้ยธนาคาร', 'สามสิบห้าบาทห้าสิบสตางค์']],
    ['นำฝากธนาคาร 5,000', ['นำฝากธนาคาร', 'ห้าพันบาทถ้วน']],
    ['ถอนเงินจากธนาคาร 2000', ['ถอนจากธนาคาร', 'สองพันบาทถ้วน']],
    ['รับ-จ่ายของกลุ่ม', ['รับหรือจ่ายอะไร']],
    ['รายรับรายจ่าย', ['รับหรือจ่ายอะไร']],
    ['ค่าใช้จ่าย 200', ['จ่ายค่าอะไร']],
  ])('%s', async (line, expected) => {
    const seen = await says('treasurer', line);
    for (const word of expected) expect(seen).toContain(word);
    expect(await entries()).toBe(0);
  });

  test.each(['ค่าปรับเท่าไหร่', 'โดนปรับไหม', 'ค่าใช้จ่ายกลุ่มเท่าไหร่'])(
    '%s is a question, and begins nothing',
    async (line) => {
      const seen = await says('treasurer', line);
      for (const word of ['ใครจ่าย', 'จ่ายค่าอะไร', 'กี่บาท']) expect(seen).not.toContain(word);
    },
  );

  test('nobody else begins it', async () => {
    for (const who of ['member', 'chair', 'auditor', 'districtOfficer', 'stranger'] as const) {
      for (const line of ['รับ-จ่าย', '12 ค่าปรับ 20', 'ค่าใช้จ่าย 200']) await bot.says(who, line);
      expect(offered(who, 'ยืนยัน บันทึก')).toBe(false);
    }
  });

  test('a post lost before the last tap books nothing', async () => {
    await says('treasurer', '12 ค่าปรับ 20');
    await bot.core.uow.transact(({ members }) =>
      members.endPost(`post-m-${GROUP}-0001-treasurer`, '2026-11-24'),
    );
    expect(await confirm()).toContain('เฉพาะเหรัญญิก');
    expect(await entries()).toBe(0);
  });

  test('a second tap, and an old card, book nothing more', async () => {
    await says('treasurer', '12 ค่าปรับ 20');
    const token = bot.token('treasurer', 'ยืนยัน บันทึก');
    await bot.pressesToken('treasurer', token);
    expect(bot.words(await bot.pressesToken('treasurer', token))).toContain('2569/0001');
    expect(await entries()).toBe(1);
  });
});
