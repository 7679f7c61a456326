import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { encodeButton, buttonContext, SHARED_AUDIENCE } from '../../src/conversation/button.ts';
import { campaignsJob } from '../../src/features/campaigns/campaigns.job.ts';
import type { JobDeps } from '../../src/conversation/job.ts';
import { audit } from '../../src/stores/schema/audit.ts';
import { campaignsTable } from '../../src/stores/schema/campaigns.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { WHO } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const deps = (): JobDeps => ({
  ...bot.core,
  messenger: bot.messenger,
  storeNow: () => bot.core.store.now(),
});
const tick = async (): Promise<void> => {
  await campaignsJob.run(deps(), { at: bot.clock.now(), dryRun: false });
  await bot.settle();
};
const quota = async (limit: number | null, used: number): Promise<void> => {
  Object.assign(bot.messenger, { quotaLimit: limit, used });
  await bot.settle();
};
/** Writes an announcement with an answer button, up to its review. */
const write = async (who = 'สมาชิกทุกคน'): Promise<string> => {
  await bot.says('districtOfficer', 'ประกาศ');
  await bot.says('districtOfficer', 'ประชุมใหญ่ 15 ธันวาคม');
  await bot.presses('districtOfficer', 'ไม่ใส่รูป');
  await bot.presses('districtOfficer', 'ปุ่มรับทราบ');
  await bot.presses('districtOfficer', 'ทั้งพื้นที่');
  return bot.words(await bot.presses('districtOfficer', who));
};
const campaigns = () => bot.core.store.scan(campaignsTable, { limit: 10 });
const multicasts = () => bot.messenger.sent.filter(({ via }) => via === 'multicast');

test('from the first word to who answered: accepted is said, delivered never', async () => {
  await write();
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  await tick();
  const [call, ...others] = multicasts();
  expect(others).toEqual([]);
  expect(call?.to).toHaveLength(9);
  expect(call?.to).toContain(WHO.both);
  expect(bot.words(bot.shown('member'))).toContain('ประชุมใหญ่ 15 ธันวาคม');
  const result = bot.words(bot.shown('districtOfficer').slice(-1));
  expect(result).toContain('ส่งครบแล้ว');
  expect(result).not.toMatch(/ส่งถึงแล้ว|delivered/i);

  expect(bot.words(await bot.presses('member', 'รับทราบ'))).toContain('บันทึกว่ารับทราบแล้ว');
  expect(bot.words(await bot.presses('member', 'รับทราบ'))).toContain('ไม่ต้องกดซ้ำ');
  await bot.presses('both', 'รับทราบ');
  const token = bot.token('member', 'รับทราบ');
  expect(bot.words(await bot.pressesToken('stranger', token))).toContain('เฉพาะคนที่ได้รับข่าวนี้');
  expect(bot.words(await bot.says('districtOfficer', 'ผลแคมเปญ'))).toMatch(/กดรับทราบแล้ว\n2 คน/);
});

test('what members get is what was previewed, byte for byte but for the sealed button', async () => {
  await write();
  const preview = bot.shown('districtOfficer').at(-2);
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  await tick();
  const plain = (message: unknown) => JSON.stringify(message).replace(/"data":"[^"]+"/g, '');
  expect(plain(multicasts()[0]?.messages[0])).toBe(plain(preview));
});

test('a button for everybody is a verb or nothing: a sealed step under it does not open', async () => {
  await bot.says('districtOfficer', 'ประกาศ');
  const session = await bot.core.uow.read.sessions.of('p-districtofficer');
  const run = session?.run;
  if (!run) throw new Error('no run');
  const { runId, step, rev } = run;
  const forged = encodeButton({ kind: 'step', runId, step, rev, value: 'none' });
  const token = bot.core.sealer.sealToken(forged, buttonContext(SHARED_AUDIENCE));
  const answer = await bot.pressesToken('districtOfficer', token);
  expect(bot.words(answer)).toContain('ปุ่มนี้ใช้กับ LINE ของคุณไม่ได้');
});

test('a change between review and confirmation brings the review back', async () => {
  expect(await write()).toContain('9 คน');
  await bot.happens('member', { kind: 'unfollowed' });
  const again = bot.words(await bot.presses('districtOfficer', 'ยืนยันส่ง'));
  expect(again).toContain('มีอะไรเปลี่ยนไป');
  expect(again).toContain('8 คน');
  expect(again).toContain('จำนวนคนเปลี่ยนไปจากที่เห็นครั้งก่อน เดิม 11 คน ถึงได้ 9');
  expect(await campaigns()).toEqual([]);
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  expect(await campaigns()).toMatchObject([{ approved: 8 }]);
});

