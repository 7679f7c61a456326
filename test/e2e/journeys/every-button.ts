import { expect, test } from '@jest/globals';
import { buttonsOf } from '../../support/messages.ts';
import { expectSoundBooks } from '../../support/sound-books.ts';
import { WHO, type Who } from '../../support/world.ts';
import { allDone, wordsIn, type TheJourney } from './journey.ts';

const DEAD = /ปุ่มนี้ใช้กับ LINE ของคุณไม่ได้|ระบบทำเรื่องนี้ไม่สำเร็จ/;

export function everyButton(journey: TheJourney): void {
  test('no button that anybody was shown is dead', async () => {
    const { bot } = journey();
    let pressed = 0;
    for (const who of Object.keys(WHO) as Who[]) {
      const buttons = new Map<string, string>();
      for (const { label, action } of buttonsOf(bot.messages(who))) {
        // One of each kind: the newest with its label.
        if (typeof action['data'] === 'string') buttons.set(label, action['data']);
      }
      for (const [label, data] of buttons) {
        const mark = bot.line.mark();
        await bot.line.press(WHO[who], data);
        const answer = wordsIn(await bot.answer(who, mark));
        expect({ who, label, answer }).not.toMatchObject({ answer: expect.stringMatching(DEAD) });
        pressed += 1;
      }
      await bot.says(who, 'ยกเลิก');
    }
    expect(pressed).toBeGreaterThan(50);
  }, 120_000);

  test('after all of it the books add up, everything is sent, and LINE found no fault in any call', async () => {
    const { bot, eyes } = journey();
    await allDone(journey());
    await expectSoundBooks(eyes.store);
    const refused = bot.line.requests.filter(({ status }) => status >= 400);
    expect(refused.map(({ path, answer }) => `${path} ${answer}`)).toEqual([]);
  });
}
