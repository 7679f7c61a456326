import { expect, test } from '@jest/globals';
import { endWaits } from '../../src/conversation/delivery/end-waits.ts';
import { describeStores } from '../support/stores.ts';
import { useStages } from './stage.ts';

const MINUTE_MS = 60_000;
const STILL = 'ค้างอยู่';
const OVER = 'ไม่มีคำตอบนาน';

describeStores((_name, openStore) => {
  const start = useStages(openStore);

  test('a dialogue left alone is reminded of once, then ends with a word', async () => {
    const stage = await start();
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    const heard = () => stage.bot.words(stage.pushedTo('treasurer'));
    const after = async (minutes: number): Promise<string> => {
      stage.bot.clock.advance(minutes * MINUTE_MS);
      await stage.settle();
      return heard();
    };
    expect(await after(9)).toBe('');
    const reminded = await after(2);
    expect(reminded).toContain(STILL);
    expect(reminded).toContain('40 บาท');
    expect(await after(60)).toBe(reminded);
    expect(await after(61)).toContain(OVER);
    const all = heard();
    expect(await after(600)).toBe(all);
    const answer = await stage.said(stage.press('treasurer', stage.button(line, 'ยืนยัน')));
    expect(answer).toContain('หมดเวลาไปแล้ว');
    expect(await stage.entries()).toBe(0);
  });

  test('an answer moves the wait on; what was due before is a word too late', async () => {
    const stage = await start();
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    stage.bot.clock.advance(9 * MINUTE_MS);
    await stage.said(stage.press('treasurer', stage.button(line, 'เปลี่ยนจำนวนเงิน')));
    await stage.said(stage.words('treasurer', '70'));
    stage.bot.clock.advance(9 * MINUTE_MS);
    await stage.settle();
    expect(stage.pushedTo('treasurer')).toEqual([]);
    stage.bot.clock.advance(2 * MINUTE_MS);
    await stage.settle();
    expect(stage.bot.words(stage.pushedTo('treasurer'))).toContain('70 บาท');
  });

  test('a wait that was moved on while it was looked at stays as it is', async () => {
    const stage = await start();
    const { core } = stage.bot;
    const { uow } = core;
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    const seen = await uow.read.waits.of('p-treasurer');
    if (!seen) throw new Error('no wait');
    stage.bot.clock.advance(11 * MINUTE_MS);
    await stage.said(stage.press('treasurer', stage.button(line, 'เปลี่ยนจำนวนเงิน')));
    const moved = await uow.read.waits.of('p-treasurer');
    // Another instance read the row before the answer came.
    const looked = [[seen], []];
    const waits = { ...uow.read.waits, due: async () => looked.shift() ?? [] };
    const late = { ...uow, read: { ...uow.read, waits }, transact: uow.transact.bind(uow) };
    await endWaits({ ...core, uow: late, storeNow: () => core.store.now() });
    await stage.settle();
    expect(moved?.rev).toBe(seen.rev + 1);
    expect(await uow.read.waits.of('p-treasurer')).toEqual(moved);
    expect((await stage.inbox()).filter(({ outcome }) => outcome === 'wait-stale')).toEqual([]);
  });

  test('a stale word of a wait changes neither the dialogue nor its wait', async () => {
    const stage = await start();
    const { uow } = stage.bot.core;
    await stage.said(stage.words('treasurer', '12 40'));
    const wait = await uow.read.waits.of('p-treasurer');
    if (!wait) throw new Error('no wait');
    stage.bot.clock.advance(MINUTE_MS);
    const stale = { kind: 'wait-over', runId: wait.runId, rev: wait.rev - 1, what: 'end' } as const;
    const { replyToken: _none, ...event } = stage.event('treasurer', stale);
    await stage.give([event]);
    await stage.settle();
    expect(await uow.read.waits.of('p-treasurer')).toEqual(wait);
    expect((await uow.read.sessions.of('p-treasurer'))?.run).toMatchObject({ runId: wait.runId });
  });

  test('every dialogue in progress has a wait and no other dialogue has one', async () => {
    const stage = await start();
    const { uow } = stage.bot.core;
    await stage.said(stage.words('treasurer', '12 40'));
    expect(await uow.read.waits.of('p-treasurer')).toBeDefined();
    await stage.said(stage.words('treasurer', 'ยกเลิก'));
    expect(await uow.read.waits.of('p-treasurer')).toBeUndefined();
    await stage.said(stage.words('member', 'เช็คยอด'));
    expect(await uow.read.waits.of('p-member')).toBeUndefined();
  });
});
