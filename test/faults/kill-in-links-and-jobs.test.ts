import { expect, test } from '@jest/globals';
import { addMonths, dayOfMonth, instantOf, monthAt } from '../../src/domain/bangkok-time.ts';
import { wordsOf } from '../support/messages.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';
import { eachRun } from './runs.ts';

const TIMEOUT_MS = 150_000;
const MINUTE_MS = 60_000;
/** Before the minute at which the job ticks: time for a loaded machine to start. */
const BEFORE_TICK_MS = 6_000;
const CODE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b/;
/** Member 0020 of the first group, whom nobody is linked to yet. */
const UNLINKED = `m-${GROUP}-0020`;
/** Passes of a turn's points before the one that consumes the code: three of the treasurer, one of the stranger. */
const AT_THE_CONFIRMATION = 5;

/** Kills at W11 and W12 of reliability.md §3, by SIGKILL of the real process. */
describePlaces((_, newPlace) => {
  test.each(eachRun(['turn:inside', 'turn:committed']))(
    'W12 killed at $given of a link code, run $run: code and membership together, once',
    async ({ given: point }) => {
      const env = { SAJJA_CRASH_AT: `${point}:${AT_THE_CONFIRMATION}` };
      const bot = await ServedBot.start(newPlace(), { env });
      try {
        await bot.says('treasurer', 'ออกรหัส');
        await bot.says('treasurer', '20');
        const card = await bot.presses('treasurer', 'ให้ดูจอ');
        const code = CODE.exec(card.map(wordsOf).join('\n'))?.[0] ?? 'no code';
        await bot.says('stranger', code);
        const token = bot.token('stranger', 'ยืนยัน');
        const mark = bot.line.mark();
        await bot.line.press(WHO.stranger, token);
        expect(await bot.gone()).toBeUndefined();
        await bot.up();
        await bot.answer('stranger', mark, MINUTE_MS);
        expect(bot.words('stranger', mark)).toContain('ผูก LINE แล้ว');
        await bot.says('stranger', code);
        await bot.stop();
        const linked = await bot.withCore(async ({ uow }) => {
          const person = await uow.read.people.byUserId(WHO.stranger);
          const member = await uow.read.members.byId(UNLINKED);
          const codes = await uow.read.links.openFor(UNLINKED);
          return { same: member?.personId === person?.personId, open: codes.length };
        });
        expect(linked).toEqual({ same: true, open: 0 });
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );

  test.each(eachRun(['reminders:committed:1']))(
    'W11 killed when a tick has committed, run $run: everyone is reminded once',
    async ({ given: point }) => {
      const eve = instantOf(dayOfMonth(addMonths(monthAt(Date.now()), 1), 4), 9);
      const env = { SAJJA_CRASH_AT: point };
      const bot = await ServedBot.start(newPlace(), { env, at: eve - BEFORE_TICK_MS });
      try {
        const mark = bot.line.mark();
        expect(await bot.gone()).toBeUndefined();
        await bot.up({}, eve + MINUTE_MS - BEFORE_TICK_MS);
        const reminded: readonly Who[] = ['treasurer', 'chair', 'auditor', 'member', 'member2'];
        for (const who of reminded) await bot.answer(who, mark, MINUTE_MS);
        await bot.stop();
        for (const who of reminded) expect(bot.messages(who, mark)).toHaveLength(1);
        expect(bot.messages('otherMember', mark)).toEqual([]);
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );
});
