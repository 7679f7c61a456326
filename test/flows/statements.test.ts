import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buttonContext, encodeButton } from '../../src/conversation/button.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, OTHER_GROUP, type Who } from '../support/world.ts';

const DAY_MS = 24 * 60 * 60_000;
const CODE = 'BK-3804-001';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));
/** A button that nobody was shown, as somebody could only make who holds the key. */
const forged = async (who: Who, ref: string) => {
  const personId = `p-${who.toLowerCase()}`;
  const button = encodeButton({ kind: 'verb', verb: 'statement', ref });
  const token = bot.core.sealer.sealToken(button, buttonContext(personId));
  return bot.words(await bot.pressesToken(who, token));
};

/** November: member 12 pays 100 in cash, member 15 pays 50 by transfer. */
async function deposits(): Promise<void> {
  await says('treasurer', '12 100');
  await presses('treasurer', 'ยืนยัน');
  await says('treasurer', '15 50 โอน');
  await presses('treasurer', 'ยืนยัน');
}

describe('what the committee sees', () => {
  test('งบทดลอง: both sides and their sum, as a card and as plain text', async () => {
    await deposits();
    const card = await says('auditor', 'งบทดลอง');
    for (const word of ['งบทดลอง พฤศจิกายน 2569', 'ถึงรายการที่ 2', '100 บาท', '50 บาท', '150 บาท']) {
      expect(card).toContain(word);
    }
    const text = await presses('auditor', 'ดูเป็นข้อความ');
    expect(text).toContain('เงินสัจจะสะสม: 150 บาท');
    expect(text).toContain('รวม: 150 บาท');
    expect(await presses('auditor', 'ดูเป็นการ์ด')).toContain('เดบิต');
  });

  test('สมุดเงินสด: brought forward, what moved, carried forward; a month back', async () => {
    await deposits();
    bot.clock.advance(10 * DAY_MS);
    await says('treasurer', '30 200');
    await presses('treasurer', 'ยืนยัน');
    const book = await says('chair', 'ดูสมุดเงินสด');
    expect(book).toContain('สมุดเงินสด ธันวาคม 2569');
    expect(book).toContain('ยกมา 100 บาท');
    expect(book).toContain('+200 ฝากเงินสัจจะ นายทองใบ พลเยี่ยม');
    expect(book).toContain('รับ 200 จ่าย 0 ยกไป 300 บาท');
    const before = await presses('chair', 'เดือนก่อน');
    expect(before).toContain('สมุดเงินสด พฤศจิกายน 2569');
    expect(before).toContain('ยกไป 100 บาท');
    expect(before).not.toContain('คำพันธ์');
  });

  test('ใบรับของเดือน: numbers without a gap, cash and transfers', async () => {
    await deposits();
    const list = await says('secretary', 'ใบรับเดือน พ.ย.');
    expect(list).toContain('2569/0001 +100 นางบุญมี ตัวอย่าง');
    expect(list).toContain('2569/0002 +50 นายคำพันธ์ วงศ์ษา');
    expect(list).toContain('เงินสด 100 โอน 50 รวม 150 บาท');
  });

  test('a member’s account by number; looking is kept', async () => {
    await deposits();
    const account = await says('treasurer', 'บัญชีสมาชิก 12');
    expect(account).toContain('นางบุญมี ตัวอย่าง เลขที่ 0012');
    expect(account).toContain('ยกไป สัจจะ 100 บาท');
    const audited = await bot.core.uow.read.audit.ofGroup(GROUP, 5);
    expect(audited.map(({ outcome, verb }) => `${verb} ${outcome}`)).toContain(
      'statement.read done',
    );
  });

  test('a later entry does not change a statement that was made before it', async () => {
    await deposits();
    await says('auditor', 'สมุดเงินสด');
    await says('treasurer', '30 200');
    await presses('treasurer', 'ยืนยัน');
    const text = await presses('auditor', 'ดูเป็นข้อความ');
    expect(text).toContain('ถึงรายการที่ 2');
    expect(text).toContain('ยกไป 100 บาท');
    expect(await says('auditor', 'สมุดเงินสด')).toContain('ยกไป 300 บาท');
  });

  test('more lines than a card holds come page by page, each once', async () => {
    for (let amount = 1; amount <= 20; amount += 1) {
      await bot.core.uow.transact(({ ledger }) =>
        ledger.post({
          kind: 'other-income',
          groupId: GROUP,
          idemKey: `income-${amount}`,
          actor: 'p-treasurer',
          at: bot.clock.now(),
          memberId: null,
          amount: BigInt(amount) * 100n,
          channel: 'cash',
        }),
      );
    }
    const pages = [await says('auditor', 'สมุดเงินสด')];
    pages.push(await presses('auditor', 'ดูต่อ'), await presses('auditor', 'ดูต่อ'));
    const seen = pages.map((page) => [...page.matchAll(/\+(\d+) /g)].map(([, amount]) => amount));
    expect(seen.map((page) => page.length)).toEqual([8, 8, 4]);
    expect(new Set(seen.flat()).size).toBe(20);
    expect(pages[0]).not.toContain('ยกไป');
    expect(pages[2]).toContain('ยกไป 210 บาท');
  });

  test('งบและปิดเดือน offers what the post may do', async () => {
    const offered = async (who: Who) => bot.labels(await bot.says(who, 'งบและปิดเดือน'));
    expect(await offered('treasurer')).toEqual([
      'งบทดลอง',
      'สมุดเงินสด',
      'ใบรับของเดือน',
      'เงินวันนี้',
      'ปิดเดือน',
    ]);
    expect(await offered('auditor')).toEqual(['งบทดลอง', 'สมุดเงินสด', 'ใบรับของเดือน', 'เงินวันนี้']);
    const menu = async (who: Who) => bot.labels(await bot.says(who, 'เมนูทั้งหมด'));
    for (const who of ['treasurer', 'secretary'] as const) {
      expect(await menu(who)).toContain('งบและปิดเดือน');
      expect(await menu(who)).not.toContain('งบและสมุดบัญชี');
    }
    for (const who of ['chair', 'auditor'] as const) {
      expect(await menu(who)).toContain('งบและสมุดบัญชี');
      expect(await menu(who)).not.toContain('งบและปิดเดือน');
    }
    await says('auditor', 'งบและสมุดบัญชี');
    expect(await presses('auditor', 'เงินวันนี้')).toContain('ยังไม่ได้นับ');
    expect(await presses('auditor', 'สมุดเงินสด')).toContain('สมุดเงินสด พฤศจิกายน 2569');
  });

  test('the four figures of a day, with what was paid in after the count and both names', async () => {
    await deposits();
    await says('treasurer', 'นับเงิน 100x1');
    await presses('treasurer', 'ยืนยัน');
    expect(await says('auditor', 'สรุปเงินวันนี้')).toContain('ยังไม่มีใครยืนยัน');
    await presses('auditor', 'ยืนยัน');
    await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'bank-pay-in',
        groupId: GROUP,
        idemKey: 'pay-in',
        actor: 'p-treasurer',
        at: bot.clock.now(),
        memberId: null,
        amount: 6_000n,
      }),
    );
    const sheet = await says('auditor', 'สรุปเงินวันนี้');
    for (const word of ['100 บาท', '60 บาท', 'ตรงกัน', 'ยังไม่ได้เข้าธนาคาร 40 บาท', '40 บาท']) {
      expect(sheet).toContain(word);
    }
    expect(sheet).toContain('เหรัญญิก นางสมศรี ใจดี');
    expect(sheet).toContain('ผู้ตรวจสอบ นายวิชัย ทองมา');
    bot.clock.advance(DAY_MS);
    const yesterday = await says('chair', 'สรุปเงินวันนี้');
    expect(yesterday).toContain('ยังไม่ได้นับ');
  });

  test('a statement can be looked at in the middle of a dialogue', async () => {
    await deposits();
    await says('treasurer', 'ฝากเงิน');
    const seen = await says('treasurer', 'งบทดลอง');
    expect(seen).toContain('งบทดลอง พฤศจิกายน 2569');
    expect(await says('treasurer', '30')).toContain('ทองใบ');
  });

  test('a month without books is said to be none', async () => {
    expect(await says('auditor', 'งบทดลอง ธ.ค. 2568')).toContain('ตั้งแต่ มกราคม 2569');
    expect(await forged('auditor', `trial/card/${GROUP}/2027-01//0`)).toContain('ตั้งแต่ มกราคม 2569');
  });
});

