import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RECENT_RUNS_KEPT } from '../../src/config/limits.ts';
import { auditOf } from '../support/link-codes.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const MEMBER = `m-${GROUP}-0012`;
const entries = async () => (await bot.core.uow.read.ledger.head(GROUP))?.seq ?? 0;
const pledgeOf = async (no: string) =>
  (await bot.core.uow.read.ledger.savings(GROUP, `m-${GROUP}-${no}`)).pledge;
const says = async (text: string) => bot.words(await bot.says('treasurer', text));

describe('a line that begins with a member is a deposit, whatever else is in it', () => {
  test.each([
    ['12 50 โอน', 'โอนเข้าบัญชีกลุ่ม'],
    ['โอน 12 50', 'โอนเข้าบัญชีกลุ่ม'],
    ['12 โอน 50', 'โอนเข้าบัญชีกลุ่ม'],
    ['12 50 บาท โอนเงิน', 'โอนเข้าบัญชีกลุ่ม'],
    ['12 50 transfer', 'โอนเข้าบัญชีกลุ่ม'],
    ['12 50 เงินสด', 'เงินสด'],
    ['12 50 จ่ายแล้ว', 'เงินสด'],
    ['12 50 ใบเสร็จ', 'เงินสด'],
    ['12 50 ค้าง', 'เงินสด'],
  ])('%s', async (line, channel) => {
    const words = await says(line);
    expect(words).toContain('นางบุญมี ตัวอย่าง');
    expect(words).toContain('ห้าสิบบาทถ้วน');
    expect(words).toContain(channel);
    expect(words).not.toContain('บันทึกแล้ว');
  });

  test('also typed at the question who is paying', async () => {
    await says('ฝากเงิน');
    expect(await says('12 100 โอน')).toContain('โอนเข้าบัญชีกลุ่ม');
    const receipt = await bot.presses('treasurer', 'ยืนยัน');
    expect(bot.words(receipt)).toContain('โอนเข้าบัญชีกลุ่ม');
  });

  test('a name with the amount in words', async () => {
    expect(await says('บุญมี ร้อยนึง')).toContain('หนึ่งร้อยบาทถ้วน');
  });

  test('a month after the amount is the month it pays for', async () => {
    const words = await says('12 20 ธ.ค.');
    expect(words).toContain('ยี่สิบบาทถ้วน');
    expect(words).toContain('สำหรับ ธันวาคม 2569 เงินสด');
  });
});

test.each(['บุญมี 50 แล้วก็ คำพันธ์ 50', '12 50 กับ 15 50'])(
  '%s are two payments: the sum is asked for, none is dropped unheard',
  async (line) => {
    await says(line);
    expect(bot.labels(bot.shown('treasurer')).some((one) => one.startsWith('ยืนยัน'))).toBe(false);
  },
);

test.each(['ฝาก 12 500', 'ส่งเงิน 12 500'])('%s is a line of member and sum', async (line) => {
  expect(await says(line)).toContain('เลขที่ 0012 ฝาก 500 บาท');
});

describe('money that is paid may come in or go out', () => {
  const ASKED = 'เป็นเงินเข้าหรือเงินออก';

  test.each([
    'จ่ายเงิน 12 500',
    'จ่าย 12 500',
    'จ่ายคืน 12 500',
    'จ่ายเงินคืน ๑๒ ๕๐๐',
    'จ่ายให้บุญมี 500',
    'จ่ายเงินให้ บุญมี ห้าร้อย',
    'คืนเงิน 12 500',
    'โอนให้ 12 500',
    'จ่าย 500',
    'จ่ายเงิน',
    'pay 12 500',
    'pay back 12 500',
  ])('%s is asked about, nothing assumed', async (line) => {
    const words = await says(line);
    expect(words).toContain(ASKED);
    expect(words).not.toContain('บันทึกเงินฝากนี้ไหม');
    expect(bot.labels(bot.shown('treasurer'))).toEqual(
      expect.arrayContaining(['รับฝากจากสมาชิก', 'จ่ายถอนพิเศษ', 'ค่าใช้จ่ายกลุ่ม']),
    );
  });

  test.each(['จ่ายสัจจะ 12 500', '12 จ่าย 500', 'จ่ายแล้ว 12 500', 'โอน 12 500', 'จ่ายค่าปรับ 12 20'])(
    '%s says which way it goes',
    async (line) => {
      expect(await says(line)).not.toContain(ASKED);
    },
  );

  test.each([
    ['รับฝากจากสมาชิก', 'เลขที่ 0012 ฝาก 500 บาท'],
    ['จ่ายถอนพิเศษ', 'นางบุญมี ตัวอย่าง เลขที่ 0012 ไม่มีเงินสัจจะพิเศษให้ถอน'],
    ['ค่าใช้จ่ายกลุ่ม', 'จ่ายค่าอะไร'],
    ['คืนเงินคนลาออก', 'ไม่มีเงินสะสมให้คืน'],
  ])('one tap on %s goes on with what was typed', async (label, seen) => {
    await says('จ่ายเงิน 12 500');
    const words = bot.words(await bot.presses('treasurer', label));
    expect(words).toContain(seen);
    expect(words).not.toContain(ASKED);
  });

  test('also at the question who is paying in', async () => {
    await says('ฝากเงิน');
    expect(await says('จ่ายคืน 12 500')).toContain(ASKED);
    expect(await says('12 500')).toContain('เลขที่ 0012 ฝาก 500 บาท');
  });
});

