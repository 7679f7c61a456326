import { expect, test } from '@jest/globals';
import { GROUP, WHO } from '../../support/world.ts';
import { allDone, entriesOf, sees, wordsIn, type TheJourney } from './journey.ts';

const RECEIPT_NO = /25\d\d\/\d{4}/;

const numberIn = (words: string): string => {
  const number = RECEIPT_NO.exec(words)?.[0];
  if (number === undefined) throw new Error(`no receipt number in:\n${words}`);
  return number;
};

export function depositJourneys(journey: TheJourney): void {
  test('step by step: member, card in figures and words, receipt on both phones, the member agrees', async () => {
    const { bot } = journey();
    expect(wordsIn(await bot.says('treasurer', 'ฝากเงิน'))).toContain('ใครมาฝาก');
    const card = wordsIn(await bot.says('treasurer', 'คำพันธ์'));
    expect(card).toContain('นายคำพันธ์ วงศ์ษา');
    const changed = wordsIn(await bot.says('treasurer', 'สองเดือน'));
    expect(changed).toContain('สองร้อยบาทถ้วน');
    // The balance in the middle of it, and then on with it.
    expect(wordsIn(await bot.says('treasurer', 'เช็คยอด'))).toContain('สองร้อยบาทถ้วน');
    const mark = bot.line.mark();
    const receipt = wordsIn(await bot.presses('treasurer', 'ยืนยัน'));
    expect(receipt).toContain('บันทึกแล้ว');
    await sees(bot, 'member2', numberIn(receipt), mark);
    expect(wordsIn(await bot.presses('member2', 'ถูกต้อง'))).toContain('ขอบคุณ');
    expect(wordsIn(await bot.says('member2', 'เช็คยอด'))).toContain('200');
  });

  test('in one line; the member says it is wrong, chair and auditor hear of it, the auditor settles it', async () => {
    const { bot } = journey();
    expect(wordsIn(await bot.says('treasurer', 'เลข 12 ฝาก 200 สองเดือน'))).toContain(
      'สองร้อยบาทถ้วน',
    );
    let mark = bot.line.mark();
    const number = numberIn(wordsIn(await bot.presses('treasurer', 'ยืนยัน')));
    await sees(bot, 'member', number, mark);
    mark = bot.line.mark();
    expect(wordsIn(await bot.presses('member', 'ไม่ถูกต้อง'))).toContain('แจ้งแล้ว');
    for (const who of ['chair', 'auditor', 'treasurer'] as const)
      await sees(bot, who, number, mark);
    expect(() => bot.token('treasurer', 'รายการถูกแล้ว')).toThrow('sees no button');
    expect(wordsIn(await bot.says('member', 'เช็คยอด'))).toContain('รอประธานและผู้ตรวจสอบดู');
    expect(wordsIn(await bot.says('auditor', 'รายการที่ถูกแจ้งผิด'))).toContain(number);
    mark = bot.line.mark();
    expect(wordsIn(await bot.presses('auditor', 'รายการถูกแล้ว'))).toContain('แจ้งสมาชิกให้แล้ว');
    await sees(bot, 'member', 'ถูกต้อง ถ้ายังสงสัย', mark);
    expect(wordsIn(await bot.presses('chair', 'ผิดจริง'))).toContain('มีคนตัดสินไปแล้ว');
    expect(wordsIn(await bot.says('member', 'เช็คยอด'))).not.toContain('รอประธานและผู้ตรวจสอบดู');
  });

  test('the same amount for the same member on the same day asks first', async () => {
    const { bot } = journey();
    const before = await entriesOf(journey(), GROUP);
    expect(wordsIn(await bot.says('treasurer', 'บุญมี 200'))).toContain('ซ้ำหรือไม่');
    expect(wordsIn(await bot.presses('treasurer', 'ซ้ำ ไม่ต้องบันทึก'))).toContain('ไม่ได้บันทึกซ้ำ');
    expect(await entriesOf(journey(), GROUP)).toBe(before);
  });

  test('a double tap, a repeated delivery and an old card: one entry, and the person is told', async () => {
    const { bot } = journey();
    const before = await entriesOf(journey(), GROUP);
    await bot.says('treasurer', '30 100');
    const token = bot.token('treasurer', 'ยืนยัน');
    const mark = bot.line.mark();
    bot.line.webhook.duplicate = 2;
    const taps = await Promise.all([
      bot.line.press(WHO.treasurer, token),
      bot.line.press(WHO.treasurer, token),
    ]);
    bot.line.webhook.duplicate = 0;
    expect(taps.map(({ status }) => status)).toEqual([200, 200]);
    const answers = () => bot.messages('treasurer', mark);
    await sees(bot, 'treasurer', 'กดซ้ำไม่มีผล', mark);
    await bot.line.webhook.redeliver(taps.flatMap(({ eventIds }) => eventIds));
    await allDone(journey());
    const receipt = numberIn(wordsIn(answers()));
    expect(wordsIn(answers()).match(/25\d\d\/\d{4}/g)).toEqual(
      expect.arrayContaining([receipt, receipt]),
    );
    const shown = answers().length;
    const late = bot.line.mark();
    await bot.line.press(WHO.treasurer, token);
    const told = wordsIn(await bot.answer('treasurer', late));
    expect(told).toContain('ทำเสร็จไปแล้ว');
    expect(told).toContain(receipt);
    expect(shown).toBeLessThanOrEqual(3);
    await sees(bot, 'both', receipt, mark);
    expect(bot.messages('both', mark)).toHaveLength(1);
    expect(await entriesOf(journey(), GROUP)).toBe(before + 1);
  });

  test('two treasurers confirm the same payment at the same moment: it is in the books once', async () => {
    const { bot } = journey();
    const before = await entriesOf(journey(), GROUP);
    for (const who of ['treasurer', 'secretary'] as const) await bot.says(who, '2 100');
    const mark = bot.line.mark();
    await Promise.all(
      (['treasurer', 'secretary'] as const).map((who) =>
        bot.line.press(WHO[who], bot.token(who, 'ยืนยัน')),
      ),
    );
    await allDone(journey());
    const answers = (['treasurer', 'secretary'] as const).map((who) => bot.words(who, mark));
    expect(answers.filter((words) => words.includes('บันทึกแล้ว'))).toHaveLength(1);
    expect(answers.filter((words) => /ซ้ำหรือไม่|จ่ายไปแล้ว/.test(words))).toHaveLength(1);
    expect(await entriesOf(journey(), GROUP)).toBe(before + 1);
    expect(bot.words('chair', mark)).toMatch(RECEIPT_NO);
    for (const who of ['treasurer', 'secretary'] as const) await bot.says(who, 'ยกเลิก');
  });

  test('amounts outside the grammar are answered with an example; the dialogue stays where it was', async () => {
    const { bot } = journey();
    const before = await entriesOf(journey(), GROUP);
    await bot.says('treasurer', 'รับฝากเงิน');
    await bot.says('treasurer', '3');
    await bot.presses('treasurer', 'เปลี่ยนจำนวนเงิน');
    for (const bad of ['1.500', '1e3', '-100', '100²', '0', '1,20', '฿', '½']) {
      const answer = wordsIn(await bot.says('treasurer', bad));
      expect({ bad, answer }).toMatchObject({ answer: expect.stringMatching(/เช่น “1/) });
    }
    expect(wordsIn(await bot.says('treasurer', '๑๕๐ บาท'))).toContain('หนึ่งร้อยห้าสิบบาทถ้วน');
    expect(wordsIn(await bot.says('treasurer', 'ยกเลิก'))).toContain('ไม่มีอะไรถูกบันทึก');
    expect(await entriesOf(journey(), GROUP)).toBe(before);
  });
}
