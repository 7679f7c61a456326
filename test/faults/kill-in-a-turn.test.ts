import { beforeAll, expect, test } from '@jest/globals';
import type { Core } from '../../src/composition/core.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces, type StorePlace } from '../support/store-places.ts';
import { GROUP, WHO } from '../support/world.ts';
import { eachRun, RUNS } from './runs.ts';

/**
 * Kills the process at named points of a confirmed deposit and starts it again (reliability.md §3).
 * Whatever the window: one entry, one receipt number, the treasurer and the member are told.
 */
const WINDOWS = [
  { window: 'W1 before the inbox, redelivered', point: 'inbox:before', redeliver: true },
  { window: 'W2 stored, 200 not sent', point: 'inbox:stored', redeliver: true },
  { window: 'W3 and W4 claimed, transaction not begun', point: 'turn:claimed', redeliver: false },
  { window: 'W5 inside the transaction', point: 'turn:inside', redeliver: false },
  { window: 'W6 and W7 committed, nothing sent', point: 'turn:committed', redeliver: false },
  { window: 'W7 just before the call', point: 'send:before', redeliver: false },
  { window: 'W8 and W9 LINE accepted, not marked', point: 'send:accepted', redeliver: false },
  { window: 'marked', point: 'send:marked', redeliver: false },
] as const;
type Window = (typeof WINDOWS)[number];

const TIMEOUT_MS = 240_000 * RUNS;
/** How long what was acknowledged may take after a kill (design §6). */
const AFTER_KILL_MS = 60_000;

async function entriesOf(core: Core): Promise<number> {
  return (await core.uow.read.ledger.head(GROUP))?.seq ?? 0;
}

/** Most of a window is waiting, so some wait side by side. */
const AT_ONCE = 4;

/** The card's own turn comes by every point first; the press is the second to come by. */
const AT_THE_PRESS = 2;

async function withBot(
  place: StorePlace,
  { point }: Window,
  work: (bot: ServedBot) => Promise<void>,
): Promise<void> {
  const bot = await ServedBot.start(place, {
    env: { SAJJA_CRASH_AT: `${point}:${AT_THE_PRESS}` },
  });
  try {
    await bot.says('treasurer', '12 100');
    await work(bot);
  } finally {
    await bot.end();
  }
}

async function killAndRestart(bot: ServedBot, { point, redeliver }: Window): Promise<void> {
  const token = bot.token('treasurer', 'ยืนยัน');
  const mark = bot.line.mark();
  const { status, eventIds } = await bot.line.press(WHO.treasurer, token);
  if (point === 'inbox:before') expect(status).not.toBe(200);
  await bot.gone();
  await bot.up();
  if (redeliver) await bot.line.webhook.redeliver(eventIds);
  await bot.answer('member', mark, AFTER_KILL_MS);
  await bot.answer('treasurer', mark, AFTER_KILL_MS);
  expect(bot.words('treasurer', mark)).toContain('2569/0001');
  expect(bot.words('member', mark)).toContain('2569/0001');
  expect(bot.messages('treasurer', mark).length).toBeLessThanOrEqual(2);
  expect(bot.messages('member', mark)).toHaveLength(1);
  await bot.stop();
  expect(await bot.withCore(entriesOf)).toBe(1);
}

describePlaces((_, newPlace) => {
  const outcomes = new Map<string, Promise<void>>();

  beforeAll(async () => {
    const left = eachRun(WINDOWS);
    const worker = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { run, given } = next;
        const outcome = withBot(newPlace(), given, (bot) => killAndRestart(bot, given));
        outcomes.set(`${given.window} ${run}`, outcome);
        await outcome.catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }, TIMEOUT_MS);

  test.each(eachRun(WINDOWS))(
    '$given.window, run $run: one entry, one receipt',
    async ({ run, given: { window } }) => {
      await outcomes.get(`${window} ${run}`);
    },
  );
});