test('ฝาก 500 is no member number', async () => {
  expect(await says('ฝาก 500')).not.toContain('ไม่พบ');
});

test.each([
  '12 ถอน 500',
  '12 กู้ 500',
  'เลข 12 ถอน 500',
  '12 ถอนพิเศษ 500',
  'เลข12ถอนพิเศษ500',
  'บุญมี ถอนพิเศษ 500',
])('%s is never a deposit', async (line) => {
  expect(await says(line)).not.toContain('บันทึกเงินฝากนี้ไหม');
  // What it may be instead, a withdrawal, is only asked for: it waits for a second person.
  const button = bot.labels(bot.shown('treasurer')).find((one) => one.startsWith('ยืนยัน'));
  if (button !== undefined) await bot.presses('treasurer', button);
  expect(await entries()).toBe(0);
});

test('12 กู้ 500 is nothing to confirm', async () => {
  await says('12 กู้ 500');
  expect(bot.labels(bot.shown('treasurer')).some((one) => one.startsWith('ยืนยัน'))).toBe(false);
});

describe('special savings', () => {
  test.each([
    '12 เงินสัจจะพิเศษ 500',
    '12 พิเศษ 500',
    '12 500 สัจจะพิเศษ',
    '12 พิเศษ500',
    'ฝากพิเศษ 12 500',
    'บุญมี ฝากพิเศษ 500',
    '12 special 500',
  ])('%s are booked as such, for no month', async (line) => {
    const card = await says(line);
    expect(card).toContain('เงินสัจจะพิเศษ');
    expect(card).toContain('ห้าร้อยบาทถ้วน');
    expect(card).not.toContain('พฤศจิกายน 2569 เงินสด');
    expect(card).not.toContain('สำหรับเดือน');
    const receipt = bot.words(await bot.presses('treasurer', 'ยืนยัน'));
    expect(receipt).toContain('เงินสัจจะพิเศษตอนนี้');
    const member = bot.words(bot.shown('member'));
    expect(member).toContain('ฝากเงินสัจจะพิเศษ');
    const { ledger } = bot.core.uow.read;
    expect(await ledger.savings(GROUP, MEMBER)).toEqual({ pledge: 0n, special: 50_000n });
  });

  test('without an amount are asked how much', async () => {
    expect(await says('12 พิเศษ')).toContain('ฝากเงินสัจจะพิเศษกี่บาท');
    expect(await says('1.500')).toContain('อ่านจำนวนเงินไม่แน่ใจ');
    expect(await says('สองร้อย')).toContain('สองร้อยบาทถ้วน');
  });

  test('of the same amount as a pledge on the same day are another payment; twice are asked about', async () => {
    await says('12 500');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await says('12 พิเศษ 500')).not.toContain('ซ้ำหรือไม่');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await says('12 พิเศษ 500')).toContain('ซ้ำหรือไม่');
  });

  test('typed at the question who pays, they are special, and a withdrawal is none', async () => {
    await says('ฝากเงิน');
    expect(await says('12 ถอน 500')).not.toContain('บันทึกเงินฝากนี้ไหม');
    await says('ฝากเงิน');
    expect(await says('12 พิเศษ 500')).toContain('เงินสัจจะพิเศษ');
  });

  describe('follow the group’s rules', () => {
    const decide = (rules: object) =>
      bot.core.uow.transact(async ({ groups }) => {
        const group = await groups.byId(GROUP);
        if (group) await groups.change(GROUP, { rules: { ...group.rules, ...rules } });
      });

    test('none are taken where there are none', async () => {
      await decide({ specialAllowed: false });
      expect(await says('12 พิเศษ 500')).toContain('ไม่รับฝากเงินสัจจะพิเศษ');
    });

    test('no more than the cap; refused once and for all, and nothing written', async () => {
      await decide({ specialCapSatang: 50_000n });
      await says('12 พิเศษ 500.01');
      const told = bot.words(await bot.presses('treasurer', 'ยืนยัน'));
      expect(told).toContain('ไม่เกิน 500 บาท');
      expect(await entries()).toBe(0);
      await says('12 พิเศษ 500');
      await bot.presses('treasurer', 'ยืนยัน');
      expect(await entries()).toBe(1);
    });
  });

  test('have their own line in the balance and in the history', async () => {
    await says('12 พิเศษ 500');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(bot.words(await bot.says('member', 'เช็คยอด'))).toContain('เงินสัจจะพิเศษ');
    expect(bot.words(await bot.says('member', 'ดูย้อนหลัง'))).toContain('ฝากเงินสัจจะพิเศษ 500');
  });
});

