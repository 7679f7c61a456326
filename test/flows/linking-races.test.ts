import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { auditOf, codeFor, personOf } from '../support/link-codes.ts';
import { describeStores } from '../support/stores.ts';

const ROUNDS = 4;

describeStores((_, openStore) => {
  let bot: TestBot;
  beforeEach(async () => {
    const store = await openStore({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
    bot = await startTestBot({ store });
  });
  afterEach(() => bot.stop());

  test('two people confirm one code at once: one of them is linked, the other told', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const code = await codeFor(bot, '20');
      await bot.says('stranger', code);
      await bot.says('otherMember', code);
      const tokens = [bot.token('stranger', 'ยืนยัน'), bot.token('otherMember', 'ยืนยัน')] as const;
      const before = ['stranger', 'otherMember'].map(
        (who) => bot.shown(who as 'stranger').length,
      ) as [number, number];
      await Promise.all([
        bot.pressesToken('stranger', tokens[0]),
        bot.pressesToken('otherMember', tokens[1]),
      ]);
      const answers = [
        bot.words(bot.shown('stranger').slice(before[0])),
        bot.words(bot.shown('otherMember').slice(before[1])),
      ];
      expect(answers.filter((words) => words.includes('ผูก LINE แล้ว คุณเป็น'))).toHaveLength(1);
      expect(answers.filter((words) => words.includes('รหัสนี้ใช้ไม่ได้'))).toHaveLength(1);
      const personId = await personOf(bot, 'm-g-one-0020');
      expect(personId).not.toBeNull();
      expect(await auditOf(bot, 'link')).toHaveLength(round);
      await bot.core.uow.transact((stores) => stores.members.unlink('m-g-one-0020'));
      for (const who of ['stranger', 'otherMember'] as const) await bot.says(who, 'ยกเลิก');
      bot.clock.advance(20 * 60_000);
    }
  }, 60_000);

  test('two of the committee give one number at once: one has it, the other is asked again', async () => {
    for (const who of ['secretary', 'treasurer'] as const) {
      await bot.says(who, 'เพิ่มสมาชิก');
      const name = who === 'secretary' ? 'นายหนึ่ง มาดี' : 'นางสอง มาดี';
      for (const answer of [name, '31', '100', 'ไม่มี']) await bot.says(who, answer);
    }
    await Promise.all([
      bot.presses('secretary', 'ยืนยันเพิ่มสมาชิก'),
      bot.presses('treasurer', 'ยืนยันเพิ่มสมาชิก'),
    ]);
    const seen = (['secretary', 'treasurer'] as const).map((who) => bot.words(bot.shown(who)));
    expect(seen.filter((words) => words.includes('เลข 0031 แล้ว'))).toHaveLength(1);
    expect(seen.filter((words) => words.includes('เพิ่งมีคนใช้ไป'))).toHaveLength(1);
    expect(await bot.core.uow.read.members.lastNumber('g-one')).toBe(31);
    expect(await auditOf(bot, 'member.add')).toHaveLength(1);
  }, 60_000);

  test('two officers open a group in one district at once: two groups, two codes', async () => {
    const answers = ['กลุ่มบ้านดงบัง', '3', '4', '5', '50', '50', '100', '0'];
    const names = ['นายหนึ่ง สีดา', 'นางสอง สีดา', 'นางสาม สีดา', 'นายสี่ สีดา'];
    for (const who of ['fieldOfficer', 'districtOfficer'] as const) {
      await bot.says(who, 'เปิดกลุ่มใหม่');
      for (const answer of answers) await bot.says(who, answer);
      if (who === 'districtOfficer') await bot.says(who, '1');
      for (const name of names) await bot.says(who, name);
    }
    await Promise.all([
      bot.presses('fieldOfficer', 'ยืนยันเปิดกลุ่ม'),
      bot.presses('districtOfficer', 'ยืนยันเปิดกลุ่ม'),
    ]);
    const groups = await bot.core.uow.read.groups.inArea('3804');
    expect(groups.map(({ code }) => code)).toEqual([
      'BK-3804-001',
      'BK-3804-002',
      'BK-3804-003',
      'BK-3804-004',
    ]);
    for (const { groupId } of groups) {
      expect(await bot.core.uow.read.ledger.head(groupId)).toBeDefined();
    }
  }, 60_000);
});