test('numbers that changed between two looks are said on the card, once', async () => {
  await write();
  await bot.happens('member', { kind: 'unfollowed' });
  const again = bot.words(await bot.presses('districtOfficer', 'ทดสอบถึงฉันก่อน'));
  expect(again).toContain('ถึงได้ 9 · ตอนนี้');
  expect(again).toContain('ถึงได้ 8');
  const third = bot.words(await bot.presses('districtOfficer', 'ทดสอบถึงฉันก่อน'));
  expect(third).not.toContain('จำนวนคนเปลี่ยนไป');
});

test('other people found at its time than were checked are told with both numbers', async () => {
  await write();
  await bot.says('districtOfficer', 'พรุ่งนี้ 9:00');
  await bot.presses('districtOfficer', 'ตั้งเวลาส่ง');
  await bot.presses('districtOfficer', 'พรุ่งนี้ 9:00');
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  await bot.happens('member', { kind: 'unfollowed' });
  bot.clock.set(Date.parse('2026-11-25T09:00:00+07:00'));
  await tick();
  expect(multicasts()[0]?.to).toHaveLength(8);
  expect(bot.words(bot.shown('districtOfficer').slice(-1))).toContain('ตอนตรวจ 9 คน ตอนส่งพบ 8 คน');
});

test('cancelled before it began: nothing has been sent, and nothing says that it is sending', async () => {
  await write();
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  const asked = bot.words(await bot.presses('districtOfficer', 'ยกเลิกการส่ง'));
  expect(asked).toContain('ยังไม่ได้ส่งถึงใคร');
  expect(asked).not.toContain('เรียกคืนไม่ได้');
  const done = bot.words(await bot.presses('districtOfficer', 'ยืนยันยกเลิก'));
  expect(done).toContain('ยกเลิกแล้ว ยังไม่ได้ส่งถึงใคร');
  expect(done).not.toMatch(/กำลัง|LINE รับไว้/);
  await tick();
  expect(multicasts()).toEqual([]);
  expect(await campaigns()).toMatchObject([{ state: 'cancelled' }]);
});

test('a picture stays while its announcement is looked at; one removed meanwhile is asked for again', async () => {
  const DAY = 86_400_000;
  const { uow, clock } = bot.core;
  const ending = () => uow.read.media.endingBy(Number.MAX_SAFE_INTEGER, 9);
  const announce = async (): Promise<void> => {
    await bot.says('districtOfficer', 'ประกาศ');
    await bot.says('districtOfficer', 'ประชุมใหญ่ 15 ธันวาคม');
    await bot.sendsPicture('districtOfficer');
    for (const text of ['ไม่มีปุ่ม', 'ทั้งพื้นที่', 'สมาชิกทุกคน']) {
      await bot.says('districtOfficer', text);
    }
  };
  await announce();
  const [unused] = await ending();
  if (!unused) throw new Error('no picture was kept');
  expect(unused.endsAt).toBeLessThanOrEqual(clock.now() + 30 * DAY);
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  const [kept] = await ending();
  expect(kept?.mediaId).toBe(unused.mediaId);
  expect(kept?.endsAt).toBeGreaterThan(clock.now() + 180 * DAY);

  await announce();
  const left = (await ending()).find(({ mediaId }) => mediaId !== unused.mediaId);
  await uow.transact(({ media }) => media.removeEnded(left?.mediaId ?? '', clock.now() + 31 * DAY));
  const answer = bot.words(await bot.presses('districtOfficer', 'ยืนยันส่ง'));
  expect(answer).toContain('รูปนี้เปิดไม่ได้แล้ว');
  expect(await campaigns()).toHaveLength(1);
});

test('the quota: cost, what is left, what is kept; not enough is refused before it is sent', async () => {
  await quota(100, 50);
  const review = await write();
  expect(review).toContain('9 ข้อความ');
  expect(review).toContain('41 ข้อความ');
  await quota(10, 1);
  expect(bot.words(await bot.presses('districtOfficer', 'ยืนยันส่ง'))).toContain(
    'โควตาข้อความเดือนนี้ไม่พอ',
  );
  expect(await campaigns()).toEqual([]);
});