test('what cannot be read after the member is asked for, not left out', async () => {
  expect(await says('12 อะไรก็ไม่รู้')).toContain('อ่านจำนวนเงินไม่แน่ใจ');
});

describe('several lines in one message', () => {
  const LIST = '12 100\n13 100\n15 200';

  test('the first is asked about, the others are given back word for word', async () => {
    const words = await says(LIST);
    expect(words).toContain('อีก 2 บรรทัดนี้ยังไม่ได้บันทึก');
    expect(words).toContain('13 100\n15 200');
    expect(words).toContain('นางบุญมี ตัวอย่าง เลขที่ 0012 ฝาก 100 บาท');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await entries()).toBe(1);
  });

  test('also at the question who pays, and beneath an open card nothing is taken', async () => {
    await says('ฝากเงิน');
    expect(await says(`ฝากค่ะ\n${LIST}`)).toContain('ฝากค่ะ\n13 100\n15 200');
    expect(await says(LIST)).toContain('รายการนี้ยังไม่ได้บันทึก');
    expect(await entries()).toBe(0);
  });

  test('one deposit written on two lines is one', async () => {
    expect(await says('บุญมี\n100')).toContain('เลขที่ 0012 ฝาก 100 บาท');
    expect(await says('ยกเลิก')).toContain('ไม่มีอะไรถูกบันทึก');
    expect(await says('12\n100 โอน')).toContain('โอนเข้าบัญชีกลุ่ม');
  });

  test.each(['12 100, 13 100', '12 100 13 100'])('%s is asked about again', async (line) => {
    expect(await says(line)).toContain('อ่านจำนวนเงินไม่แน่ใจ');
  });
});

describe('while a card is open', () => {
  beforeEach(async () => {
    await says('15 50');
  });

  test.each(['บุญมี 50', 'ทองใบ 100', '12 ร้อยบาท', '12', '12 50', 'บุญมี สองเดือน', '12 พ.ย.'])(
    'another member’s line, %s, changes nothing on it',
    async (line) => {
      const words = await says(line);
      expect(words).toContain('ยังไม่ได้บันทึก');
      // Whose card that is, so that its button is not pressed blind.
      expect(words).toContain('เลขที่ 0015 นายคำพันธ์');
      expect(words).toContain('50 บาท');
      const receipt = bot.words(await bot.presses('treasurer', 'ยืนยัน'));
      expect(receipt).toContain('นายคำพันธ์');
      expect(receipt).toContain('ห้าสิบบาทถ้วน');
      expect(await entries()).toBe(1);
    },
  );

  test('its own months and channel can be typed', async () => {
    expect(await says('โอน')).toContain('โอนเข้าบัญชีกลุ่ม');
    expect(await says('ธ.ค.')).toContain('ธันวาคม 2569');
    expect(await says('2 เดือน')).toContain('ถึง');
  });
});

test('another member is given months of their own', async () => {
  await says('12 100');
  await bot.presses('treasurer', 'ยืนยัน');
  await says('15 100');
  await bot.presses('treasurer', 'เปลี่ยนคน');
  const card = await says('12');
  expect(card).toContain('นางบุญมี');
  expect(card).not.toContain('สำหรับ พฤศจิกายน 2569');
});

test('a treasurer of two groups is asked for the group only', async () => {
  await bot.core.uow.transact(async ({ members }) => {
    await members.unlink('m-g-two-0001');
    await members.link('m-g-two-0001', 'p-treasurer', bot.clock.now());
  });
  expect(await says('12 50 โอน')).toContain('รับฝากของกลุ่มไหน');
  const card = bot.words(await bot.presses('treasurer', 'เลือก'));
  expect(card).toContain('เลขที่ 0012');
  expect(card).toContain('โอนเข้าบัญชีกลุ่ม');
});

