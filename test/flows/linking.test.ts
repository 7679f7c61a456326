import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { linkCodeFromBytes, parseLinkCode, showLinkCode } from '../../src/domain/link-code.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { auditOf, codeFor, codeOn, personOf, pressesVerb } from '../support/link-codes.ts';
import { WHO } from '../support/world.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const MINUTE = 60_000;
const never = (index: number): string =>
  showLinkCode(linkCodeFromBytes(new Uint8Array([index, 1, 2, 3, 4, 5, 200])));
const stranger = async () => (await bot.core.uow.read.people.byUserId(WHO.stranger))?.personId;
const hashOf = (code: string) => bot.core.sealer.lookupKey('link-code', parseLinkCode(code) ?? '');

describe('a code makes a person a member', () => {
  test('they see who, masked, and what is kept of them; then they are linked and the committee knows', async () => {
    const code = await codeFor(bot, '20');
    const card = bot.words(await bot.says('stranger', code));
    expect(card).toContain('นางคำปุ่*** สี***');
    expect(card).not.toContain('คำปุ่น สีดา');
    expect(card).toContain('กลุ่มออมทรัพย์บ้านหนองหิ้ง');
    expect(card).toContain('เราเก็บชื่อ');
    expect(await personOf(bot, 'm-g-one-0020')).toBeNull();

    const welcome = await bot.presses('stranger', 'ยืนยัน');
    expect(bot.words(welcome)).toContain('ผูก LINE แล้ว คุณเป็นสมาชิก');
    const personId = await stranger();
    expect(await personOf(bot, 'm-g-one-0020')).toBe(personId);
    const person = await bot.core.uow.read.people.byId(personId ?? '');
    expect(person?.consentVersion).toBe(1);
    expect((await bot.core.uow.read.links.byHash(hashOf(code)))?.usedBy).toBe(personId);
    for (const who of ['chair', 'secretary', 'treasurer'] as const) {
      expect(bot.words(bot.shown(who))).toContain('นางคำปุ่*** สี*** เลข 0020');
    }
    expect(bot.words(bot.shown('auditor'))).not.toContain('0020');
    expect(bot.words(await bot.says('stranger', 'เช็คยอด'))).toContain('ยอดเงินของคุณ');
  });

  test.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['spaces', (code: string) => code.replaceAll('-', ' ')],
    ['words around it', (code: string) => `รหัสของฉันคือ ${code} ค่ะ`],
  ])('a code typed with %s is understood', async (_, write) => {
    const code = await codeFor(bot, '20');
    expect(bot.words(await bot.says('stranger', write(code)))).toContain('LINE นี้จะผูกกับ');
  });

  test('not me: nothing changes and the code is still good', async () => {
    const code = await codeFor(bot, '20');
    await bot.says('stranger', code);
    expect(bot.words(await bot.presses('stranger', 'ไม่ใช่ฉัน'))).toContain('ไม่มีอะไรเปลี่ยน');
    expect(await personOf(bot, 'm-g-one-0020')).toBeNull();
    expect((await bot.core.uow.read.links.byHash(hashOf(code)))?.state).toBe('open');
  });

  test('a second tap and the code once more say that it is done; one effect', async () => {
    const code = await codeFor(bot, '20');
    await bot.says('stranger', code);
    const confirm = bot.token('stranger', 'ยืนยัน');
    await bot.pressesToken('stranger', confirm);
    expect(bot.words(await bot.pressesToken('stranger', confirm))).toContain('กดซ้ำไม่มีผล');
    expect(bot.words(await bot.says('stranger', code))).toContain('อยู่แล้ว');
    expect(await auditOf(bot, 'link')).toHaveLength(1);
  });

  test('two people with one code: the first to confirm has it', async () => {
    const code = await codeFor(bot, '20');
    await bot.says('stranger', code);
    await bot.says('otherMember', code);
    await bot.presses('otherMember', 'ยืนยัน');
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('รหัสนี้ใช้ไม่ได้');
    expect(await personOf(bot, 'm-g-one-0020')).toBe('p-othermember');
  });
});

