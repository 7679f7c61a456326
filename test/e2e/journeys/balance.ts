import { expect, test } from '@jest/globals';
import { WHO } from '../../support/world.ts';
import { itemsOf, labelsIn, wordsIn, type TheJourney } from './journey.ts';

const WORDINGS = [
  'เช็คยอด',
  'ยอดเงิน',
  'มีเงินเท่าไหร่',
  'ขอดูยอดหน่อยจ้า',
  'เบิ่งยอดเงินแน',
  'เชคยอด',
  'ดูเงินฝากของฉัน',
  'balance',
];

export function balanceJourneys(journey: TheJourney): void {
  test('a member asks for the balance in many ways, by button too, and it costs nothing', async () => {
    const { bot } = journey();
    const used = bot.line.quotaUsed();
    for (const wording of WORDINGS) {
      const mark = bot.line.mark();
      const answer = wordsIn(await bot.says('member', wording));
      expect({ wording, answer }).toMatchObject({
        answer: expect.stringContaining('เงินสัจจะสะสม'),
      });
      expect(answer).toMatch(/วันส่งเงินครั้งหน้า/);
      expect(itemsOf(bot, 'member', mark)).toMatchObject([{ via: 'reply', cost: 0 }]);
    }
    expect(labelsIn(await bot.says('member', 'เมนู'))).toContain('เช็คยอดเงิน');
    const pressed = wordsIn(await bot.presses('member', 'เช็คยอดเงิน'));
    expect(pressed).toContain('นางบุญมี ตัวอย่าง');
    expect(bot.line.quotaUsed()).toBe(used);
  });

  test('a member of two groups gets two cards; each shows its own group', async () => {
    const { bot } = journey();
    const [message, ...more] = await bot.says('both', 'เช็คยอด');
    expect(more).toEqual([]);
    const contents = message?.['contents'] as { type: string; contents: unknown[] };
    expect(contents).toMatchObject({ type: 'carousel' });
    expect(contents.contents).toHaveLength(2);
    const words = contents.contents.map((card) => JSON.stringify(card));
    expect(words[0]).toContain('กลุ่มออมทรัพย์บ้านหนองหิ้ง');
    expect(words[0]).not.toContain('กลุ่มออมทรัพย์บ้านโนนสว่าง');
    expect(words[1]).toContain('กลุ่มออมทรัพย์บ้านโนนสว่าง');
  });

  test('who has no balance is told what there is instead, and no figure', async () => {
    const { bot } = journey();
    const officer = wordsIn(await bot.says('fieldOfficer', 'เช็คยอดของบุญมี'));
    expect(officer).not.toContain('ตัวอย่าง');
    const stranger = wordsIn(await bot.says('stranger', 'เช็คยอด'));
    expect(stranger).toContain('รหัสผูก LINE');
    expect(stranger).not.toMatch(/หนองหิ้ง|โนนสว่าง/);
    expect(bot.line.chat(WHO.stranger).filter(({ cost }) => cost > 0)).toEqual([]);
  });
}