test('a month that is paid already is said on the card', async () => {
  await says('12 100 พ.ย.');
  await bot.presses('treasurer', 'ยืนยัน');
  const card = await bot.says('treasurer', '12 50 พ.ย.');
  expect(bot.words(card)).toContain('จ่ายไปแล้ว');
});

describe('which months a deposit pays when some are owed and none is named', () => {
  const OWED = 'ตุลาคม 2569';
  beforeEach(async () => {
    for (const line of ['12 900 9 เดือน', '15 900 9 เดือน']) {
      await says(line);
      await bot.presses('treasurer', 'ยืนยัน');
    }
  });
  const paid = async () =>
    (await bot.core.uow.read.ledger.monthsPaid(GROUP, MEMBER, '2026-10', '2027-12')).map(
      ({ month }) => month,
    );

  test.each([
    ['12 100', `สำหรับ ${OWED} เงินสด`, 'ยังไม่ได้จ่าย พฤศจิกายน 2569', 'เป็นของเดือนนี้'],
    ['12 75', `สำหรับ ${OWED} เงินสด`, 'ยังไม่ได้จ่าย พฤศจิกายน 2569', 'เป็นของเดือนนี้'],
    ['12 200', 'สำหรับ ตุลาคม ถึง พฤศจิกายน 2569', `ของเดือนที่ค้าง ${OWED}`, 'เริ่มจากเดือนนี้'],
    ['12 300', 'สำหรับ ตุลาคม ถึง ธันวาคม 2569', `ของเดือนที่ค้าง ${OWED}`, 'เริ่มจากเดือนนี้'],
  ])('%s: the oldest first, whatever the amount, and the card says so', async (line, ...seen) => {
    const card = await bot.says('treasurer', line);
    const [months, words, tap] = seen;
    expect(bot.words(card)).toContain(months);
    expect(bot.words(card)).toContain(words);
    expect(bot.words(card)).toContain(`ถ้าไม่ใช่ กด “${tap}”`);
    expect(bot.labels(card)).toContain(tap);
  });

  test('the same step by step; one tap makes it this month, and another back', async () => {
    await says('ฝากเงิน');
    expect(await says('บุญมี')).toContain(`สำหรับ ${OWED} เงินสด`);
    const now = await bot.presses('treasurer', 'เป็นของเดือนนี้');
    expect(bot.words(now)).toContain('สำหรับ พฤศจิกายน 2569 เงินสด');
    expect(bot.words(now)).toContain(`ยังไม่ได้จ่าย ${OWED} ถ้าจะจ่ายเดือนเก่าก่อน`);
    expect(bot.labels(now)).not.toContain('เป็นของเดือนนี้');
    expect(await says('จ่ายเดือนค้างก่อน')).toContain(`สำหรับ ${OWED} เงินสด`);
    await bot.presses('treasurer', 'เปลี่ยนเดือน');
    await bot.presses('treasurer', 'เป็นของเดือนนี้');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await paid()).toEqual(['2026-11']);
  });

  test('months that are named are those, with one tap to the owed ones', async () => {
    const card = await bot.says('treasurer', '12 100 ธ.ค.');
    expect(bot.words(card)).toContain('สำหรับ ธันวาคม 2569');
    expect(bot.words(card)).toContain('ยังไม่ได้จ่าย ตุลาคม ถึง พฤศจิกายน 2569');
    await bot.presses('treasurer', 'จ่ายเดือนค้างก่อน');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await paid()).toEqual(['2026-10']);
  });

  test('who owes nothing sees no word of it', async () => {
    await says('12 200');
    await bot.presses('treasurer', 'ยืนยัน');
    const card = await bot.says('treasurer', '12 100');
    expect(bot.words(card)).toContain('สำหรับ ธันวาคม 2569');
    expect(bot.words(card)).not.toContain('ยังไม่ได้จ่าย');
    expect(bot.labels(card)).not.toContain('จ่ายเดือนค้างก่อน');
  });
});

