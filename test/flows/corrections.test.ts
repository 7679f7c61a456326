import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { approvalsTable } from '../../src/stores/schema/approvals.ts';
import { ledgerEntries } from '../../src/stores/schema/ledger-tables.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, OTHER_GROUP } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const memberId = (no: string) => `m-${GROUP}-${no}`;
const says = async (who: Parameters<TestBot['says']>[0], text: string) =>
  bot.words(await bot.says(who, text));
const presses = async (who: Parameters<TestBot['says']>[0], label: string) =>
  bot.words(await bot.presses(who, label));
const entries = async () => (await bot.core.uow.read.ledger.head(GROUP))?.seq;
const pledge = async (no: string) =>
  (await bot.core.uow.read.ledger.savings(GROUP, memberId(no))).pledge;

async function deposit(line = '12 100'): Promise<void> {
  await bot.says('treasurer', line);
  await bot.presses('treasurer', 'ยืนยัน');
}

async function payIn(amount: bigint): Promise<void> {
  await bot.core.uow.transact(({ ledger }) =>
    ledger.post({
      kind: 'bank-pay-in',
      groupId: GROUP,
      idemKey: `pay-in-${amount}`,
      actor: 'p-treasurer',
      memberId: null,
      at: bot.clock.now(),
      amount,
    }),
  );
}

/** The treasurer asks for the last receipt to be somebody else's. */
async function askOther(no = '15'): Promise<string> {
  await bot.presses('treasurer', 'ลงผิด');
  await bot.presses('treasurer', 'ลงผิดคน');
  await bot.says('treasurer', no);
  return presses('treasurer', 'ยืนยัน');
}

test('money that was carried to the bank meanwhile does not keep the wrong member’s receipt in the books', async () => {
  await deposit();
  await bot.core.uow.transact(({ ledger }) =>
    ledger.post({
      kind: 'bank-pay-in',
      groupId: GROUP,
      idemKey: 'pay-in',
      actor: 'p-treasurer',
      memberId: null,
      at: bot.clock.now(),
      amount: 10_000n,
    }),
  );
  await askOther();
  expect(await presses('chair', 'ยืนยัน')).toContain('ลงใหม่เป็นใบที่');
  expect([await pledge('0012'), await pledge('0015')]).toEqual([0n, 10_000n]);
});

test('what cannot be taken back is refused with what to do first, and nothing is half done', async () => {
  await deposit();
  await bot.core.uow.transact(({ ledger }) =>
    ledger.post({
      kind: 'bank-pay-in',
      groupId: GROUP,
      idemKey: 'pay-in',
      actor: 'p-treasurer',
      memberId: null,
      at: bot.clock.now(),
      amount: 9_000n,
    }),
  );
  await bot.presses('treasurer', 'ลงผิด');
  const said = await presses('treasurer', 'ไม่ได้รับเงินจริง');
  expect(said).toContain('เหลือ 10 บาท ไม่พอให้ยกเลิก');
  expect(said).toContain('แก้รายการนั้นก่อน');
  expect(said).toContain('ยังไม่มีใครได้รับคำขอ');
  expect(bot.words(bot.shown('chair'))).not.toContain('ขอแก้รายการ');
  expect(await entries()).toBe(2);
  expect(await says('member', 'เช็คยอด')).not.toContain('ยกเลิก');
});

test('what became impossible while it waited is closed with a word to both, what to do first named', async () => {
  await deposit();
  await bot.presses('treasurer', 'ลงผิด');
  await bot.presses('treasurer', 'ไม่ได้รับเงินจริง');
  await bot.presses('treasurer', 'ยืนยัน');
  await payIn(9_000n);
  const said = await presses('chair', 'ยืนยัน');
  expect(said).toContain('เหลือ 10 บาท ไม่พอให้ยกเลิก');
  expect(said).toContain('คำขอปิดแล้ว');
  expect(bot.words(bot.shown('treasurer'))).toContain('แก้รายการนั้นก่อน');
  expect(await entries()).toBe(2);
});

