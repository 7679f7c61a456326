import { expect, test } from '@jest/globals';
import { addMonths, dayOfMonth, instantOf, monthAt } from '../../../src/domain/bangkok-time.ts';
import { runScript } from '../../commands/run-script.ts';
import type { Who } from '../../support/world.ts';
import { itemsOf, sees, wordsIn, type TheJourney } from './journey.ts';

/** The group of the test world is reminded on the 4th at 9:00. */
const EVE = 4;
const BEFORE_TICK_MS = 6_000;
const MINUTE_MS = 60_000;
const REMINDER = 'เตือนส่งสัจจะ กลุ่มออมทรัพย์บ้านหนองหิ้ง';

const isoOf = (ms: number): string =>
  `${new Date(ms + 7 * 60 * MINUTE_MS).toISOString().slice(0, 16)}+07:00`;

export function remindJourneys(journey: TheJourney): void {
  test('on the eve of the deposit day: who has not paid is reminded, once; who has, or wants none, is not', async () => {
    const { bot } = journey();
    const eve = instantOf(dayOfMonth(addMonths(monthAt(bot.now()), 1), EVE), 9);
    // One pays this month and the next, one wants no news.
    await bot.says('treasurer', '15 100');
    await bot.presses('treasurer', 'ยืนยัน');
    await bot.says('treasurer', '15 100 ม.ค.');
    expect(wordsIn(await bot.presses('treasurer', 'ไม่ซ้ำ ทำต่อ'))).toContain('มกราคม');
    await bot.presses('treasurer', 'ยืนยัน');
    expect(wordsIn(await bot.says('auditor', 'หยุดรับข่าว'))).toContain('หยุดส่งข่าว');

    const look = ['run', 'reminders', '--at', isoOf(eve), '--dry-run'];
    const ahead = await runScript('jobs', look, bot.commandEnv());
    expect(ahead).toMatchObject({ status: 0 });
    expect(ahead.stdout).toContain('BK-3804-001');
    expect(ahead.stdout).not.toContain('บุญมี');

    await bot.stop();
    const mark = bot.line.mark();
    await bot.up({ PUBLIC_URL: 'https://bot.example.org' }, eve - BEFORE_TICK_MS);
    const reminded: readonly Who[] = ['treasurer', 'chair', 'secretary', 'member', 'both'];
    for (const who of reminded) await sees(bot, who, REMINDER, mark, MINUTE_MS);
    for (const who of reminded) {
      expect(itemsOf(bot, who, mark)).toMatchObject([{ via: 'push', cost: 1 }]);
    }
    for (const who of ['member2', 'auditor', 'otherMember', 'fieldOfficer'] as const) {
      expect(bot.messages(who, mark)).toEqual([]);
    }
    expect(wordsIn(await bot.presses('member', 'ดูยอด'))).toContain('เงินสัจจะสะสม');
  }, 120_000);
}