describe('of the months that a line says some are paid already', () => {
  beforeEach(async () => {
    await says('12 100 พ.ย.');
    await bot.presses('treasurer', 'ยืนยัน');
  });

  test('there is nothing to confirm, and the next card says that the months were changed', async () => {
    const card = await bot.says('treasurer', '12 300 พ.ย.-ธ.ค.');
    expect(bot.words(card)).toContain('พฤศจิกายน 2569 จ่ายไปแล้ว');
    expect(bot.labels(card).some((label) => label.startsWith('ยืนยัน'))).toBe(false);
    expect(bot.labels(card)).toContain('ยกเลิก');
    expect(await says('ใช่')).toContain('กด “เปลี่ยนเดือน” หรือ “ยกเลิก”');
    expect(await says('15 100')).toContain('เลขที่ 0012 นางบุญมี ตัวอย่าง 300 บาท');
    await bot.presses('treasurer', 'เปลี่ยนเดือน');
    const next = await bot.presses('treasurer', '2 เดือน');
    expect(bot.words(next)).toContain('เปลี่ยนเดือนแล้ว เดิมคือ พฤศจิกายน');
    expect(bot.labels(next)).toContain('ยืนยัน บันทึก');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await entries()).toBe(2);
  });

  test('in English', async () => {
    await bot.says('treasurer', 'ภาษาอังกฤษ');
    await bot.presses('treasurer', 'English');
    const card = await bot.says('treasurer', '12 200 Nov');
    expect(bot.words(card)).toContain('is paid already');
    expect(bot.labels(card).some((label) => /confirm/i.test(label))).toBe(false);
    expect(await says('Dec')).toContain('The months were changed from November 2026');
  });
});

describe('a name that fits more people than a list shows', () => {
  beforeEach(async () => {
    const twin = await bot.core.uow.read.members.byId('m-g-one-0020');
    if (!twin) throw new Error('no such member');
    await bot.core.uow.transact(async ({ members }) => {
      for (let number = 101; number <= 110; number += 1) {
        const memberNo = `0${number}`;
        const name = `นางมะลิ สกุล${'กขคงจฉชซญฎ'[number - 101]}`;
        await members.add({ ...twin, memberId: `m-g-one-${memberNo}`, memberNo, name });
      }
    });
  });

  test('a deposit says how many more there are, and a number leads on', async () => {
    const words = await says('มะลิ 100');
    expect(words).toContain('เลขที่ 0108');
    expect(words).not.toContain('เลขที่ 0109');
    expect(words).toContain('ยังมีอีก 2 คน');
    expect(await says('110')).toContain('เลขที่ 0110 ฝาก 100 บาท');
  });

  test('so does a link code, and the whole name leads on', async () => {
    await says('ออกรหัส');
    expect(await says('มะลิ')).toContain('ยังมีอีก 2 คน');
    expect(await says('มะลิ สกุลญ')).toContain('นางมะลิ สกุลญ แบบไหน');
  });
});

describe('a question that names another member', () => {
  beforeEach(async () => {
    await says('12 100');
    await bot.presses('treasurer', 'ยืนยัน');
  });

  test.each(['ยอด 12', 'เช็คยอดเลข 12', '12 ยอด', 'ค้าง 12', '12 ค้าง', 'ยอดบุญมี', 'เช็คยอดของบุญมีหน่อย'])(
    '%s: the treasurer sees that member’s savings, named first',
    async (text) => {
      const words = await says(text);
      expect(words).toContain('นางบุญมี ตัวอย่าง เลขที่ 0012 เงินสัจจะสะสม 100 บาท');
      expect(words).toContain('ยอดเงินของสมาชิก');
      expect(words).not.toContain('นางสมศรี');
    },
  );

  test('and from there the entries and receipts, without buttons that are the member’s', async () => {
    await says('ยอด 12');
    expect(bot.words(await bot.presses('treasurer', 'รายการย้อนหลัง'))).toContain('รายการของ นางบุญมี');
    const receipt = await bot.presses('treasurer', 'ดูใบรับ');
    expect(bot.words(receipt)).toContain('2569/0001');
    expect(bot.labels(receipt)).not.toContain('ไม่ถูกต้อง');
    expect(await says('ใบรับ 12')).toContain('รายการของ นางบุญมี');
  });

  test.each(['ยอด', 'เช็คยอดของฉัน', 'ยอด 1', 'ยอดเดือน 12', 'เช็คยอดเงินฝาก'])(
    '%s is her own',
    async (text) => {
      expect(await says(text)).toContain('นางสมศรี ใจดี');
    },
  );

  test('the number of a receipt is that receipt, for who may see it', async () => {
    await says('15 200');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await says('ใบรับ 2569/0002')).toContain('นายคำพันธ์');
    expect(await says('ใบรับ 2')).toContain('รายการของ นายประเสริฐ');
    expect(await says('ใบรับ 2569/0099')).toContain('ไม่พบใบรับ');
    expect(bot.words(await bot.says('member', 'ใบรับ 1'))).toContain('2569/0001');
    const other = bot.words(await bot.says('member', 'ใบรับ 2569/0002'));
    expect(other).toContain('ไม่พบใบรับนี้ของคุณ');
    expect(other).not.toContain('คำพันธ์');
  });

  test('other words with a number in them are no question about anybody', async () => {
    expect(await says('ศาลา 12 ว่างไหม')).not.toContain('บุญมี');
  });

  test('a number that nobody has is said to be none', async () => {
    expect(await says('ยอด 99')).toContain('ไม่พบ “99”');
  });

  test('a member is told that it is their own; officers and other groups see nothing of it', async () => {
    const own = bot.words(await bot.says('member2', 'ยอด 12'));
    expect(own).toContain('ดูได้แต่ของตัวเอง');
    expect(own).toContain('นายคำพันธ์');
    expect(own).not.toContain('บุญมี');
    expect(bot.words(await bot.says('member', 'ยอด 12'))).not.toContain('ดูได้แต่ของตัวเอง');
    for (const who of ['fieldOfficer', 'districtOfficer', 'provinceOfficer'] as const) {
      expect(bot.words(await bot.says(who, 'ยอด 12'))).toContain('เจ้าหน้าที่ดูยอดรวม');
    }
    const other = bot.words(await bot.says('otherTreasurer', 'ยอด 12'));
    expect(other).toContain('นายสีหา บุญทัน');
    expect(other).not.toContain('บุญมี');
  });

  test('it is written down who looked', async () => {
    await says('ยอด 12');
    expect(await auditOf(bot, 'balance.read-any')).toHaveLength(1);
  });
});