describe('a code of a child', () => {
  const CHILD = 'm-g-one-0021';
  beforeEach(() =>
    bot.core.uow.transact((stores) => stores.members.change(CHILD, { name: 'ด.ช.คำปุ่น สีดา' })),
  );
  const asksAsGuardian = async (): Promise<void> => {
    const code = await codeFor(bot, '21');
    await bot.says('stranger', code);
    await bot.says('stranger', 'นางแดง สีดา');
    await bot.presses('stranger', 'ยืนยัน');
  };

  test('is used by a guardian, by name, and ties nothing before somebody else agrees', async () => {
    await bot.says('secretary', 'ออกรหัส');
    expect(bot.words(await bot.says('secretary', '21'))).toContain('เป็นเด็ก รหัสนี้ให้ผู้ปกครองใช้');
    const code = codeOn(bot, await bot.presses('secretary', 'ให้ดูจอ'));
    const asked = bot.words(await bot.says('stranger', code));
    expect(asked).toContain('ต้องให้ผู้ปกครองดูแลแทน');
    expect(asked).not.toContain('คำปุ่น สีดา');
    expect(bot.words(await bot.says('stranger', 'แดง'))).toContain('ชื่อและนามสกุลของผู้ปกครอง');
    const card = await bot.says('stranger', 'นางแดง สีดา');
    expect(bot.words(card)).toContain('นางแดง สีดา');
    expect(bot.labels(card)).toContain('ยืนยัน เป็นผู้ปกครอง');
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('รอกรรมการอีกคนยืนยัน');
    expect(await personOf(bot, CHILD)).toBeNull();
    expect(bot.words(await bot.says('stranger', 'เช็คยอด'))).not.toContain('ยอดเงินของคุณ');
    expect(bot.words(bot.shown('chair'))).toContain('นางแดง สีดา');

    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await personOf(bot, CHILD)).toBe(await stranger());
    expect(bot.words(bot.shown('stranger'))).toContain('คุณเป็นผู้ปกครองที่ดูแลบัญชีของ');
    expect(bot.words(bot.shown('treasurer'))).toContain('ในฐานะผู้ปกครองแล้ว');
    expect(bot.words(await bot.says('stranger', 'เช็คยอด'))).toContain('ด.ช.คำปุ่น สีดา');
    expect(await auditOf(bot, 'link.guardian')).toMatchObject([{ ref: CHILD, outcome: 'done' }]);
  });

  test('whoever gave the code is not the one who agrees', async () => {
    await asksAsGuardian();
    expect(bot.labels(bot.shown('secretary')).some((one) => one.startsWith('ยืนยัน อนุมัติ'))).toBe(
      false,
    );
    expect(bot.labels(bot.shown('auditor')).some((one) => one.startsWith('ยืนยัน อนุมัติ'))).toBe(true);
  });

  test('somebody on the register is not asked for their name, and their own child is agreed to by another', async () => {
    const code = await codeFor(bot, '21');
    expect(bot.words(await bot.says('chair', code))).toContain('นายประเสริฐ ศรีบุญ');
    await bot.presses('chair', 'ยืนยัน เป็นผู้ปกครอง');
    expect(bot.labels(bot.shown('chair')).some((one) => one.startsWith('ยืนยัน อนุมัติ'))).toBe(false);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect(await personOf(bot, CHILD)).toBe('p-chair');
  });

  test('a no ties nothing; a child who left meanwhile is tied to nobody', async () => {
    await asksAsGuardian();
    await bot.core.uow.transact((stores) =>
      stores.members.change(CHILD, { state: 'resigned', leftOn: '2026-11-24' }),
    );
    const answer = bot.words(await bot.presses('chair', 'ยืนยัน อนุมัติ'));
    expect(answer).toContain('ไม่ได้เป็นสมาชิกแล้ว');
    expect(await personOf(bot, CHILD)).toBeNull();
  });

  test('in English', async () => {
    await bot.says('stranger', 'language');
    await bot.presses('stranger', 'English');
    const code = await codeFor(bot, '21');
    expect(bot.words(await bot.says('stranger', code))).toContain('a guardian acts');
    expect(bot.words(await bot.says('stranger', 'Mrs Daeng Sida'))).toContain(
      'You look after this child',
    );
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('has to agree');
  });
});

