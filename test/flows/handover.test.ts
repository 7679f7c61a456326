import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { jobDeps } from '../../src/composition/jobs.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';

const HOUR_MS = 3_600_000;
let bot: TestBot;
beforeEach(async () => void (bot = await startTestBot()));
afterEach(() => bot.stop());

const says = async (who: Who, text: string) => bot.words(await bot.says(who, text));
const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));

async function ask(who: Who, text: string): Promise<string> {
  await bot.says(who, 'ขอคุยกับเจ้าหน้าที่');
  await bot.presses(who, 'พิมพ์ถามเขา');
  return says(who, text);
}

async function tick(): Promise<number> {
  const job = bot.core.registry.jobs.get('handovers');
  if (!job) throw new Error('no job');
  const run = { at: bot.clock.now(), dryRun: false };
  return (await job.run(jobDeps(bot.core, bot.messenger), run)).length;
}

const openOf = async (who: Who) => {
  const person = await bot.core.uow.read.people.byUserId(WHO[who]);
  return bot.core.uow.read.handovers.openOf(person?.personId ?? '');
};

test('a talk ends after a day of silence, once, with a word to both', async () => {
  await ask('member', 'หนูถามหน่อย');
  await bot.presses('treasurer', 'ตอบ');
  await bot.says('treasurer', 'ว่ามา');
  bot.clock.advance(23 * HOUR_MS);
  expect(await tick()).toBe(0);
  bot.clock.advance(2 * HOUR_MS);
  expect(await tick()).toBe(1);
  expect(await tick()).toBe(0);
  await bot.settle();
  for (const who of ['member', 'treasurer'] as const) {
    const words = bot.words(bot.shown(who));
    expect(words.split('ไม่มีใครพิมพ์อะไรมา 1 วัน')).toHaveLength(2);
  }
  expect(await openOf('member')).toBeUndefined();
});

test('what was asked is forgotten with the answer; who asked and answered is kept, not what', async () => {
  await ask('member', 'เรื่องส่วนตัว');
  expect((await openOf('member'))?.text).toBe('เรื่องส่วนตัว');
  await bot.presses('chair', 'ตอบ');
  await bot.says('chair', 'รับทราบ');
  const talk = await openOf('member');
  expect(talk?.text).toBeNull();
  const audit = await bot.core.uow.read.audit.about(talk?.handoverId ?? '', 5);
  expect(audit.map(({ verb }) => verb)).toEqual(['handover.answer', 'handover.ask']);
});

test('money stays with the bot: a treasurer’s line in the middle of an answer is a deposit, and nobody else sees it', async () => {
  await ask('member', 'หนูฝาก 100 นะ');
  await bot.presses('treasurer', 'ตอบ');
  const before = bot.shown('member').length;
  expect(await says('treasurer', '12 100')).toContain('100');
  expect(bot.shown('member').slice(before)).toEqual([]);
  expect(await presses('treasurer', 'ยืนยัน')).toContain('บันทึกแล้ว');
  expect(await says('member', 'เช็คยอด')).toContain('0012');
});

test('three talks a day, each with the committee; the fourth is told when', async () => {
  for (const nth of [1, 2, 3]) {
    expect(await ask('member', `คำถามที่ ${nth}`)).toContain('ส่งให้');
    expect(await says('member', 'จบการคุย')).toContain('จบการคุยแล้ว');
  }
  await bot.says('member', 'ขอคุยกับเจ้าหน้าที่');
  expect(await presses('member', 'พิมพ์ถามเขา')).toContain('พรุ่งนี้');
});

test('who lost the post cannot answer; the next word goes to all again', async () => {
  await ask('member', 'ถามหน่อย');
  await bot.presses('treasurer', 'ตอบ');
  await bot.says('treasurer', 'ว่ามา');
  await bot.core.uow.transact(({ members }) =>
    members.endPost(`post-m-${GROUP}-0001-treasurer`, '2026-11-24'),
  );
  expect(await presses('treasurer', 'ตอบ')).toContain('จบไปแล้ว');
  await bot.presses('member', 'ถามต่อ');
  expect(await says('member', 'ยังอยู่ไหม')).toContain('ประธาน นายประเสริฐ');
  await bot.presses('chair', 'ตอบ');
  await bot.says('chair', 'อยู่');
  expect(bot.words(bot.shown('member').slice(-1))).toContain('ประธาน นายประเสริฐ ศรีบุญ ตอบว่า');
});

test('a third answer that is not understood offers a person; a stranger has nobody to ask', async () => {
  await bot.says('treasurer', 'ฝาก');
  for (const text of ['ฌฆฌ', 'ฌฆฬ', 'ฬฌฆ']) await bot.says('treasurer', text);
  await bot.says('treasurer', '12');
  let labels: string[] = [];
  for (const text of ['ฌฆฌ', 'ฌฆฬ', 'ฬฌฆ']) labels = bot.labels(await bot.says('treasurer', text));
  expect(labels).toContain('ถามคน');
  expect(await presses('treasurer', 'ถามคน')).toContain('พัฒนากร นายอนุชา');
  expect(bot.labels(await bot.says('stranger', 'ขอคุยกับเจ้าหน้าที่'))).not.toContain('พิมพ์ถามเขา');
});