describe('an amount far from what is pledged', () => {
  test('is asked about in large words, the safe answer first; a yes does not do', async () => {
    const said = await bot.says('treasurer', '12 10000');
    expect(bot.words(said)).toContain('นี่มากกว่าสัจจะ 100 เท่า แน่ใจหรือไม่');
    expect(bot.labels(said)[0]).toBe('พิมพ์ผิด แก้จำนวนเงิน');
    expect(bot.labels(said)).not.toContain('ยืนยัน บันทึก');
    for (const word of ['ใช่', 'ถูกแล้ว ทำต่อ', '100']) {
      expect(bot.words(await bot.says('treasurer', word))).toContain('ยังไม่ได้บันทึกอะไร');
    }
    await bot.presses('treasurer', 'พิมพ์ผิด');
    expect(bot.words(await bot.says('treasurer', '100'))).not.toContain('แน่ใจหรือไม่');
    await bot.presses('treasurer', 'ยืนยัน บันทึก');
    expect(await pledgeOf('0012')).toBe(10_000n);
  });

  test('and above the ceiling takes a second person, who sees how far it is off', async () => {
    await bot.says('treasurer', '12 5000000');
    expect(bot.words(bot.shown('treasurer').slice(-1))).toContain('ต้องให้ประธานหรือผู้ตรวจสอบ');
    const card = bot.words(await bot.presses('treasurer', 'ถูกแล้ว ทำต่อ'));
    expect(card).toContain('50,000 เท่า');
    expect(bot.words(await bot.presses('treasurer', 'ยืนยัน บันทึก'))).toContain('ส่งคำขอแล้ว');
    expect(await pledgeOf('0012')).toBe(0n);
    const asked = bot.words(bot.shown('chair'));
    for (const word of ['ขออนุมัติรับฝากเงินก้อนใหญ่', 'นางบุญมี', '50,000 เท่า', 'ห้าล้านบาทถ้วน']) {
      expect(asked).toContain(word);
    }
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await pledgeOf('0012')).toBe(500_000_000n);
    const entry = await bot.core.uow.read.ledger.entry(GROUP, 1);
    expect(entry).toMatchObject({ actor: 'p-treasurer', approvers: ['p-chair'] });
    expect(bot.words(bot.shown('member'))).toContain('2569/0001');
  });

  test('special savings above the ceiling are asked about and take a second person; below it, neither', async () => {
    const below = await bot.says('treasurer', '12 พิเศษ 1,000');
    expect(bot.labels(below)).toContain('ยืนยัน บันทึก');
    await bot.says('treasurer', 'ยกเลิก');
    const said = bot.words(await bot.says('treasurer', '12 พิเศษ 1,000.01'));
    expect(said).toContain('นี่เกินยอดที่ต้องสองคน (1,000 บาท) แน่ใจหรือไม่');
    await bot.presses('treasurer', 'ถูกแล้ว ทำต่อ');
    expect(bot.words(await bot.presses('treasurer', 'ยืนยัน บันทึก'))).toContain('ส่งคำขอแล้ว');
    expect(await entries()).toBe(0);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    const { ledger } = bot.core.uow.read;
    expect(await ledger.savings(GROUP, MEMBER)).toEqual({ pledge: 0n, special: 100_001n });
  });

  test('many months of the pledge at once are nothing unusual', async () => {
    const card = await bot.says('treasurer', '12 1200');
    expect(bot.labels(card)).toContain('ยืนยัน บันทึก');
    expect(bot.words(card)).not.toContain('แน่ใจ');
  });
});

