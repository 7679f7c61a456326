import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { complaintsJob } from '../../src/features/complaints/complaints.job.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { GROUP, WHO, type Who } from '../support/world.ts';

const DAY_MS = 86_400_000;
const SECRET = 'เหรัญญิกไม่ให้ดูสมุดธนาคาร';
const OFFICERS: readonly Who[] = ['fieldOfficer', 'districtOfficer', 'provinceOfficer'];

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const heard = (who: Who) => bot.words(bot.shown(who));

async function complain(named: 'บอกชื่อฉันได้' | 'ไม่บอกชื่อ' = 'ไม่บอกชื่อ'): Promise<void> {
  await bot.says('member', 'ร้องเรียน');
  await bot.says('member', SECRET);
  await bot.presses('member', named);
  await bot.presses('member', 'ยืนยัน ส่งเรื่อง');
}

/** The job at the bot's time, twice: the second has no effect. */
async function tick() {
  const { core } = bot;
  const deps = {
    ...core,
    messenger: bot.messenger,
    storeNow: () => core.store.now(),
    at: () => undefined,
  };
  const run = { at: core.clock.now(), dryRun: false };
  const lines = await complaintsJob.run(deps, run);
  expect(await complaintsJob.run(deps, run)).toEqual([]);
  await bot.settle();
  return lines.map(({ from, to }) => `${String(from)} → ${String(to)}`);
}

test('nobody of the committee hears of it, in no notice, list or audit of the group', async () => {
  await complain('บอกชื่อฉันได้');
  const committee = ['chair', 'treasurer', 'secretary', 'auditor'] as const;
  for (const who of committee) {
    expect(heard(who)).toBe('');
    for (const words of ['เมนู', 'รออนุมัติ', 'กลุ่มของฉัน', 'ไม่ถูกต้อง', 'เรื่องร้องเรียน', 'ร้องเรียน']) {
      const seen = bot.words(await bot.says(who, words));
      expect(seen).not.toContain(SECRET);
      await bot.says(who, 'ยกเลิก');
    }
    const { data } = bot.tokens('fieldOfficer').at(-1) ?? { data: '' };
    await bot.pressesToken(who, data);
    expect(heard(who)).not.toContain(SECRET);
  }
  const audits = await bot.core.uow.read.audit.ofGroup(GROUP, 99);
  expect(audits.filter(({ verb }) => verb.startsWith('complaint'))).toEqual([]);
});

test('unanswered it goes up after 7 days, each step once, and the sender is told', async () => {
  await complain();
  expect(heard('fieldOfficer')).toContain(SECRET);
  bot.clock.advance(7 * DAY_MS - 1);
  expect(await tick()).toEqual([]);
  const deps = { ...bot.core, messenger: bot.messenger, storeNow: () => bot.core.store.now() };
  expect(await complaintsJob.list?.(deps, bot.clock.now())).toMatchObject([
    { dueAt: bot.clock.now() + 1, line: { what: 'complaint', at: 'field-officer' } },
  ]);
  bot.clock.advance(1);
  expect(await tick()).toEqual(['field-officer → district-officer']);
  expect(heard('districtOfficer')).toContain(SECRET);
  expect(heard('member')).toContain('นางพรทิพย์ อำเภอ');
  expect(heard('provinceOfficer')).toBe('');
  bot.clock.advance(7 * DAY_MS);
  expect(await tick()).toEqual(['district-officer → province-officer']);
  expect(heard('provinceOfficer')).toContain(SECRET);
  bot.clock.advance(7 * DAY_MS);
  expect(await tick()).toEqual(['province-officer → province-officer']);
  expect(heard('member')).toContain('ยังไม่มีใครตอบ');
  for (const who of OFFICERS) expect(heard(who)).not.toContain('นางบุญมี');
});

test('taken up it waits 30 days, answered for good; a withdrawn one for nobody', async () => {
  await complain();
  await bot.presses('fieldOfficer', 'ยืนยัน รับเรื่อง');
  bot.clock.advance(29 * DAY_MS);
  expect(await tick()).toEqual([]);
  bot.clock.advance(DAY_MS);
  expect(await tick()).toEqual(['field-officer → district-officer']);
  await bot.presses('districtOfficer', 'ตอบและปิดเรื่อง');
  await bot.says('districtOfficer', 'ตรวจแล้ว');
  await bot.presses('districtOfficer', 'ยืนยัน ส่งคำตอบ');
  bot.clock.advance(99 * DAY_MS);
  expect(await tick()).toEqual([]);
  await complain();
  await bot.says('member', 'เรื่องที่ร้องเรียน');
  await bot.presses('member', 'ถอนเรื่องนี้');
  bot.clock.advance(99 * DAY_MS);
  expect(await tick()).toEqual([]);
});

test('where the พัฒนากร is not on LINE it begins with the district; one who is on the committee never sees it', async () => {
  await bot.core.uow.transact(async ({ members, people, groups }) => {
    const officer = await people.byUserId(WHO.fieldOfficer);
    const group = await groups.byId(GROUP);
    if (!officer || !group) throw new Error('no such people');
    const memberId = `m-${GROUP}-0020`;
    await members.link(memberId, officer.personId, 1);
    const held = { postId: 'x', groupId: GROUP, memberId, post: 'registrar' } as const;
    await members.addPost({ ...held, since: '2026-01-01', until: null });
  });
  await complain();
  expect(heard('fieldOfficer')).toBe('');
  expect(heard('districtOfficer')).toContain(SECRET);
  expect(bot.words(await bot.says('fieldOfficer', 'เรื่องร้องเรียน'))).not.toContain(SECRET);
});