test('whoever approves sees that the new amount is not the pledge, and may look at the receipt', async () => {
  await deposit();
  await bot.presses('treasurer', 'ลงผิด');
  await bot.presses('treasurer', 'ผิดจำนวนเงิน');
  const own = await says('treasurer', '150');
  await bot.presses('treasurer', 'ยืนยัน');
  for (const card of [own, bot.words(bot.shown('chair'))]) {
    expect(card).toContain('ไม่ตรงกับสัจจะเดือนละ 100 บาท (1 เดือน = 100 บาท)');
    expect(card).toContain('วันที่อนุมัติ');
  }
  expect(await presses('chair', 'ดูใบรับ')).toContain('2569/0001');
});

test('a correction out of a dispute says so to who approves it, with the disputed receipt', async () => {
  await deposit();
  await bot.presses('member', 'ไม่ถูกต้อง');
  await bot.presses('auditor', 'ผิดจริง ต้องแก้');
  await bot.presses('auditor', 'ผิดจำนวนเงิน');
  await bot.says('auditor', '50');
  const before = bot.shown('chair').length;
  await bot.presses('auditor', 'ยืนยัน');
  const card = bot.words(bot.shown('chair').slice(before));
  for (const words of ['สมาชิกแจ้งว่าไม่ถูกต้อง', '2569/0001', 'ผิดจริง (ผู้ตรวจสอบ']) {
    expect(card).toContain(words);
  }
});

test('an entry of a closed month: both see that it is put right in the open one, marked', async () => {
  await deposit();
  bot.clock.set(Date.parse('2026-12-05T10:00:00+07:00'));
  await bot.says('treasurer', 'ปิดเดือน');
  await bot.presses('treasurer', 'ยืนยัน');
  await bot.presses('chair', 'ยืนยัน');
  await bot.says('treasurer', 'ลงผิด 2569/0001');
  await bot.presses('treasurer', 'ผิดจำนวนเงิน');
  expect(await says('treasurer', '100.50')).toContain('พฤศจิกายน 2569 ปิดเดือนแล้ว');
  await bot.presses('treasurer', 'ยืนยัน');
  expect(bot.words(bot.shown('chair'))).toContain('เขียนกำกับว่าแก้ของ พฤศจิกายน 2569');
});

test('only reasons that fit the entry are offered, words of one’s own are asked about once', async () => {
  await bot.says('treasurer', '12 พิเศษ 500');
  await bot.presses('treasurer', 'ยืนยัน');
  const special = await bot.presses('treasurer', 'ลงผิด');
  expect(bot.labels(special)).toContain('ลงผิดคน');
  expect(bot.labels(special)).not.toContain('ผิดเดือน');
  await bot.says('treasurer', 'ยกเลิก');
  await payIn(5_000n);
  await bot.says('treasurer', 'ลงผิด');
  const moved = await bot.says('treasurer', 'เลือก');
  expect(bot.words(moved)).not.toContain('ผิดตรงไหน');
  const reasons = await bot.presses('treasurer', 'เลือก');
  expect(bot.labels(reasons)).toContain('ลงผิดคน');
  await bot.says('treasurer', 'ยกเลิก');
  await bot.says('treasurer', 'ลงผิด 2569/0001');
  for (const nothing of ['ก', 'กกกก', '...']) {
    expect(await says('treasurer', nothing)).toContain('พิมพ์');
  }
  expect(await says('treasurer', 'ลูกสาวเป็นคนจ่าย')).toContain('ใช้ข้อความนี้เป็นเหตุผลไหม');
  expect(await presses('treasurer', 'เลือกใหม่')).toContain('ผิดตรงไหน');
  await bot.says('treasurer', 'ลูกสาวเป็นคนจ่าย');
  expect(await presses('treasurer', 'ใช่ ใช้')).toContain('ที่ถูกต้องเป็นอย่างไร');
});

