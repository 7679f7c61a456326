import { expect, test } from '@jest/globals';
import { linkCodeFromBytes, showLinkCode } from '../../../src/domain/link-code.ts';
import { sees, wordsIn, type TheJourney } from './journey.ts';

const CODE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b/;
const neverIssued = (index: number): string =>
  showLinkCode(linkCodeFromBytes(new Uint8Array([index, 9, 8, 7, 6, 5, 200])));

export function linkJourneys(journey: TheJourney): void {
  test('wrong codes: five tries, then a wait that is told', async () => {
    const { bot } = journey();
    for (const left of [4, 3, 2, 1]) {
      const answer = wordsIn(await bot.says('otherMember', neverIssued(left)));
      expect(answer).toContain(`ลองได้อีก ${left} ครั้ง`);
    }
    await bot.says('otherMember', neverIssued(5));
    expect(wordsIn(await bot.says('otherMember', neverIssued(6)))).toMatch(/รออีก \d+ นาที/);
    await bot.says('otherMember', 'ยกเลิก');
  });

  test('a code from the treasurer makes a stranger a member, who then sees the balance', async () => {
    const { bot } = journey();
    await bot.says('treasurer', 'ออกรหัส');
    await bot.says('treasurer', '20');
    const card = wordsIn(await bot.presses('treasurer', 'ให้ดูจอ'));
    const code = CODE.exec(card)?.[0] ?? 'no code';
    const mark = bot.line.mark();
    const who = wordsIn(await bot.says('stranger', code));
    expect(who).toContain('LINE นี้จะผูกกับ');
    expect(who).not.toContain('คำปุ่น สีดา');
    expect(wordsIn(await bot.presses('stranger', 'ยืนยัน'))).toContain('ผูก LINE แล้ว');
    await sees(bot, 'treasurer', 'เลข 0020', mark);
    expect(wordsIn(await bot.says('stranger', 'เช็คยอด'))).toContain('นางคำปุ่น สีดา');
    expect(wordsIn(await bot.says('otherMember', code))).toMatch(/รออีก \d+ นาที/);
  });
}
