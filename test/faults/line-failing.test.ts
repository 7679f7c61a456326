import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Fault, RequestLog } from '../../src/simulator/local-line.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';
import { eventually } from '../e2e/support/eventually.ts';
import {
  allDone,
  entriesOf,
  quietDay,
  sees,
  wordsIn,
  type Journey,
} from '../e2e/journeys/journey.ts';

const START_MS = 60_000;
const TEST_MS = 60_000;
/** Longer than the bot waits for an answer. */
const HANGS_MS = 11_000;
/** Each failing call waits for the job's next tick, 15 s later at most. */
const CAMPAIGNS_MS = 150_000;
const RECEIPT_NO = /25\d\d\/\d{4}/g;

/** Ways in which one call goes wrong; `taken`: LINE may have done it before. */
const FAULTS: readonly { what: string; fault: Omit<Fault, 'endpoint'> }[] = [
  { what: '500', fault: { status: 500 } },
  { what: 'taken, then 500', fault: { status: 500, acceptFirst: true } },
  { what: 'a reset connection', fault: { destroySocket: true } },
  { what: 'taken, then a reset connection', fault: { destroySocket: true, acceptFirst: true } },
  { what: 'taken, but no answer in time', fault: { delayMs: HANGS_MS } },
  { what: '429, too fast', fault: { status: 429 } },
];

