import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Core } from '../../src/composition/core.ts';
import { campaignChunksTable } from '../../src/stores/schema/campaign-chunks.ts';
import { GROUP } from '../support/world.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { quietDay, sees, wordsIn, type Journey } from '../e2e/journeys/journey.ts';
import { ServedBot } from '../support/served-bot.ts';
import { describePlaces } from '../support/store-places.ts';

const START_MS = 60_000;
const CROWD = 'g-crowd';
/** One in English makes the first chunk; the others, more than LINE's largest multicast, two more. */
const PEOPLE = 503;
const CHUNK = 500;
/** How long LINE takes for the second chunk: the officer cancels meanwhile. */
const SLOW_MS = 6_000;
/** The job ticks every 15 s. */
const TICK_MS = 45_000;
const PER_TRANSACTION = 101;

/** A large group in a district of its own, which nobody is reminded in. */
async function addCrowd({ uow, clock }: Core): Promise<void> {
  const model = await uow.read.groups.byId(GROUP);
  const member = await uow.read.members.byId(`m-${GROUP}-0012`);
  if (!model || !member) throw new Error('no world');
  await uow.transact(async ({ groups, ledger }) => {
    await groups.add({
      ...model,
      groupId: CROWD,
      code: 'BK-3805-001',
      name: 'กลุ่มออมทรัพย์บ้านคนมาก',
      districtCode: '3805',
      tambonCode: '380501',
      fieldOfficeId: null,
      rules: { ...model.rules, reminderDaysBefore: -1 },
    });
    await ledger.open(CROWD, { openedOn: model.foundedOn, at: clock.now() });
  });
  for (let from = 0; from < PEOPLE; from += PER_TRANSACTION) {
    await uow.transact(async ({ people, members }) => {
      for (let at = from; at < Math.min(PEOPLE, from + PER_TRANSACTION); at += 1) {
        const memberNo = String(at + 1).padStart(4, '0');
        const personId = `p-crowd-${memberNo}`;
        await people.add({
          personId,
          userId: `Uc${'0'.repeat(27)}${memberNo}`,
          lang: at === 0 ? 'en' : 'th',
          state: 'following',
          wantsNews: true,
          largeType: false,
          digits: null,
          consentVersion: 1,
          createdAt: clock.now(),
        });
        await members.add({
          ...member,
          memberId: `m-${CROWD}-${memberNo}`,
          groupId: CROWD,
          memberNo,
          personId,
        });
      }
    });
  }
}

describePlaces((_, newPlace) => {
  let journey: Journey;
  beforeAll(async () => {
    const bot = await ServedBot.start(newPlace(), { at: quietDay(), prepare: addCrowd });
    journey = { bot, eyes: await bot.watch() };
  }, START_MS);
  afterAll(async () => {
    await journey.eyes.store.close();
    await journey.bot.end();
  });

  test('cancelled while a chunk is on its way: no other begins, and the words claim what LINE has accepted', async () => {
    const { bot, eyes } = journey;
    const calls = () => bot.line.requests.filter(({ path }) => path.endsWith('/multicast')).length;
    const tried = async () =>
      (await eyes.store.scan(campaignChunksTable, { limit: 99 })).filter(({ tries }) => tries > 0)
        .length;
    for (const words of [
      'ประกาศ',
      'ข่าวที่หยุดกลางคัน',
      'ไม่ใส่รูป',
      'ไม่มีปุ่ม',
      'เลือกอำเภอ',
      'ปากคาด',
      'เสร็จแล้ว',
    ]) {
      await bot.says('provinceOfficer', words);
    }
    const review = await bot.says('provinceOfficer', 'สมาชิกทุกคน');
    expect(wordsIn(review)).toContain(`${PEOPLE} ข้อความ`);
    bot.line.faults.failNext({ endpoint: 'multicast', delayMs: 1 });
    bot.line.faults.failNext({ endpoint: 'multicast', delayMs: SLOW_MS });
    const mark = bot.line.mark();
    await bot.presses('provinceOfficer', 'ยืนยันส่ง');
    await eventually(async () => expect(await tried()).toBe(2), TICK_MS);
    await bot.presses('provinceOfficer', 'ยกเลิกการส่ง');
    const acknowledged = wordsIn(await bot.presses('provinceOfficer', 'ยืนยันยกเลิก'));
    expect(acknowledged).toContain('จะไม่เริ่มส่งเพิ่ม ถึงตอนนี้ LINE รับไว้แล้ว 1 คน');
    expect(acknowledged).not.toContain('ที่เหลือจะไม่ส่ง');
    expect(calls()).toBe(1);

    await sees(bot, 'provinceOfficer', 'ยกเลิกแล้ว', mark, TICK_MS);
    const final = bot.words('provinceOfficer', mark).split('ยกเลิกแล้ว').at(-1) ?? '';
    expect(final).toMatch(new RegExp(`LINE รับไว้แล้ว\n${CHUNK + 1} คน`));
    expect(final).toMatch(new RegExp(`ไม่ได้ส่ง \\(ยกเลิก\\)\n${PEOPLE - CHUNK - 1} คน`));
    expect(calls()).toBe(2);
    expect(await tried()).toBe(2);
  }, 120_000);
});
