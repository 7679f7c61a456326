import { expect, test } from '@jest/globals';
import { enqueueNotice } from '../../src/conversation/turn/enqueue.ts';
import type { SendResult } from '../../src/ports/messenger.ts';
import { outboxTable } from '../../src/stores/schema/outbox.ts';
import { describeStores } from '../support/stores.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';
import { useStages, type Stage } from './stage.ts';

const ambiguous: SendResult = { kind: 'ambiguous', detail: 'timeout' };
const invalid: SendResult = { kind: 'invalid-reply-token' };
const refused: SendResult = { kind: 'refused', status: 400, detail: '' };
const slowDown: SendResult = { kind: 'rate-limited' };
const noQuota: SendResult = { kind: 'quota-exhausted' };

describeStores((_name, openStore) => {
  const start = useStages(openStore);
  const states = async (stage: Stage, ref?: string) =>
    (await stage.outbox())
      .filter((row) => ref === undefined || row.ref === ref)
      .map(({ channel, state }) => `${channel} ${state}`)
      .toSorted();
  const ended = (stage: Stage) =>
    stage.until('an end', async () =>
      (await stage.outbox()).every(({ state }) => state !== 'ready'),
    );
  /** Takes a deposit; `answers` are what the platform says to ยืนยัน's sends, reply first. */
  async function deposit(stage: Stage, answers: readonly SendResult[] = []) {
    const line = stage.words('treasurer', '12 40');
    await stage.said(line);
    const tap = stage.press('treasurer', stage.button(line, 'ยืนยัน'));
    stage.bot.messenger.answers.push(...answers);
    await stage.give([tap]);
    await stage.settle();
    return tap;
  }
  /** The member is not linked: only the treasurer's receipt is sent. */
  const unlink = async (stage: Stage) =>
    stage.bot.core.uow.transact(async ({ people }) => {
      await people.change('p-member', { state: 'blocked' });
    });

  test('an answer whose reply is refused is dropped; a receipt is pushed with the same number', async () => {
    const stage = await start();
    await unlink(stage);
    stage.bot.messenger.answers.push(refused);
    await stage.said(stage.words('member2', 'เช็คยอด'));
    expect(await states(stage)).toEqual(['reply refused']);
    expect(stage.pushedTo('member2')).toEqual([]);
    await deposit(stage, [invalid]);
    await ended(stage);
    const pushed = stage.bot.words(stage.pushedTo('treasurer'));
    expect(pushed).toContain('บันทึกแล้ว');
    expect(pushed).toContain('2569/0001');
    expect(await states(stage, `receipt/${GROUP}/1`)).toEqual(['push accepted', 'push waiting']);
  });

  test('a reply whose answer was lost, called invalid the second time, had arrived', async () => {
    const stage = await start();
    await unlink(stage);
    await deposit(stage, [ambiguous, invalid]);
    await ended(stage);
    expect(await states(stage, `receipt/${GROUP}/1`)).toEqual(['push waiting', 'reply accepted']);
    expect(stage.pushedTo('treasurer')).toEqual([]);
  });

  test('a reply whose answer was lost and whose token then died is not taken for delivered', async () => {
    const stage = await start();
    await unlink(stage);
    const tap = await deposit(stage, [ambiguous]);
    const row = (await stage.outbox()).find(
      ({ state, channel }) => state === 'ready' && channel === 'reply',
    );
    if (!row) throw new Error('nothing to try again');
    await stage.store.updateEach(outboxTable, [
      { key: { outboxId: row.outboxId }, patch: { replyUntil: stage.store.now() - 1 } },
    ]);
    await ended(stage);
    expect(stage.answerTo(tap)).toBeUndefined();
    expect(stage.bot.words(stage.pushedTo('treasurer'))).toContain('2569/0001');
  });

  test('a push goes on through lost answers and slowing down, with one key', async () => {
    const stage = await start();
    const keys: string[] = [];
    const push = stage.bot.messenger.push.bind(stage.bot.messenger);
    const results = [ambiguous, slowDown];
    stage.bot.messenger.push = async (to, messages, key) => {
      keys.push(key);
      return results.shift() ?? push(to, messages, key);
    };
    await deposit(stage);
    await ended(stage);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(stage.bot.words(stage.pushedTo('member'))).toContain('2569/0001');
  });

  test('a receipt without quota waits, and comes free with the next answer, once', async () => {
    const stage = await start();
    stage.bot.messenger.push = async () => noQuota;
    await deposit(stage);
    await ended(stage);
    const [first, second] = [stage.words('member', 'เช็คยอด'), stage.words('member', 'สวัสดี')];
    await stage.give([first, second]);
    await stage.settle();
    expect(stage.answerTo(first)).toContain('ใบรับเลขที่');
    expect(stage.answerTo(first)).toContain('2569/0001');
    expect(stage.answerTo(second)).not.toContain('ใบรับเลขที่');
    expect(await states(stage, `receipt/${GROUP}/1`)).toEqual(['push accepted', 'reply accepted']);
  });

  test('what a refused answer carried comes with the one after it', async () => {
    const stage = await start();
    stage.bot.messenger.push = async () => noQuota;
    await deposit(stage);
    await ended(stage);
    stage.bot.messenger.answers.push(refused);
    await stage.said(stage.words('member', 'เช็คยอด'));
    const next = await stage.said(stage.words('member', 'สวัสดี'));
    expect(next).toContain('2569/0001');
  });

  test('what was kept past its worth is not said any more', async () => {
    const stage = await start();
    stage.bot.messenger.push = async () => noQuota;
    await deposit(stage);
    await ended(stage);
    stage.bot.clock.advance(91 * 86_400_000);
    expect(await stage.said(stage.words('member', 'สวัสดี'))).not.toContain('2569/0001');
    expect(await states(stage, `receipt/${GROUP}/1`)).toEqual(['push expired', 'reply accepted']);
  });

  test('who has blocked the bot gets their receipts when they come back', async () => {
    const stage = await start();
    await stage.said(stage.event('member', { kind: 'unfollowed' }));
    await deposit(stage);
    expect(stage.pushedTo('member')).toEqual([]);
    const back = await stage.said(stage.event('member', { kind: 'followed', returning: true }));
    expect(back).toContain('ใบรับเลขที่');
  });

  test('a group that does not push its receipts has them wait for the member', async () => {
    const stage = await start();
    await stage.bot.core.uow.transact(async ({ groups }) => {
      const group = await groups.byId(GROUP);
      if (group) await groups.change(GROUP, { rules: { ...group.rules, pushReceipts: false } });
    });
    await deposit(stage);
    expect(stage.pushedTo('member')).toEqual([]);
    expect(await stage.said(stage.words('member', 'เช็คยอด'))).toContain('ใบรับเลขที่');
  });

  test('a message taken back before or while it waits is not handled; afterwards nothing changes', async () => {
    const stage = await start();
    const line = stage.words('treasurer', '12 40');
    const messageId = line.what.kind === 'text' ? line.what.messageId : '';
    const unsent = () => {
      const { replyToken: _none, ...event } = stage.event('treasurer', {
        kind: 'unsent',
        messageId,
      });
      return event;
    };
    await stage.said(unsent());
    expect(await stage.said(line)).toBeUndefined();
    expect(await stage.bot.core.uow.read.sessions.of('p-treasurer')).toMatchObject({ run: null });
    const other = stage.words('treasurer', '15 40');
    await stage.said(other);
    await stage.said(unsent());
    await stage.said(stage.press('treasurer', stage.button(other, 'ยืนยัน')));
    expect(await stage.pledge('0015')).toBe(4_000n);
  });

  test('an answer of more than five messages is all said, in order, the first five free', async () => {
    const stage = await start();
    const { core, messenger } = stage.bot;
    const texts = Array.from({ length: 12 }, (_, i) => `ข้อความที่ ${i + 1}`);
    (core.registry.intents as Map<string, unknown>).set('thanks', async () => ({
      say: texts.map((text) => ({ kind: 'words', text })),
    }));
    const asked = stage.words('member', 'ขอบคุณ');
    await stage.give([asked]);
    await stage.settle();
    expect(messenger.sent.map(({ via, messages }) => `${via} ${messages.length}`)).toEqual([
      'reply 5',
      'push 5',
      'push 2',
    ]);
    const said = messenger.sent.flatMap(({ messages }) => messages);
    expect(stage.bot.words(said).split('\n')).toEqual(texts);
  });

  test('in a group chat the bot says hello and answers when spoken to, never with a figure', async () => {
    const stage = await start();
    await deposit(stage);
    const source = { kind: 'chat', chatId: 'C1', userId: WHO.member } as const;
    const joined = await stage.said(stage.event('member', { kind: 'joined' }, { source }));
    expect(joined).toBeDefined();
    const text = { kind: 'text', text: 'เช็คยอด' } as const;
    const ask = (mentionsBot: boolean, messageId: string) =>
      stage.event('member', { ...text, mentionsBot, messageId }, { source });
    expect(await stage.said(ask(false, 'g1'))).toBeUndefined();
    const answer = await stage.said(ask(true, 'g2'));
    expect(answer).toBeDefined();
    expect(answer).not.toMatch(/40|0012|บุญมี|2569/);
    const line = stage.event(
      'treasurer',
      { ...text, text: '12 50', mentionsBot: true, messageId: 'g3' },
      { source },
    );
    expect(await stage.said(line)).not.toMatch(/50|0012|บุญมี/);
    expect(await stage.entries()).toBe(1);
  });

  const inRoom = (stage: Stage, who: Who, text: string, chatId = 'C1') =>
    stage.words(who, text, { source: { kind: 'chat', chatId, userId: WHO[who] } });

  test('the chair ties the room in private, the committee hears it and can undo it', async () => {
    const stage = await start();
    const { bot } = stage;
    const tie = () => bot.core.uow.read.chatTies.ofGroup(GROUP);
    expect(await stage.said(inRoom(stage, 'member', '@สัจจะ ผูกห้องนี้'))).toContain('ให้ประธาน');
    expect(await stage.said(inRoom(stage, 'chair', '@สัจจะ ผูกห้องนี้'))).toContain('แชทส่วนตัว');
    expect(await tie()).toBeUndefined();
    await bot.settle();
    const card = bot.shown('chair').slice(-1);
    expect(bot.words(card)).toContain('ทุกคนในห้องเห็น');
    const token = bot.token('chair', 'ยืนยัน ผูกห้อง');
    expect(bot.words(await bot.pressesToken('member', token))).toContain('ไม่มีอะไรเปลี่ยน');
    expect(bot.words(await bot.pressesToken('chair', token))).toContain('ผูกห้องกับ');
    expect((await tie())?.chatId).toBe('C1');
    expect(bot.words(await bot.pressesToken('chair', token))).toContain('อยู่แล้ว');
    expect(bot.words(bot.shown('treasurer'))).toContain('มีห้อง LINE แล้ว');
    expect(await stage.said(inRoom(stage, 'member', '@sajja ส่งวันไหน'))).toContain('ทุกวันที่ 5');
    expect(await stage.said(inRoom(stage, 'member', '@สัจจะ เลิกผูกห้องนี้'))).toContain('กรรมการ');
    expect(bot.words(await bot.presses('treasurer', 'เลิกผูกห้อง'))).toContain('เลิกผูกห้องของ');
    expect(await tie()).toBeUndefined();
    expect(bot.words(bot.shown('chair'))).toContain('เลิกผูกห้อง LINE ของ');
  });

  test("a personal question is answered in that person's own chat; the room is told only so", async () => {
    const stage = await start();
    await deposit(stage);
    const { bot } = stage;
    const answer = await stage.said(inRoom(stage, 'member', '@สัจจะ เช็คยอด'));
    expect(answer).toContain('ตอบให้ในแชทส่วนตัวแล้ว');
    expect(answer).not.toMatch(/40|0012|บุญมี/);
    await bot.settle();
    expect(bot.words(bot.shown('member').slice(-1))).toContain('นางบุญมี ตัวอย่าง');
    expect(await stage.said(inRoom(stage, 'stranger', '@สัจจะ เช็คยอด'))).toContain('คุยกันสองคน');
  });

  test('taken out of the room: it is tied no more; another room takes the place of the first', async () => {
    const stage = await start();
    const { bot } = stage;
    const tie = () => bot.core.uow.read.chatTies.ofGroup(GROUP);
    for (const chatId of ['C1', 'C2']) {
      await stage.said(inRoom(stage, 'chair', '@สัจจะ ผูกห้องนี้', chatId));
      await bot.settle();
      await bot.presses('chair', 'ยืนยัน ผูกห้อง');
      expect((await tie())?.chatId).toBe(chatId);
    }
    const { replyToken: _token, ...left } = stage.event(
      'chair',
      { kind: 'left' },
      { source: { kind: 'chat', chatId: 'C2' } },
    );
    await stage.give([left]);
    await stage.settle();
    expect(await tie()).toBeUndefined();
    await bot.settle();
    expect(bot.words(bot.shown('chair').slice(-1))).toContain('เลิกผูกห้อง LINE ของ');
  });

  test('a push to a room costs as many messages as people are in it', async () => {
    const stage = await start();
    const { core, clock, messenger } = stage.bot;
    const at = clock.now();
    const tie = { tieId: 't1', groupId: GROUP, chatId: 'C1', lang: 'th', tiedBy: 'p-chair', at };
    const room = { ...tie, people: 12, sizedAt: at, announcedFor: null };
    const quota = { month: '2026-11', limit: 50, used: 39, readAt: at };
    const to = { kind: 'chat', chatId: 'C1' } as const;
    const views = [{ kind: 'text', key: 'group-chats.chat.private' } as const];
    const say = () =>
      core.uow.transact((stores) =>
        enqueueNotice(
          { ...core, storeNow: () => stage.store.now() },
          stores,
          { to, views, category: 'notice', ref: 'x' },
          at,
          { leased: false },
        ),
      );
    await core.uow.transact(async (stores) => {
      await stores.chatTies.add(room);
      await stores.quota.put(quota);
    });
    messenger.quotaLimit = 50;
    messenger.used = 39;
    await say();
    await stage.settle();
    expect(messenger.sent.filter((sent) => sent.to[0] === 'C1')).toHaveLength(0);
    await core.uow.transact((stores) => stores.quota.put({ ...quota, limit: 60 }));
    messenger.quotaLimit = 60;
    await say();
    await stage.settle();
    expect(messenger.sent.filter((sent) => sent.to[0] === 'C1')).toHaveLength(1);
  });
});