test('a month that another receipt has paid meanwhile closes the request, both entries as they were', async () => {
  await deposit();
  await askOther();
  await deposit('15 100');
  expect(await presses('chair', 'ยืนยัน')).toContain('มีใบรับอื่นจ่ายไปแล้ว');
  expect([await pledge('0012'), await pledge('0015')]).toEqual([10_000n, 10_000n]);
  expect(await entries()).toBe(2);
});

test('months that the right member has paid are not offered: others are', async () => {
  await deposit('15 100');
  await deposit();
  await bot.presses('treasurer', 'ลงผิด');
  await bot.presses('treasurer', 'ลงผิดคน');
  const card = await says('treasurer', '15');
  expect(card).toContain('กุมภาพันธ์ 2569');
  await bot.presses('treasurer', 'แก้ไข');
  await bot.presses('treasurer', 'เปลี่ยนเดือน');
  const again = await says('treasurer', 'ม.ค. 2569');
  expect(again).toContain('จ่ายไปแล้ว');
  expect(again).toContain('เดือนไหน');
});

test('held books: the request waits, and is carried out when they are open again', async () => {
  await deposit();
  await askOther();
  await bot.core.uow.transact(({ ledger }) => ledger.freeze(GROUP, 'test'));
  expect(await presses('chair', 'ยืนยัน')).toContain('คำขอยังรออยู่');
  expect(await presses('treasurer', 'ลงผิด แก้')).toContain('หยุดบันทึกไว้ชั่วคราว');
  await bot.core.uow.transact(({ ledger }) => ledger.unfreeze(GROUP));
  expect(await presses('chair', 'ยืนยัน')).toContain('อนุมัติแล้ว');
  expect(await entries()).toBe(3);
});

test('a foreign group’s entry answers like none, and who may not correct is told who may', async () => {
  await deposit();
  const token = bot.token('treasurer', 'ลงผิด');
  expect(bot.words(await bot.pressesToken('otherTreasurer', token))).toContain('ปุ่มนี้ใช้กับ LINE');
  await bot.core.uow.transact(async ({ members }) => {
    const [held] = await members.postsOf(memberId('0001'));
    if (held) await members.endPost(held.postId, '2026-11-24');
  });
  expect(bot.words(await bot.pressesToken('treasurer', token))).toContain('เฉพาะเหรัญญิก');
  expect(await says('otherTreasurer', 'ลงผิด')).not.toContain('นางบุญมี');
  expect(await says('otherTreasurer', '2569/0001')).toContain('ไม่พบใบที่');
  expect(await bot.core.uow.read.ledger.head(OTHER_GROUP)).toMatchObject({ seq: 0 });
});

test('somebody’s entries are found by name, and any kind of entry can be taken back', async () => {
  await deposit('15 100');
  await deposit();
  await bot.core.uow.transact(({ ledger }) =>
    ledger.post({
      kind: 'other-income',
      groupId: GROUP,
      idemKey: 'income',
      actor: 'p-treasurer',
      memberId: null,
      at: bot.clock.now(),
      amount: 5_000n,
      channel: 'cash',
    }),
  );
  const list = await says('treasurer', 'ลงผิด');
  for (const words of ['นางบุญมี', 'นายคำพันธ์', 'เงินของกลุ่ม']) expect(list).toContain(words);
  const own = await says('treasurer', 'คำพันธ์');
  expect(own).toContain('2569/0001');
  expect(own).not.toContain('นางบุญมี');
  await says('treasurer', '3');
  await says('treasurer', 'จดรายได้ซ้ำสองครั้ง');
  const card = await presses('treasurer', 'ใช่ ใช้ข้อความนี้');
  expect(card).toContain('ไม่ลงรายการใหม่');
  await presses('treasurer', 'ยืนยัน');
  expect(await presses('auditor', 'ยืนยัน')).toContain('ยกเลิกด้วยใบที่ 2569/0004');
  expect(await bot.core.uow.read.ledger.total(GROUP, 'other-income')).toBe(0n);
});

