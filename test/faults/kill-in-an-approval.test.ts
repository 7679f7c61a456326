import { expect, test } from '@jest/globals';
import type { Core } from '../../src/composition/core.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { GROUP, WHO } from '../support/world.ts';
import { eachRun } from './runs.ts';

const TIMEOUT_MS = 150_000;
/** How long what was acknowledged may take after a kill (design §6). */
const AFTER_KILL_MS = 60_000;
/** Turns before the decision: the deposit (2), the wrong entry, why, and asking. */
const ASKING = 5;
const DECIDING = ASKING + 1;

/** Kills around the two halves of a decision that takes two people (reliability.md §3, W2–W7 and W10). */
const WINDOWS = [
  { window: 'W10 between the two', point: `turn:committed:${ASKING}` },
  { window: 'W2 decision stored, not worked on', point: `inbox:stored:${DECIDING}` },
  { window: 'W5 inside the decision', point: `turn:inside:${DECIDING}` },
  { window: 'W6 and W7 decided, nobody told', point: `turn:committed:${DECIDING}` },
] as const;

async function booksOf({ uow }: Core) {
  const head = await uow.read.ledger.head(GROUP);
  const by = await uow.read.ledger.reversalOf(GROUP, 1);
  const { pledge } = await uow.read.ledger.savings(GROUP, `m-${GROUP}-0012`);
  const open = await uow.read.approvals.openIn(GROUP);
  return { entries: head?.seq, by: by?.receiptNo, pledge, open: open.length };
}

describePlaces((_, newPlace) => {
  test.each(eachRun(WINDOWS))(
    '$given.window, run $run: taken back once, and both are told',
    async ({ given: { point } }) => {
      const bot = await ServedBot.start(newPlace(), { env: { SAJJA_CRASH_AT: point } });
      try {
        await bot.says('treasurer', '12 100');
        await bot.presses('treasurer', 'ยืนยัน');
        await bot.presses('treasurer', 'ลงผิด');
        await bot.presses('treasurer', 'ไม่ได้รับเงินจริง');
        const mark = bot.line.mark();
        await bot.line.press(WHO.treasurer, bot.token('treasurer', 'ยืนยัน'));
        const isBetween = point.endsWith(`:${ASKING}`);
        if (isBetween) {
          await bot.gone();
          await bot.up();
        }
        await bot.answer('chair', mark, AFTER_KILL_MS);
        const asked = bot.line.mark();
        await bot.line.press(WHO.chair, bot.token('chair', 'ยืนยัน'));
        if (!isBetween) {
          await bot.gone();
          await bot.up();
        }
        for (const who of ['chair', 'treasurer', 'member'] as const) {
          await bot.answer(who, asked, AFTER_KILL_MS);
          expect(bot.words(who, asked)).toContain('2569/0002');
        }
        await bot.stop();
        const books = await bot.withCore(booksOf);
        expect(books).toEqual({ entries: 2, by: '2569/0002', pledge: 0n, open: 0 });
      } finally {
        await bot.end();
      }
    },
    TIMEOUT_MS,
  );
});