describe('a code that does not work', () => {
  const answerTo = async (code: string) => {
    const answer = bot.words(await bot.says('stranger', code));
    await bot.says('stranger', 'ยกเลิก');
    return answer.replace(/ลองได้อีก \d ครั้ง/, '');
  };

  test('never issued, too old, replaced, used, of somebody who left: one answer, telling nothing', async () => {
    const unknown = await answerTo(never(1));
    expect(unknown).toContain('ขอรหัสใหม่');
    const replaced = await codeFor(bot, '20');
    const old = await codeFor(bot, '20');
    expect(await answerTo(replaced)).toBe(unknown);
    bot.clock.advance(10 * MINUTE);
    expect(await answerTo(old)).toBe(unknown);
    bot.clock.advance(15 * MINUTE);
    const used = await codeFor(bot, '20');
    await bot.says('otherMember', used);
    await bot.presses('otherMember', 'ยืนยัน');
    expect(await answerTo(used)).toBe(unknown);
    const left = await codeFor(bot, '21');
    await bot.core.uow.transact((stores) =>
      stores.members.change('m-g-one-0021', { state: 'resigned', leftOn: '2026-11-24' }),
    );
    expect(await answerTo(left)).toBe(unknown);
  });

  test('a code on a screen works for ten minutes, one on paper for its days', async () => {
    const paper = await codeFor(bot, '20', 'กระดาษ 3 วัน');
    bot.clock.advance(3 * 24 * 60 * MINUTE - 1_000);
    expect(bot.words(await bot.says('stranger', paper))).toContain('LINE นี้จะผูกกับ');
    bot.clock.advance(1_000);
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('รหัสนี้ใช้ไม่ได้');
    expect(await personOf(bot, 'm-g-one-0020')).toBeNull();
  });

  test('five wrong ones, then a wait that is told, also for a right one; then it works', async () => {
    const code = await codeFor(bot, '20', 'กระดาษ 1 วัน');
    for (const left of [4, 3, 2, 1]) {
      expect(bot.words(await bot.says('stranger', never(left)))).toContain(`อีก ${left} ครั้ง`);
    }
    expect(bot.words(await bot.says('stranger', never(9)))).toContain('รออีก 15 นาที');
    bot.clock.advance(MINUTE);
    expect(bot.words(await bot.says('stranger', code))).toContain('รออีก 14 นาที');
    expect(bot.words(await bot.says('stranger', 'ผูกไลน์'))).toContain('รออีก 14 นาที');
    expect(bot.words(await bot.says('otherMember', code))).toContain('LINE นี้จะผูกกับ');
    bot.clock.advance(14 * MINUTE);
    expect(bot.words(await bot.says('stranger', code))).toContain('LINE นี้จะผูกกับ');
  });

  test('a membership that is tied to another LINE is refused, with whom to ask', async () => {
    const code = await codeFor(bot, '20');
    await bot.core.uow.transact((stores) =>
      stores.members.link('m-g-one-0020', 'p-othermember', bot.clock.now()),
    );
    expect(bot.words(await bot.says('stranger', code))).toContain('เลิกผูกของเดิมก่อน');
  });

  test('nobody becomes auditor and treasurer of one group, with any two names', async () => {
    await bot.core.uow.transact(async (stores) => {
      await stores.members.unlink('m-g-one-0003');
    });
    await bot.says('chair', 'ยอดรวมกลุ่ม');
    await bot.presses('chair', 'ออกรหัสให้กรรมการ');
    await bot.says('chair', '3');
    const code = codeOn(bot, await bot.presses('chair', 'ให้ดูจอ'));
    const refused = bot.words(await bot.says('treasurer', code));
    expect(refused).toContain('ทั้งเหรัญญิกและผู้ตรวจสอบ');
    expect(await personOf(bot, 'm-g-one-0003')).toBeNull();
    expect((await bot.core.uow.read.links.byHash(hashOf(code)))?.state).toBe('open');
    await bot.says('stranger', code);
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('คุณเป็นผู้ตรวจสอบ');
  });
});