test('a reason in somebody’s own words is kept sealed and never in the books', async () => {
  await deposit();
  await bot.presses('treasurer', 'ลงผิด');
  await bot.says('treasurer', 'คนจ่ายคือลูกสาวยายบุญมี');
  await bot.presses('treasurer', 'ใช่ ใช้ข้อความนี้');
  await bot.presses('treasurer', 'ไม่ลงรายการใหม่');
  await bot.presses('treasurer', 'ยืนยัน');
  expect(bot.words(bot.shown('chair'))).toContain('คนจ่ายคือลูกสาวยายบุญมี');
  await bot.presses('chair', 'ยืนยัน');
  const rows = [
    ...(await bot.core.store.scan(ledgerEntries, { limit: 9 })),
    ...(await bot.core.store.scan(approvalsTable, { limit: 9 })),
  ];
  const text = rows.flatMap((row) =>
    Object.values(row).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : JSON.stringify(value),
    ),
  );
  expect(text.join('\n')).not.toContain('ลูกสาว');
  expect(text.join('\n')).toContain('other');
});

test('a corrected receipt can itself be corrected, and disputed; the one taken back cannot', async () => {
  await deposit();
  await askOther();
  await bot.presses('chair', 'ยืนยัน');
  await bot.says('treasurer', 'ลงผิด 2569/0003');
  await bot.presses('treasurer', 'ผิดจำนวนเงิน');
  await bot.says('treasurer', '150');
  await bot.presses('treasurer', 'ยืนยัน');
  await bot.presses('auditor', 'ยืนยัน');
  expect(await pledge('0015')).toBe(15_000n);
  expect(await says('member2', 'ใบรับล่าสุด')).toContain('2569/0005');
  expect(await presses('member2', 'ไม่ถูกต้อง')).toContain('2569/0005');
  const wrong = await presses('member', 'ไม่ถูกต้อง');
  expect(wrong).toContain('ยกเลิกแล้ว ดูใบที่ 2569/0002');
  expect(wrong).not.toContain('แจ้งแล้ว');
});

test('an open dispute is settled by the correction, with whom and with which entry', async () => {
  await deposit();
  await bot.presses('member', 'ไม่ถูกต้อง');
  await askOther();
  await bot.presses('chair', 'ยืนยัน');
  const dispute = await bot.core.uow.read.receipts.disputeOf(GROUP, 1);
  expect(dispute).toMatchObject({
    state: 'settled',
    settledBy: 'p-chair',
    outcome: 'to-be-corrected',
    entrySeq: 2,
  });
});