describe('who sees less', () => {
  test('a member sees their own account and nobody else’s', async () => {
    await deposits();
    expect(await says('member', 'บัญชีของฉัน')).toContain('ยกไป สัจจะ 100 บาท');
    for (const text of ['งบทดลอง', 'สมุดเงินสด', 'ใบรับเดือน พ.ย.', 'บัญชีสมาชิก 15']) {
      const seen = await says('member', text);
      expect(seen).not.toContain('150');
      expect(seen).not.toContain('คำพันธ์');
    }
    const account = (group: string, no: string) => `account/card/m-${group}-${no}/2026-11//0`;
    expect(await forged('member', account(GROUP, '0012'))).toContain('ยกไป สัจจะ 100 บาท');
    const none = await forged('member', account(GROUP, '9999'));
    expect(none).toContain('ไม่พบงบนี้');
    for (const ref of [
      account(GROUP, '0015'),
      account(OTHER_GROUP, '0012'),
      `trial/card/${GROUP}/2026-11//0`,
      `cash/text/${GROUP}/2026-11//0`,
      `receipts/card/${GROUP}///0`,
      `trial/card/g-none/2026-11//0`,
      'trial/card',
      'gold/card/x///0',
    ]) {
      expect(await forged('member', ref)).toBe(none);
    }
  });

  test('an officer sees the totals of a group of the area, and no single entry', async () => {
    await deposits();
    expect(await says('fieldOfficer', 'งบทดลอง')).toContain('พิมพ์รหัสกลุ่มต่อท้าย');
    const trial = await says('fieldOfficer', `งบทดลอง ${CODE}`);
    expect(trial).toContain('รวม');
    expect(trial).toContain('150 บาท');
    await says('fieldOfficer', CODE);
    expect(await presses('fieldOfficer', 'งบทดลอง')).toContain('150 บาท');
    for (const text of [`สมุดเงินสด ${CODE}`, `งบทดลอง BK-3804-999`]) {
      expect(await says('districtOfficer', text)).toContain('ไม่พบงบนี้');
    }
    for (const ref of [`cash/card/${GROUP}///0`, `account/card/m-${GROUP}-0012///0`]) {
      expect(await forged('provinceOfficer', ref)).toContain('ไม่พบงบนี้');
    }
  });

  test('another group’s committee sees nothing of this one', async () => {
    await deposits();
    for (const ref of [`trial/card/${GROUP}///0`, `account/card/m-${GROUP}-0012///0`]) {
      expect(await forged('otherTreasurer', ref)).toContain('ไม่พบงบนี้');
    }
    expect(await says('otherTreasurer', 'สมุดเงินสด')).toContain('ยกไป 0 บาท');
  });

  test('a post that was taken away shows nothing any more', async () => {
    await deposits();
    await says('auditor', 'สมุดเงินสด');
    await bot.core.uow.transact(async ({ members }) => {
      await members.endPost(`post-m-${GROUP}-0003-auditor`, '2026-11-24');
    });
    expect(await presses('auditor', 'ดูเป็นข้อความ')).toContain('ไม่พบงบนี้');
  });
});
