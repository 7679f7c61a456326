import { expect, test } from '@jest/globals';
import { cashCountsTable } from '../../src/stores/schema/cash-counts.ts';
import { ledgerMonthCloses } from '../../src/stores/schema/ledger-tables.ts';
import { wordsOf } from '../support/messages.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';
import { eachRun } from './runs.ts';

const TIMEOUT_MS = 150_000;
const MINUTE_MS = 60_000;
const CONFIRM = 'ยืนยัน';
const POINTS = ['turn:inside', 'turn:committed'];

/** Kills at the decision of the second person, and while a statement is made (reliability.md §3), by SIGKILL. */
describePlaces((_, newPlace) => {
  /** Presses the newest ยืนยัน of somebody who was just sent a card, in a process that dies of it. */
  async function decideAndDie(bot: ServedBot, who: Who, mark: number): Promise<string> {
    await bot.answer(who, mark, MINUTE_MS);
    const token = bot.token(who, CONFIRM);
    const pressed = bot.line.mark();
    await bot.line.press(WHO[who], token);
    expect(await bot.gone()).toBeUndefined();
    await bot.up();
    await bot.answer(who, pressed, MINUTE_MS);
    // Pressed once more: whatever came of it, it came of it once.
    await bot.presses(who, CONFIRM);
    const words = bot.words(who, pressed);
    await bot.stop();
    return words;
  }

  test.each(eachRun(POINTS))(
    'W10 killed at $given when a count is confirmed, run $run: count and difference together, once',
    async ({ given: point }) => {
      const env = { SAJJA_CRASH_AT: `${point}:5` };
      const bot = await ServedBot.start(newPlace(), { env });
      try {
        await bot.says('treasurer', '12 100');
        await bot.presses('treasurer', CONFIRM);
        await bot.says('treasurer', 'นับเงิน 50x1');
        const mark = bot.line.mark();
        await bot.presses('treasurer', CONFIRM);
        expect(await decideAndDie(bot, 'auditor', mark)).toContain('ขาด 50 บาท');
        const found = await bot.withCore(async ({ store, uow }) => {
          const counts = await store.scan(cashCountsTable, { limit: 9 });
          const head = await uow.read.ledger.head(GROUP);
          return { counts: counts.map((count) => count.suspenseSeq), seq: head?.seq };
        });
        expect(found).toEqual({ counts: [2], seq: 2 });
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );

  test.each(eachRun(POINTS))(
    'W11 killed at $given when a month is closed, run $run: closed once, head and close together',
    async ({ given: point }) => {
      const env = { SAJJA_CRASH_AT: `${point}:3` };
      const bot = await ServedBot.start(newPlace(), { env });
      try {
        await bot.says('treasurer', 'ปิดเดือน');
        const mark = bot.line.mark();
        await bot.presses('treasurer', CONFIRM);
        expect(await decideAndDie(bot, 'chair', mark)).toContain('เลขตรวจบัญชี');
        const found = await bot.withCore(async ({ store, uow }) => {
          const closes = await store.scan(ledgerMonthCloses, { limit: 9 });
          const head = await uow.read.ledger.head(GROUP);
          return { closes: closes.map(({ month }) => month), through: head?.closedThrough };
        });
        expect(found.closes).toEqual([found.through]);
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );

  test.each(eachRun(POINTS))(
    'W14 killed at $given of a statement, run $run: told whole, once, as when it is asked again',
    async ({ given: point }) => {
      const bot = await ServedBot.start(newPlace(), { env: { SAJJA_CRASH_AT: `${point}:3` } });
      try {
        await bot.says('treasurer', '12 100');
        await bot.presses('treasurer', CONFIRM);
        const mark = bot.line.mark();
        await bot.line.text(WHO.treasurer, 'งบทดลอง');
        expect(await bot.gone()).toBeUndefined();
        await bot.up();
        const statement = await bot.answer('treasurer', mark, MINUTE_MS);
        expect(bot.words('treasurer', mark)).toContain('100');
        const words = statement.map(wordsOf);
        expect((await bot.says('treasurer', 'งบทดลอง')).map(wordsOf)).toEqual(words);
        expect(bot.messages('treasurer', mark)).toHaveLength(2 * statement.length);
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );
});