describe('where the committee has nobody else with the right', () => {
  const endPost = (no: string, post: string) =>
    bot.core.uow.transact(({ members }) =>
      members.endPost(`post-${memberId(no)}-${post}`, '2026-11-24'),
    );

  async function chairAsks(): Promise<string> {
    await deposit();
    await bot.says('chair', 'ลงผิด 2569/0001');
    await bot.presses('chair', 'ลงซ้ำ');
    return presses('chair', 'ยืนยัน');
  }

  test('the พัฒนากร of the group is asked, sees that card, and is named as who approved', async () => {
    await endPost('0003', 'auditor');
    expect(await chairAsks()).toContain('พัฒนากร นายอนุชา พัฒนากร');
    expect(bot.words(bot.shown('fieldOfficer'))).toContain('ขอแก้รายการที่ลงผิด');
    expect(await says('fieldOfficer', 'รออนุมัติ')).toContain('2569/0001');
    expect(await says('districtOfficer', 'รออนุมัติ')).not.toContain('2569/0001');
    await bot.presses('fieldOfficer', 'ยืนยัน อนุมัติ');
    expect(bot.words(bot.shown('chair'))).toContain('อนุมัติแล้ว โดย พัฒนากร นายอนุชา');
    const entry = await bot.core.uow.read.ledger.entry(GROUP, 2);
    expect(entry).toMatchObject({ kind: 'reversal', approvers: ['p-fieldofficer'] });
  });

  test('while there is an auditor no officer is asked, and an officer’s button does nothing', async () => {
    await endPost('0003', 'auditor');
    await chairAsks();
    const token = bot.token('fieldOfficer', 'ยืนยัน อนุมัติ');
    await bot.core.uow.transact(({ members }) =>
      members.addPost({
        postId: 'post-again',
        groupId: GROUP,
        memberId: memberId('0015'),
        post: 'auditor',
        since: '2026-01-01',
        until: null,
      }),
    );
    expect(bot.words(await bot.pressesToken('fieldOfficer', token))).toContain('ไม่มีสิทธิ์ตัดสิน');
    expect(await entries()).toBe(1);
    expect(await says('fieldOfficer', 'รออนุมัติ')).toContain('ไม่มีคำขอ');
    await bot.says('member2', 'รออนุมัติ');
    await bot.presses('member2', 'ยืนยัน อนุมัติ');
    expect(await entries()).toBe(2);
  });

  test('who is only not on LINE is somebody: they are to be linked', async () => {
    await bot.core.uow.transact(({ members }) => members.unlink(memberId('0003')));
    expect(await chairAsks()).toContain('ยังไม่ได้ผูก LINE');
    expect(bot.words(bot.shown('fieldOfficer'))).not.toContain('ขอแก้รายการ');
  });

  test('withdrawals and other money never go to an officer', async () => {
    await bot.says('treasurer', '20 พิเศษ 500');
    await bot.presses('treasurer', 'ยืนยัน');
    await endPost('0002', 'chair');
    await endPost('0003', 'auditor');
    await bot.says('treasurer', '20 ถอนพิเศษ 100');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(bot.words(bot.shown('fieldOfficer'))).not.toContain('ขออนุมัติ');
  });
});

test('a request taken back: whoever was asked is told in one line, once', async () => {
  await deposit();
  await bot.core.uow.transact(({ people }) => people.change('p-auditor', { lang: 'en' }));
  await askOther();
  const before = { chair: bot.shown('chair').length, auditor: bot.shown('auditor').length };
  await bot.presses('treasurer', 'ถอนคำขอ');
  await bot.presses('treasurer', 'ถอนคำขอ');
  const told = bot.shown('chair').slice(before.chair);
  expect(told).toHaveLength(1);
  expect(bot.words(told)).toContain('เหรัญญิก นางสมศรี ใจดี ถอนคำขอแล้ว ไม่ต้องตอบแล้ว');
  expect(bot.words(told)).toContain('ยกเลิกใบที่ 2569/0001');
  const auditor = bot.words(bot.shown('auditor').slice(before.auditor));
  expect(auditor).toContain('has taken the request back');
});

test.each([
  ['th', 'รอ ประธาน นายประเสริฐ ศรีบุญ อนุมัติภายใน', 'คนใดคนหนึ่ง'],
  ['en', 'must approve within', 'One of these'],
] as const)('one person who can approve is not one of several: %s', async (lang, said, not) => {
  await deposit();
  await bot.core.uow.transact(async ({ members, people }) => {
    await members.unlink(memberId('0003'));
    await people.change('p-treasurer', { lang });
  });
  await bot.says('treasurer', lang === 'th' ? 'ลงผิด 2569/0001' : 'wrong entry 2569/0001');
  const reason = lang === 'th' ? 'ไม่ได้รับเงินจริง' : 'Never paid';
  await bot.presses('treasurer', reason);
  const words = await presses('treasurer', 'ยืนยัน');
  expect(words).toContain(said);
  expect(words).not.toContain(not);
});