describe('who may issue and unlink', () => {
  test('only a hash of the code is kept, and a new code stops the one before', async () => {
    const first = await codeFor(bot, '20');
    const second = await codeFor(bot, '20');
    expect(await bot.core.uow.read.links.byHash(parseLinkCode(first) ?? '')).toBeUndefined();
    expect((await bot.core.uow.read.links.byHash(hashOf(first)))?.state).toBe('withdrawn');
    expect(await bot.core.uow.read.links.openFor('m-g-one-0020')).toHaveLength(1);
    expect(second).not.toBe(first);
  });

  test('a post that ends before the last tap: no code, and it is written down', async () => {
    await bot.says('secretary', 'ออกรหัส');
    await bot.says('secretary', '20');
    await bot.core.uow.transact((stores) =>
      stores.members.endPost('post-m-g-one-0004-secretary', '2026-11-24'),
    );
    expect(bot.words(await bot.presses('secretary', 'ให้ดูจอ'))).toContain('ตำแหน่งที่คุณไม่ได้ทำแล้ว');
    expect(await bot.core.uow.read.links.openFor('m-g-one-0020')).toEqual([]);
    expect(await auditOf(bot, 'code.issue')).toMatchObject([
      { outcome: 'refused', reason: 'none' },
    ]);
  });

  test('a foreign member answers like one that is not there', async () => {
    for (const verb of ['linking.unlink-member', 'linking.issue']) {
      const ref = (id: string) => (verb === 'linking.issue' ? `g-one/${id}` : id);
      const foreign = await pressesVerb(bot, 'otherTreasurer', verb, ref('m-g-one-0012'));
      const nobody = await pressesVerb(bot, 'otherTreasurer', verb, ref('m-none'));
      expect(bot.words(foreign)).toBe(bot.words(nobody));
    }
    const group = await pressesVerb(bot, 'otherTreasurer', 'linking.committee', 'g-one');
    const none = await pressesVerb(bot, 'otherTreasurer', 'linking.committee', 'g-none');
    expect(bot.words(group)).toBe(bot.words(none));
  });

  test('an officer gives codes to the committee of their groups, and to no ordinary member', async () => {
    const ordinary = await pressesVerb(bot, 'fieldOfficer', 'linking.issue', 'g-one/m-g-one-0020');
    const nobody = await pressesVerb(bot, 'fieldOfficer', 'linking.issue', 'g-one/m-none');
    expect(bot.words(ordinary)).toBe(bot.words(nobody));
    const list = await pressesVerb(bot, 'fieldOfficer', 'linking.committee', 'g-one');
    expect(bot.words(list)).toContain('เลข 0003 ผู้ตรวจสอบ ผูก LINE แล้ว');
    expect(bot.words(list)).not.toContain('คำปุ่น');
  });

  test('a treasurer can neither issue the auditor a code nor unlink anybody', async () => {
    await bot.core.uow.transact((stores) => stores.members.unlink('m-g-one-0003'));
    await bot.says('treasurer', 'ออกรหัส');
    expect(bot.words(await bot.says('treasurer', '3'))).toContain('โดยประธานกลุ่มหรือพัฒนากรเท่านั้น');
    const asked = await pressesVerb(bot, 'treasurer', 'linking.unlink-member', 'm-g-one-0012');
    expect(bot.words(asked)).toContain('เฉพาะประธาน เลขานุการ หรือนายทะเบียน');
    expect(await personOf(bot, 'm-g-one-0012')).toBe('p-member');
  });

  test('the committee unlinks the wrong person from the notice; two taps; they are told and see nothing', async () => {
    const code = await codeFor(bot, '20');
    await bot.says('stranger', code);
    await bot.presses('stranger', 'ยืนยัน');
    expect(bot.words(await bot.presses('chair', 'ไม่ใช่เจ้าตัว'))).toContain('เลิกผูก LINE ของสมาชิก');
    expect(await personOf(bot, 'm-g-one-0020')).toBe(await stranger());
    await bot.presses('chair', 'ยืนยันเลิกผูก');
    expect(await personOf(bot, 'm-g-one-0020')).toBeNull();
    expect(bot.words(bot.shown('stranger'))).toContain('เลิกผูก LINE นี้กับสมาชิกเลข 0020');
    expect(bot.words(await bot.says('stranger', 'เช็คยอด'))).not.toContain('ยอดเงินของคุณ');
    expect(await auditOf(bot, 'unlink')).toHaveLength(1);
  });
});