test('nothing can be confirmed at night, only scheduled', async () => {
  bot.clock.advance(11 * 3_600_000);
  const review = await write();
  expect(review).toContain('ไม่ส่งข่าวช่วง 2 ทุ่มถึง 7 โมงเช้า กด “ส่งพรุ่งนี้ 7:00”');
  expect(review).toMatch(/ส่งเมื่อ\n25 พฤศจิกายน 2569.*0?7:00/);
  expect(review).not.toMatch(/ทันทีที่ยืนยัน|ข่าวนี้ยังไม่ถูกส่ง/);
  const speaks = (lang: string) =>
    bot.core.uow.transact(({ people }) => people.change('p-districtofficer', { lang }));
  await speaks('en');
  const english = bot.words(await bot.says('districtOfficer', 'confirm'));
  expect(english).toContain('Press “Send tomorrow 7:00” and confirm: it goes out then.');
  expect(english).not.toContain('when confirmed');
  await speaks('th');
  await bot.says('districtOfficer', 'ยืนยัน');
  expect(await campaigns()).toEqual([]);
  expect(bot.labels(bot.shown('districtOfficer').slice(-2))).toContain('ส่งพรุ่งนี้ 7:00');
  await bot.presses('districtOfficer', 'ส่งพรุ่งนี้ 7:00');
  const night = await bot.says('districtOfficer', 'ตั้งเวลา');
  expect(bot.labels(night)).not.toContain('ส่งตอนนี้');
  expect(bot.labels(night)).toContain('ส่งพรุ่งนี้ 7:00');
  expect(bot.words(await bot.says('districtOfficer', 'ตอนนี้'))).toContain('ข่าวนี้ยังไม่ถูกส่ง');
  await bot.presses('districtOfficer', 'พรุ่งนี้ 9:00');
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  expect(await campaigns()).toMatchObject([{ state: 'scheduled' }]);
  await tick();
  expect(multicasts()).toEqual([]);
  bot.clock.set(Date.parse('2026-11-25T09:00:00+07:00'));
  await tick();
  expect(multicasts()).toHaveLength(1);
});

test('a double tap confirms once; the second press is told what became of it', async () => {
  await write();
  const token = bot.token('districtOfficer', 'ยืนยันส่ง');
  const answers = await Promise.all([
    bot.pressesToken('districtOfficer', token),
    bot.pressesToken('districtOfficer', token),
  ]);
  expect(bot.words(answers.flat())).toContain('กดซ้ำไม่มีผล');
  expect(await campaigns()).toHaveLength(1);
});

test('an officer who lost the office confirms nothing, and that is on record', async () => {
  await write();
  await bot.core.uow.transact((stores) => stores.offices.end('o-district', '2026-11-24'));
  const answer = bot.words(await bot.presses('districtOfficer', 'ยืนยันส่ง'));
  expect(answer).toContain('งานของพัฒนากร');
  expect(await campaigns()).toEqual([]);
  const rows = await bot.core.store.scan(audit, { limit: 10 });
  expect(rows).toContainEqual(
    expect.objectContaining({ verb: 'campaign.announce', outcome: 'refused' }),
  );
});

test('a foreign announcement answers exactly like one that is not there', async () => {
  await write();
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  const [campaign] = await campaigns();
  const press = (verb: string, ref: string) =>
    bot.pressesToken(
      'provinceOfficer',
      bot.core.sealer.sealToken(
        encodeButton({ kind: 'verb', verb, ref }),
        buttonContext('p-provinceofficer'),
      ),
    );
  for (const verb of ['show', 'cancel', 'cancel-sure', 'resume']) {
    const foreign = bot.words(await press(`campaign.${verb}`, campaign?.campaignId ?? ''));
    expect(foreign).toBe(bot.words(await press(`campaign.${verb}`, 'nowhere')));
  }
  expect((await campaigns())[0]?.state).toBe('scheduled');
});

test('held for want of quota, told, and resumed by its officer', async () => {
  await quota(100, 0);
  await write();
  await bot.presses('districtOfficer', 'ยืนยันส่ง');
  await quota(100, 75);
  await tick();
  expect(multicasts()).toEqual([]);
  expect(bot.words(bot.shown('districtOfficer').slice(-1))).toContain('หยุดไว้ก่อน');
  await quota(1000, 75);
  expect(bot.words(await bot.presses('districtOfficer', 'ส่งต่อ'))).toContain('ส่งต่อแล้ว');
  await tick();
  expect(multicasts()).toHaveLength(1);
  expect(bot.words(await bot.presses('districtOfficer', 'ส่งต่อ'))).toContain('เปลี่ยนไม่ได้แล้ว');
});

