import { expect, test } from '@jest/globals';
import type { Inbound } from '../../src/ports/inbound.ts';
import { describeStores } from '../support/stores.ts';
import type { Who } from '../support/world.ts';
import { shuffled, useStages, type Stage } from './stage.ts';

/** The same event so many times at once, some marked as delivered again. */
const copies = (inbound: Inbound, times: number): Inbound[] =>
  Array.from({ length: times }, (_, i) => ({ ...inbound, redelivered: i > 0 }));

async function giveAtOnce(stage: Stage, inbounds: readonly Inbound[]): Promise<void> {
  await Promise.all(inbounds.map((inbound) => stage.give([inbound])));
  await stage.settle();
}

describeStores((_name, openStore) => {
  const start = useStages(openStore);

  test('each event of a deposit delivered one to five times has one effect and one answer', async () => {
    const stage = await start();
    const { bot } = stage;
    const before = await stage.entries();
    for (const [times, amount] of [20, 30, 40, 50, 60].entries()) {
      const line = stage.words('treasurer', `12 ${amount}`);
      await giveAtOnce(stage, copies(line, times + 1));
      expect(stage.answerTo(line)).toContain(`${amount}`);
      await bot.settle();
      const confirm = stage.press('treasurer', stage.button(line, 'ยืนยัน'));
      await giveAtOnce(stage, copies(confirm, times + 1));
      expect(stage.answerTo(confirm)).toContain('บันทึกแล้ว');
    }
    expect(await stage.entries()).toBe(before + 5);
    expect(await stage.pledge('0012')).toBe(20_000n);
    expect(stage.pushedTo('member')).toHaveLength(5);
    const rows = await stage.inbox();
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['done']));
    expect(rows).toHaveLength(10);
  });

  test('questions of many people, shuffled and repeated, are each answered once', async () => {
    const stage = await start();
    const people: Who[] = [
      'member',
      'member2',
      'treasurer',
      'chair',
      'auditor',
      'both',
      'stranger',
    ];
    const events = people.flatMap((who) =>
      ['เช็คยอด', 'สวัสดี', 'เมนู', 'ยอดเงิน'].map((text) => stage.words(who, text)),
    );
    const deliveries = events.flatMap((event, i) => copies(event, (i % 5) + 1));
    await giveAtOnce(stage, shuffled(deliveries, 11));
    for (const event of events) expect(stage.answerTo(event)).toBeDefined();
    expect(stage.bot.messenger.sent).toHaveLength(events.length);
    expect(await stage.inbox()).toHaveLength(events.length);
  });

  test('events of one person that wait together are handled in the order they happened', async () => {
    const stage = await start();
    const events = ['12 40', 'ยกเลิก', '15 60'].map((text) => stage.words('treasurer', text));
    await stage.give(events.toReversed());
    await stage.settle();
    const [first, second, third] = events.map((event) => stage.answerTo(event));
    expect(first).toContain('40 บาท');
    expect(second).toContain('ยกเลิก');
    expect(third).toContain('60 บาท');
    const tokens = stage.bot.messenger.sent.map(({ to }) => to[0]);
    expect(tokens).toEqual(events.map(({ replyToken }) => replyToken));
  });

  test('a person met for the first time by many events at once is one person', async () => {
    const stage = await start();
    const events = Array.from({ length: 6 }, () => stage.words('stranger', 'สวัสดี'));
    await giveAtOnce(stage, events);
    for (const event of events) expect(stage.answerTo(event)).toBeDefined();
    const to = new Set((await stage.outbox()).map(({ personId }) => personId));
    expect(to.size).toBe(1);
  });
});