describe('money that was paid on another day', () => {
  const dated = async () => (await bot.core.uow.read.ledger.entry(GROUP, 1))?.effectiveDate;
  const confirm = async () => bot.words(await bot.presses('treasurer', 'ยืนยัน บันทึก'));

  test.each([
    ['12 100 วันที่ 20', '2026-11-20'],
    ['12 100 20/11', '2026-11-20'],
    ['12 100 20/11/2569 โอน', '2026-11-20'],
    ['12 100 เมื่อวาน', '2026-11-23'],
    ['เมื่อวาน 12 ฝาก 100', '2026-11-23'],
    ['12 100 วันที่ 30 ต.ค.', '2026-10-30'],
    ['12 100 on 20 Nov', '2026-11-20'],
    ['12 50 5 พ.ย.', '2026-11-05'],
    ['12 50 5 พย', '2026-11-05'],
    ['12 50 5 พฤศจิกายน', '2026-11-05'],
    ['12 50 5พ.ย. 2569 โอน', '2026-11-05'],
    ['12 50 5 Nov', '2026-11-05'],
    ['12 50 Nov 5', '2026-11-05'],
    ['12 50 on Nov 5', '2026-11-05'],
    ['12 50 November 5th, 2026', '2026-11-05'],
    ['บุญมี 50 Nov 5', '2026-11-05'],
    ['12 50 Nov', '2026-11-24'],
    ['12 50 2 months', '2026-11-24'],
    ['เลข 12 ฝาก 50 5 พ.ย.', '2026-11-05'],
    ['บุญมี 50 5 พ.ย.', '2026-11-05'],
    ['12 ห้าสิบ 5 พ.ย.', '2026-11-05'],
    ['12 100 พ.ย.', '2026-11-24'],
    ['12 20 พ.ย.', '2026-11-24'],
    ['บุญมี 20 พ.ย.', '2026-11-24'],
    ['12 100', '2026-11-24'],
  ])('%s', async (line, day) => {
    expect(bot.words(await bot.says('treasurer', line))).toContain('นางบุญมี');
    await confirm();
    expect(await dated()).toBe(day);
  });

  test.each([
    ['12 100 วันที่ 1 ต.ค.', 'ลงย้อนหลังได้ 30 วัน คือตั้งแต่ 25 ตุลาคม 2569'],
    ['12 100 25/11/2569', 'ลงวันที่ล่วงหน้าไม่ได้'],
    ['12 100 5 ธ.ค.', '5 ธันวาคม 2569 ยังมาไม่ถึง'],
    ['12 100 Dec 5', '5 ธันวาคม 2569 ยังมาไม่ถึง'],
    ['12 100 5/12', '5 ธันวาคม 2569 ยังมาไม่ถึง'],
    ['12 100 วันที่ 5 ธ.ค.', '5 ธันวาคม 2569 ยังมาไม่ถึง'],
    ['12 100 Nov 31', 'ไม่มีวันที่นี้'],
    ['12 100 31/2', 'ไม่มีวันที่นี้'],
    ['12 100 31 พ.ย.', 'ไม่มีวันที่นี้'],
    ['12 100 5-6 พ.ย.', 'ไม่มีวันที่นี้'],
    ['12 50 พรุ่งนี้', '25 พฤศจิกายน 2569 ยังมาไม่ถึง ลงวันที่ล่วงหน้าไม่ได้'],
    ['12 50 มะรืนนี้', 'ลงวันที่ล่วงหน้าไม่ได้'],
    ['12 50 tomorrow', 'ลงวันที่ล่วงหน้าไม่ได้'],
    ['12 100 วันที่ 40', 'ไม่มีวันที่นี้'],
  ])('%s is refused with the day that will do', async (line, why) => {
    const said = await bot.says('treasurer', line);
    expect(bot.words(said)).toContain(why);
    expect(bot.labels(said).some((label) => label.startsWith('ยืนยัน'))).toBe(false);
  });

  test('a day paid leaves the month that is paid for', async () => {
    const card = await says('12 100 ธ.ค. 5 พ.ย.');
    expect(card).toContain('สำหรับ ธันวาคม 2569');
    expect(card).toContain('จ่ายวันที่ 5 พฤศจิกายน 2569');
  });

  test('the card always says the day, also today', async () => {
    const card = JSON.stringify(await bot.says('treasurer', '12 100'));
    expect(card).toContain('วันที่จ่าย');
    expect(card).toContain('24 พฤศจิกายน 2569');
  });

  test('the card offers another date; the picker keeps to the rule and to open months', async () => {
    await bot.says('treasurer', '12 100');
    const asked = await bot.presses('treasurer', 'เปลี่ยนวันที่');
    expect(JSON.stringify(asked)).toContain('"mode":"date"');
    expect(JSON.stringify(asked)).toContain('"min":"2026-10-25"');
    await bot.presses('treasurer', 'เลือกวันที่', '2026-11-10');
    expect(bot.words(await bot.says('treasurer', 'วันที่ 1 ต.ค.'))).toContain('30 วัน');
    expect(bot.words(await bot.says('treasurer', '20/11'))).toContain('20 พฤศจิกายน 2569');
    await confirm();
    expect(await dated()).toBe('2026-11-20');
  });

  test('a closed month takes nothing, a group that dates nothing back neither', async () => {
    bot.clock.set(Date.parse('2026-12-05T10:00:00+07:00'));
    await bot.says('treasurer', 'ปิดเดือน');
    await bot.presses('treasurer', 'ยืนยัน');
    await bot.presses('chair', 'ยืนยัน');
    expect(bot.words(await bot.says('treasurer', '12 100 วันที่ 20'))).toContain(
      'พฤศจิกายน 2569 ปิดเดือนแล้ว',
    );
    await bot.says('treasurer', 'ยกเลิก');
    await bot.core.uow.transact(async ({ groups }) => {
      const group = await groups.byId(GROUP);
      if (group) await groups.change(GROUP, { rules: { ...group.rules, backdateDays: 0 } });
    });
    expect(bot.words(await bot.says('treasurer', '12 100 เมื่อวาน'))).toContain('ลงได้แต่วันนี้');
  });
});

