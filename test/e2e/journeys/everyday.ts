import { expect, test } from '@jest/globals';
import type { WebhookOutcome } from '../../../src/simulator/local-line.ts';
import { GROUP, WHO, type Who } from '../../support/world.ts';
import { allDone, labelsIn, sees, wordsIn, type TheJourney } from './journey.ts';

const ROOM = `C${'7'.repeat(32)}`;

export function everydayJourneys(journey: TheJourney): void {
  const answerTo = async (who: Who, act: () => Promise<WebhookOutcome>): Promise<string> => {
    const { bot } = journey();
    const mark = bot.line.mark();
    await act();
    return wordsIn(await bot.answer(who, mark));
  };

  test('menu, help, cancel, back and words that nobody understands: always a way on', async () => {
    const { bot } = journey();
    const menu = await bot.says('member', 'เมนู');
    expect(wordsIn(menu)).toContain('เลือกสิ่งที่อยากทำ');
    expect(wordsIn(await bot.says('member', 'ช่วยด้วย'))).toContain('เช็คยอด');
    expect(wordsIn(await bot.says('member', 'ยกเลิก'))).toContain('ไม่มีเรื่องที่ทำค้างอยู่');
    expect(wordsIn(await bot.says('member', 'ย้อนกลับ'))).toContain('ไม่มีเรื่องที่ทำค้างอยู่');
    const unknown = await bot.says('member', 'ฟหกด ่าสว กกก');
    expect(wordsIn(unknown)).toContain('ยังไม่เข้าใจ');
    expect(labelsIn(unknown)).toContain('เช็คยอดเงิน');
  });

  test('the same words in the middle of a deposit act on the deposit', async () => {
    const { bot } = journey();
    await bot.says('treasurer', 'ฝากเงิน');
    await bot.says('treasurer', '20');
    expect(wordsIn(await bot.says('treasurer', 'ย้อนกลับ'))).toContain('ใครมาฝาก');
    expect(wordsIn(await bot.says('treasurer', 'ย้อนกลับ'))).toContain('คำถามแรก');
    expect(labelsIn(await bot.says('treasurer', 'เมนู'))).toContain('ทำเรื่องค้างต่อ');
    expect(wordsIn(await bot.presses('treasurer', 'ทำเรื่องค้างต่อ'))).toContain('ใครมาฝาก');
    await bot.says('treasurer', 'ช่วยด้วย');
    expect(wordsIn(await bot.says('treasurer', 'ยกเลิก'))).toContain('ยกเลิก “รับฝากเงิน” แล้ว');
  });

  test('a sticker, a picture, a voice, a place, a film and a file each get a fitting answer', async () => {
    const { line } = journey().bot;
    const { member } = WHO;
    expect(await answerTo('member', () => line.sticker(member))).toContain('สวัสดี');
    expect(await answerTo('member', () => line.image(member))).toContain('อ่านเองไม่ได้');
    expect(await answerTo('member', () => line.audio(member))).toContain('ยังฟังเสียงไม่ได้');
    expect(await answerTo('member', () => line.video(member))).toContain('อ่านเองไม่ได้');
    expect(await answerTo('member', () => line.file(member, Buffer.from('x'), 'a.pdf'))).toContain(
      'อ่านเองไม่ได้',
    );
    const place = { latitude: 18.36, longitude: 103.65 };
    expect(await answerTo('member', () => line.location(member, place))).toContain('อ่านเองไม่ได้');
  });

  test('a message taken back says nothing and leaves nothing; the ledger is not touched', async () => {
    const { bot } = journey();
    await bot.says('otherMember', 'เช็คยอด');
    const item = bot.line.chat(WHO.otherMember).findLast((one) => one.kind === 'user-message');
    const mark = bot.line.mark();
    if (item?.kind !== 'user-message') throw new Error('nothing was said');
    expect((await bot.line.unsend(WHO.otherMember, item.messageId)).status).toBe(200);
    await allDone(journey());
    expect(bot.messages('otherMember', mark)).toEqual([]);
  });

  test('who blocks the bot gets nothing; back again, they are greeted and get the receipt that was kept', async () => {
    const { bot } = journey();
    await bot.line.unfollow(WHO.auditor);
    await allDone(journey());
    const mark = bot.line.mark();
    await bot.says('treasurer', '3 50');
    const receipt = wordsIn(await bot.presses('treasurer', 'ยืนยัน'));
    const number = /25\d\d\/\d{4}/.exec(receipt)?.[0] ?? 'no number';
    await allDone(journey());
    expect(bot.messages('auditor', mark)).toEqual([]);
    const back = await answerTo('auditor', () => bot.line.follow(WHO.auditor));
    expect(back).toContain('ยินดีต้อนรับกลับมา');
    await sees(bot, 'auditor', number, mark);
    expect(bot.words('auditor', mark)).toContain('ดูแล้วถูกต้องไหม');
  });

  test('in a group chat it says hello, answers when it is called, and never gives a figure', async () => {
    const { bot } = journey();
    const group = { groupId: ROOM, groupName: 'บ้านหนองหิ้ง', memberIds: [WHO.member, WHO.chair] };
    const shown = (mark: number) =>
      bot.line.chat(ROOM, mark).filter(({ kind }) => kind === 'bot-message');
    let mark = bot.line.mark();
    await bot.line.join(group);
    const hello = await bot.line.waitFor(ROOM, ({ kind }) => kind === 'bot-message', 20_000, mark);
    expect(JSON.stringify(hello)).toContain('ในห้องนี้จะไม่พูดถึงยอดเงินของใคร');
    mark = bot.line.mark();
    await bot.line.groupText(ROOM, WHO.member, 'เช็คยอด');
    await bot.line.groupText(ROOM, WHO.member, '12 100');
    await allDone(journey());
    expect(shown(mark)).toEqual([]);
    const mention = { mentionees: [{ index: 0, length: 6, type: 'user', isSelf: true }] };
    const message = { type: 'text', id: '990001', text: '@สัจจะ เช็คยอด', mention };
    const source = { type: 'group', groupId: ROOM, userId: WHO.member } as const;
    await bot.line.raw([bot.line.event('message', source, { message })]);
    const answer = await bot.line.waitFor(ROOM, ({ kind }) => kind === 'bot-message', 20_000, mark);
    expect(JSON.stringify(answer)).toContain('ตอบให้ในแชทส่วนตัวแล้ว');
    if (answer.kind !== 'bot-message') throw new Error('not an answer');
    expect(JSON.stringify(answer.message)).not.toMatch(/บุญมี|\d+ บาท/);
    // A button of one's own that somebody taps in the room does nothing there.
    mark = bot.line.mark();
    await bot.line.groups.press(ROOM, WHO.chair, bot.token('member', 'เช็คยอดเงิน'));
    await bot.line.leave(ROOM);
    await allDone(journey());
    expect(shown(mark)).toEqual([]);
    expect((await journey().eyes.uow.read.ledger.head(GROUP))?.seq).toBeGreaterThan(0);
  });
}