describe('officers', () => {
  test('a province officer invites a district officer, who links and can open groups', async () => {
    await bot.says('provinceOfficer', 'เชิญเจ้าหน้าที่');
    await bot.says('provinceOfficer', '1');
    await bot.says('provinceOfficer', '7');
    await bot.says('provinceOfficer', 'นางสาวฟ้า งามดี');
    await bot.presses('provinceOfficer', 'กระดาษ 7 วัน');
    const code = codeOn(bot, await bot.presses('provinceOfficer', 'ยืนยันเชิญ'));
    const card = bot.words(await bot.says('stranger', code));
    expect(card).toContain('พัฒนาการอำเภอ');
    expect(card).toContain('อำเภอศรีวิไล');
    await bot.presses('stranger', 'ยืนยัน');
    expect(bot.words(bot.shown('provinceOfficer'))).toContain('อำเภอศรีวิไล ผูก LINE แล้ว');
    await bot.says('stranger', 'เปิดกลุ่มใหม่');
    expect(bot.labels(await bot.says('stranger', 'กลุ่มทดสอบ'))).toContain('1. ศรีวิไล');
  });

  test('inviting the same person again before they linked replaces the code, not the office', async () => {
    const invite = async () => {
      await bot.says('districtOfficer', 'เชิญพัฒนากร');
      await bot.says('districtOfficer', 'นางสาวฟ้า งามดี');
      await bot.says('districtOfficer', '3');
      return codeOn(bot, await bot.presses('districtOfficer', 'ยืนยันเชิญ'));
    };
    const first = await invite();
    const second = await invite();
    const officers = await bot.core.uow.read.offices.inArea('field-officer', '3804');
    expect(officers).toHaveLength(2);
    expect(bot.words(await bot.says('stranger', first))).toContain('รหัสนี้ใช้ไม่ได้');
    expect(bot.words(await bot.says('stranger', second))).toContain('LINE นี้จะผูกกับ');
  });

  test('a พัฒนากร with a new LINE is invited again: the old one is out at once, the groups move', async () => {
    await bot.says('districtOfficer', 'เชิญพัฒนากร');
    await bot.says('districtOfficer', 'นายอนุชา พัฒนากร');
    await bot.says('districtOfficer', '3');
    await bot.presses('districtOfficer', 'ยืนยันเชิญ');
    expect(bot.words(await bot.says('fieldOfficer', 'กลุ่มในพื้นที่'))).toContain('หนองหิ้ง');
    const code = codeOn(bot, await bot.presses('districtOfficer', 'ยืนยันเปลี่ยน LINE'));
    expect(bot.words(bot.shown('fieldOfficer'))).toContain('LINE นี้ไม่ได้เป็นพัฒนากร');
    expect(bot.words(await bot.says('fieldOfficer', 'กลุ่มในพื้นที่'))).not.toContain('หนองหิ้ง');
    await bot.says('stranger', code);
    await bot.presses('stranger', 'ยืนยัน');
    expect(bot.words(await bot.says('stranger', 'กลุ่มในพื้นที่'))).toContain('หนองหิ้ง');
  });

  test('an office that ends before the last tap invites nobody', async () => {
    await bot.says('districtOfficer', 'เชิญพัฒนากร');
    await bot.says('districtOfficer', 'นางสาวฟ้า งามดี');
    await bot.says('districtOfficer', '3');
    await bot.core.uow.transact((stores) => stores.offices.end('o-district', '2026-11-24'));
    expect(bot.words(await bot.presses('districtOfficer', 'ยืนยันเชิญ'))).toContain('ไม่มีสิทธิ์');
    expect(await bot.core.uow.read.offices.inArea('field-officer', '3804')).toHaveLength(1);
  });
});
