import { expect, test } from '@jest/globals';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { GROUP, WHO } from '../support/world.ts';
import { eachRun } from './runs.ts';

const TIMEOUT_MS = 150_000;
/** How long what was acknowledged may take after a kill (design §6). */
const AFTER_KILL_MS = 60_000;
/** Turns before the question is put: a person is wanted (1), the question is begun (2). */
const PUTTING = 3;
/** And before it is answered: the answer is begun. */
const ANSWERING = PUTTING + 2;
const QUESTION = 'ใบฝากเดือนก่อนหาย ทำอย่างไร';
const ANSWER = 'มาเอาที่บ้านได้';

const WINDOWS = [
  { window: 'inside the question', point: `turn:inside:${PUTTING}` },
  { window: 'question kept, nobody told', point: `turn:committed:${PUTTING}` },
  { window: 'inside the answer', point: `turn:inside:${ANSWERING}` },
  { window: 'answer kept, the asker not told', point: `turn:committed:${ANSWERING}` },
] as const;

/** Kills around both halves of a talk with a person (reliability.md §3, W5–W7). */
describePlaces((_, newPlace) => {
  test.each(eachRun(WINDOWS))(
    '$given.window, run $run: put once, answered once, forgotten, and kept in the audit',
    async ({ given: { point } }) => {
      const bot = await ServedBot.start(newPlace(), { env: { SAJJA_CRASH_AT: point } });
      const survive = async (): Promise<void> => {
        expect(await bot.gone()).toBeUndefined();
        await bot.up();
      };
      const inQuestion = point.endsWith(`:${PUTTING}`);
      try {
        await bot.says('member', 'ขอคุยกับเจ้าหน้าที่');
        await bot.presses('member', 'พิมพ์ถามเขา');
        const asked = bot.line.mark();
        await bot.line.text(WHO.member, QUESTION);
        if (inQuestion) await survive();
        await bot.answer('treasurer', asked, AFTER_KILL_MS);
        await bot.presses('treasurer', 'ตอบ');
        const answered = bot.line.mark();
        await bot.line.text(WHO.treasurer, ANSWER);
        if (!inQuestion) await survive();
        await bot.answer('member', answered, AFTER_KILL_MS);
        await bot.stop();
        expect(bot.words('treasurer', asked).split(QUESTION).length).toBeGreaterThan(1);
        expect(bot.words('member', answered).split(ANSWER)).toHaveLength(2);
        const kept = await bot.withCore(async ({ uow: { read } }) => {
          const open = await read.handovers.openOf('p-member');
          const audit = (await read.audit.ofGroup(GROUP, 20)).map(({ verb }) => verb);
          return { text: open?.text, messages: open?.messages, audit: audit.toReversed() };
        });
        const audit = ['handover.ask', 'handover.answer'];
        expect(kept).toEqual({ text: null, messages: 2, audit });
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );
});