test.each([
  ['th', 'ทดสอบถึงฉันก่อน', ['ตั้งเวลาส่ง', 'ทดสอบถึงฉันก่อน', 'ย้อนกลับ'], 'ส่งเมื่อไร'],
  ['en', 'Test on my phone', ['Set a time', 'Test on my phone', 'Back'], 'When?'],
] as const)('the ways on are under the sample, too: %s', async (lang, again, ways, asked) => {
  await write();
  await bot.presses('districtOfficer', 'ทดสอบถึงฉันก่อน');
  await bot.core.uow.transact(({ people }) => people.change('p-districtofficer', { lang }));
  await bot.says('districtOfficer', again);
  const sample = bot.shown('districtOfficer').slice(-1);
  expect(bot.words(sample)).toContain('ประชุมใหญ่ 15 ธันวาคม');
  expect(bot.labels(sample)).toEqual(expect.arrayContaining([...ways]));
  await bot.presses('districtOfficer', again);
  expect(bot.messenger.sent.filter(({ via }) => via === 'push')).toHaveLength(3);
  expect(bot.words(await bot.presses('districtOfficer', ways[0]))).toContain(asked);
});

test('at most five tests, each a message of one’s own', async () => {
  await write();
  for (let i = 0; i < 7; i += 1) await bot.presses('districtOfficer', 'ทดสอบถึงฉันก่อน');
  const pushed = bot.messenger.sent.filter(({ via }) => via === 'push');
  expect(pushed).toHaveLength(5);
  expect(new Set(pushed.flatMap(({ to }) => to))).toEqual(new Set([WHO.districtOfficer]));
});

test('a province officer chooses among districts and turns pages of groups', async () => {
  await bot.core.uow.transact(async (stores) => {
    const pattern = await stores.groups.byId('g-one');
    if (!pattern) throw new Error('no group');
    for (let n = 1; n <= 20; n += 1) {
      const number = String(n).padStart(3, '0');
      const districtCode = n <= 12 ? '3801' : '3802';
      const over = { groupId: `g-${number}`, code: `BK-${districtCode}-${number}`, districtCode };
      const name = `บ้านทดสอบที่ ${number}`;
      await stores.groups.add({ ...pattern, ...over, name, tambonCode: `${districtCode}01` });
    }
  });
  const says = async (text: string) => bot.words(await bot.says('provinceOfficer', text));
  await says('ประกาศ');
  await says('ข่าวจังหวัด');
  await says('ไม่ใส่รูป');
  expect(await says('ไม่มีปุ่ม')).toContain('22 กลุ่ม');
  const districts = await says('เลือกอำเภอ');
  expect(districts).toContain('1. อำเภอเมืองบึงกาฬ');
  expect(districts).toContain('12 กลุ่ม');
  expect(await says('3802')).toContain('✓ 2.');
  expect(await says('2')).not.toContain('✓');
  expect(await says('เมืองบึงกาฬ')).toContain('✓ 1.');
  expect(await says('อำเภอเมืองบึงกาฬ')).not.toContain('✓');
  for (let steps = 0; steps < 5; steps += 1) await says('ย้อนกลับ');
  const first = await says('เลือกกลุ่ม');
  expect(first).toContain('หน้า 1 จาก 3');
  expect(first).toContain('8. บ้านทดสอบที่ 008');
  await bot.presses('provinceOfficer', 'หน้าต่อไป');
  await bot.presses('provinceOfficer', 'หน้าต่อไป');
  const last = await bot.presses('provinceOfficer', 'เลือก 22');
  expect(bot.words(last)).toContain('✓ 22. กลุ่มออมทรัพย์บ้านโนนสว่าง');
  expect(bot.labels(last)).not.toContain('หน้าต่อไป');
  expect(await says('BK-3801-001, BK-3801-002')).toContain('เลือกแล้ว 3');
  expect(await says('เลือก 500')).toContain('ไม่พบในรายการ');
  await says('เสร็จแล้ว');
  const review = await says('ทุกคน');
  expect(review).toContain('บ้านทดสอบที่ 001');
  expect(review).toContain('3 คน');
});
