import { expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { WHO, type Who } from '../../support/world.ts';
import { itemsOf, labelsIn, sees, wordsIn, type TheJourney } from './journey.ts';

/** The job ticks every 15 s. */
const TICK_MS = 40_000;
const COMMITTEE: readonly Who[] = ['treasurer', 'chair', 'auditor', 'secretary', 'otherTreasurer'];
const MEETING = 'ประชุมกรรมการ 15 ธันวาคม 9 โมง ที่ศาลากลางบ้าน';
const NEWS = 'อำเภอเชิญสมาชิกทุกคนร่วมงานออมทรัพย์';

export function announceJourneys(journey: TheJourney): void {
  test('officers write to a committee and to all of a district: picture, button, preview, test, sent, answered', async () => {
    const { bot } = journey();
    await bot.says('fieldOfficer', 'ประกาศ');
    await bot.says('fieldOfficer', MEETING);
    let mark = bot.line.mark();
    await bot.line.image(WHO.fieldOfficer);
    await sees(bot, 'fieldOfficer', 'จะมีปุ่มใต้ข่าวไหม', mark);
    await bot.presses('fieldOfficer', 'ปุ่มรับทราบ');
    await bot.presses('fieldOfficer', 'ทั้งพื้นที่');
    const review = await bot.presses('fieldOfficer', 'เฉพาะกรรมการ');
    expect(wordsIn(review)).toContain(MEETING);
    expect(wordsIn(review)).toMatch(/ตรวจดูก่อนส่ง[^]*5 คน[^]*5 ข้อความ/);
    expect(labelsIn(review)).toContain('ยืนยันส่ง 5 คน');
    expect(JSON.stringify(review)).toContain('https://bot.example.org/media/');

    mark = bot.line.mark();
    await bot.presses('fieldOfficer', 'ทดสอบถึงฉันก่อน');
    await sees(bot, 'fieldOfficer', 'จาก พัฒนากร', mark);
    await eventually(() => {
      const pushed = itemsOf(bot, 'fieldOfficer', mark).filter(({ via }) => via === 'push');
      expect(pushed.map(({ cost }) => cost)).toEqual([1, 0]);
    });

    mark = bot.line.mark();
    expect(wordsIn(await bot.presses('fieldOfficer', 'ยืนยันส่ง'))).toContain('รับเรื่องแล้ว');
    for (const words of ['ส่งข่าวถึงสมาชิก', NEWS, 'ไม่ใส่รูป', 'ไม่มีปุ่ม', 'ทั้งพื้นที่', 'สมาชิกทุกคน']) {
      await bot.says('districtOfficer', words);
    }
    expect(wordsIn(await bot.presses('districtOfficer', 'ยืนยันส่ง'))).toContain('รับเรื่องแล้ว');
    for (const who of COMMITTEE) await sees(bot, who, MEETING, mark, TICK_MS);
    for (const who of ['member', 'both', 'otherMember'] as const) {
      await sees(bot, who, NEWS, mark, TICK_MS);
      expect(bot.words(who, mark)).not.toContain(MEETING);
      expect(itemsOf(bot, who, mark)).toMatchObject([{ via: 'multicast', cost: 1 }]);
    }
    // The area's officers are no members; the stranger has become one.
    expect(bot.messages('provinceOfficer', mark)).toEqual([]);
    await sees(bot, 'stranger', NEWS, mark);
    await sees(bot, 'fieldOfficer', 'ส่งครบแล้ว', mark, TICK_MS);
    await sees(bot, 'districtOfficer', 'ส่งครบแล้ว', mark, TICK_MS);

    expect(wordsIn(await bot.presses('chair', 'รับทราบ'))).toContain('บันทึกว่ารับทราบแล้ว');
    expect(wordsIn(await bot.presses('chair', 'รับทราบ'))).toContain('ไม่ต้องกดซ้ำ');
    await bot.presses('otherTreasurer', 'รับทราบ');
    const result = wordsIn(await bot.says('fieldOfficer', 'ผลการส่งข่าว'));
    expect(result).toMatch(/กดรับทราบแล้ว\n2 คน/);
    expect(result).toMatch(/LINE รับไว้แล้ว\n5 คน/);
  }, 90_000);

  test('set for tomorrow and cancelled before: nothing goes out', async () => {
    const { bot } = journey();
    const mark = bot.line.mark();
    for (const words of ['ประกาศ', 'ข่าวที่จะถูกยกเลิก', 'ไม่ใส่รูป', 'ไม่มีปุ่ม', 'ทั้งพื้นที่', 'สมาชิกทุกคน']) {
      await bot.says('districtOfficer', words);
    }
    await bot.presses('districtOfficer', 'ตั้งเวลาส่ง');
    await bot.says('districtOfficer', 'พรุ่งนี้ 9:00');
    expect(wordsIn(await bot.presses('districtOfficer', 'ยืนยันส่ง'))).toContain('รอเวลาส่ง');
    await bot.presses('districtOfficer', 'ยกเลิกการส่ง');
    const cancelled = wordsIn(await bot.presses('districtOfficer', 'ยืนยันยกเลิก'));
    expect(cancelled).toContain('ยกเลิกแล้ว');
    expect(bot.messages('member', mark)).toEqual([]);
  });
}