describePlaces((_, newPlace) => {
  let journey: Journey;
  let bot: ServedBot;
  /** Each test takes a deposit of its own amount, so that none looks like the one before. */
  let amount = 100;

  beforeAll(async () => {
    bot = await ServedBot.start(newPlace(), { at: quietDay() });
    journey = { bot, eyes: await bot.watch() };
  }, START_MS);
  afterAll(async () => {
    await journey.eyes.store.close();
    await bot.end();
  });

  /** The treasurer is at the card; from here on LINE fails as asked. */
  async function atCard(): Promise<{ token: string; mark: number; before: number }> {
    amount += 1;
    await bot.says('treasurer', `12 ${amount}`);
    const before = await entriesOf(journey, GROUP);
    return { token: bot.token('treasurer', 'ยืนยัน'), mark: bot.line.mark(), before };
  }

  const newsOf = (what: string): string => `ข่าว (${what})`;

  /** The district writes to the members of the other group. */
  async function announce(what: string): Promise<void> {
    const steps = ['ประกาศ', newsOf(what), 'ไม่ใส่รูป', 'ไม่มีปุ่ม', 'เลือกกลุ่ม'];
    for (const words of [...steps, 'เลือก 2']) await bot.says('districtOfficer', words);
    await bot.presses('districtOfficer', 'เสร็จแล้ว');
    await bot.says('districtOfficer', 'สมาชิกทุกคน');
    await bot.presses('districtOfficer', 'ยืนยันส่ง');
  }

  /** The same call each time: LINE can tell that it has had it before. */
  function expectOneCall(calls: readonly RequestLog[]): void {
    expect(new Set(calls.map(({ headers }) => headers['x-line-retry-key'])).size).toBe(1);
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
  }

  const receiptsIn = (who: Who, mark: number): string[] => [
    ...new Set(bot.words(who, mark).match(RECEIPT_NO)),
  ];
  const callsOf = (endpoint: string) =>
    bot.line.requests.filter(({ path }) => path.endsWith(`/${endpoint}`));

  test(
    'announcements are on their way while LINE fails in every way',
    async () => {
      for (const { what } of FAULTS) await announce(what);
      for (const { fault } of FAULTS) bot.line.faults.failNext({ endpoint: 'multicast', ...fault });
    },
    TEST_MS,
  );

  test.each(FAULTS)(
    'both calls end with: $what; both receipts come once, with one number and one entry',
    async ({ fault }) => {
      const { token, mark, before } = await atCard();
      bot.line.faults.failNext({ endpoint: 'reply', ...fault });
      bot.line.faults.failNext({ endpoint: 'push', ...fault });
      await bot.line.press(WHO.treasurer, token);
      await sees(bot, 'member', 'ใบรับเลขที่', mark, TEST_MS);
      await sees(bot, 'treasurer', 'บันทึกแล้ว', mark, TEST_MS);
      await allDone(journey);
      for (const who of ['member', 'treasurer'] as const) {
        expect(bot.messages(who, mark)).toHaveLength(1);
        expect(receiptsIn(who, mark)).toEqual(receiptsIn('treasurer', mark));
      }
      expect(receiptsIn('treasurer', mark)).toHaveLength(1);
      const [number = 'none'] = receiptsIn('treasurer', mark);
      // A call that hung is in LINE's log once it was answered, after the next one.
      const pushes = await eventually(() => {
        const found = callsOf('push').filter(({ body }) => body.includes(number));
        expect(found).toHaveLength(2);
        return found;
      });
      expectOneCall(pushes);
      expect(await entriesOf(journey, GROUP)).toBe(before + 1);
    },
    TEST_MS,
  );

  test(
    'by now every announcement has reached its people once, under one retry key each',
    async () => {
      for (const { what } of FAULTS) {
        await sees(bot, 'otherMember', newsOf(what), 0, CAMPAIGNS_MS);
        for (const who of ['otherMember', 'otherTreasurer', 'both'] as const) {
          expect(
            bot.messages(who).filter((one) => wordsIn([one]).includes(newsOf(what))),
          ).toHaveLength(1);
        }
        const calls = callsOf('multicast').filter(({ body }) => body.includes(newsOf(what)));
        expectOneCall(calls);
      }
      await eventually(
        () => expect(bot.words('districtOfficer').match(/ส่งครบแล้ว:/g)).toHaveLength(FAULTS.length),
        CAMPAIGNS_MS,
      );
      expect(callsOf('multicast')).toHaveLength(2 * FAULTS.length);
    },
    2 * CAMPAIGNS_MS,
  );

  // From here on all calls are concerned: no announcement is under way any more.
  test(
    'the month’s messages are used up: the receipt comes with the member’s next message, free',
    async () => {
      const { token, mark } = await atCard();
      const used = bot.line.quotaUsed();
      bot.line.setQuota(used);
      await bot.line.press(WHO.treasurer, token);
      await sees(bot, 'treasurer', 'บันทึกแล้ว', mark);
      await allDone(journey);
      expect(bot.messages('member', mark)).toEqual([]);
      const answer = wordsIn(await bot.says('member', 'เช็คยอด'));
      const [number = 'none'] = receiptsIn('treasurer', mark);
      expect(answer).toContain(number);
      expect(bot.words('member', mark)).toContain('ดูแล้วถูกต้องไหม');
      expect(bot.line.quotaUsed()).toBe(used);
      // And not again with the one after.
      expect(wordsIn(await bot.says('member', 'เช็คยอด'))).not.toContain(number);
      bot.line.setQuota(null);
    },
    TEST_MS,
  );

  test(
    'LINE is away for a while and half of its calls fail after that: each is told once, in the end',
    async () => {
      const numbers: (string | undefined)[] = [];
      bot.line.faults.rate({
        endpoint: 'push',
        share: 0.5,
        seed: 7,
        status: 500,
        acceptFirst: true,
      });
      const mark = bot.line.mark();
      const before = await entriesOf(journey, GROUP);
      for (let turn = 0; turn < 4; turn += 1) {
        const { token, mark: at } = await atCard();
        await bot.line.press(WHO.treasurer, token);
        await sees(bot, 'treasurer', 'บันทึกแล้ว', at);
        numbers.push(receiptsIn('treasurer', at)[0]);
      }
      await allDone(journey);
      await eventually(() => expect(receiptsIn('member', mark)).toHaveLength(4), TEST_MS);
      expect(bot.messages('member', mark)).toHaveLength(4);
      expect(new Set(receiptsIn('member', mark))).toEqual(new Set(numbers));
      expect(await entriesOf(journey, GROUP)).toBe(before + 4);
    },
    TEST_MS,
  );
});