test('without months up to twelve whole pledges are months; more, or ten times what is said, is asked about', async () => {
  for (const line of ['12 1000', '12 1200', '12 900 ก.ย.-พ.ย.']) {
    expect(await says(line)).not.toContain('แน่ใจ');
    await says('ยกเลิก');
  }
  for (const line of ['12 1300', '12 1050', '12 3000 ก.ย.-พ.ย.']) {
    expect(await says(line)).toContain('แน่ใจ');
    await says('ยกเลิก');
  }
});

test('the card of a deposit booked many dialogues ago still tells its receipt', async () => {
  await says('12 50');
  const old = bot.token('treasurer', 'ยืนยัน');
  await bot.presses('treasurer', 'ยืนยัน');
  await says('15 50');
  const left = bot.token('treasurer', 'ยืนยัน');
  await says('ยกเลิก');
  for (let times = 0; times < RECENT_RUNS_KEPT; times += 1) {
    await says('ฝาก');
    await says('ยกเลิก');
    bot.clock.advance(60_000);
  }
  const words = bot.words(await bot.pressesToken('treasurer', old));
  expect(words).toContain('2569/0001');
  expect(words).not.toContain('การ์ดนี้เก่าแล้ว');
  expect(bot.words(await bot.pressesToken('treasurer', left))).toContain('การ์ดนี้เก่าแล้ว');
  expect(await entries()).toBe(1);
  await says('ภาษา');
  await bot.presses('treasurer', 'English');
  expect(bot.words(await bot.pressesToken('treasurer', old))).toContain('2569/0001');
});

describe('nothing is booked but what the card said that was confirmed', () => {
  test('a pledge that the committee changed meanwhile is shown first', async () => {
    expect(await says('12')).toContain('หนึ่งร้อยบาทถ้วน');
    await bot.core.uow.transact(({ members }) => members.change(MEMBER, { pledgeSatang: 20_000n }));
    const anew = bot.words(await bot.presses('treasurer', 'ยืนยัน'));
    expect(anew).toContain('ยังไม่ได้บันทึก');
    expect(anew).toContain('สองร้อยบาทถ้วน');
    expect(await entries()).toBe(0);
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await pledgeOf('0012')).toBe(20_000n);
  });

  test('after midnight the day is shown anew', async () => {
    expect(await says('12 100')).toContain('24 พฤศจิกายน 2569');
    bot.clock.advance(14 * 3_600_000 + 60_000);
    const anew = bot.words(await bot.presses('treasurer', 'ยืนยัน'));
    expect(anew).toContain('25 พฤศจิกายน 2569');
    expect(await entries()).toBe(0);
    await bot.presses('treasurer', 'ยืนยัน');
    expect(await entries()).toBe(1);
  });
});
