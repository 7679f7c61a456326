import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Group } from '../../src/ports/stores/groups-store.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { remindersJob } from '../../src/features/reminders/reminders.job.ts';
import { WHO, type Who } from '../support/world.ts';
import { auditOf, codeOn, pressesVerb } from '../support/link-codes.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const read = () => bot.core.uow.read;
const groupsIn = (area: string) => read().groups.inArea(area);

/** Up to the summary of a group that the พัฒนากร opens. */
async function describeGroup(): Promise<void> {
  await bot.says('fieldOfficer', 'เปิดกลุ่มใหม่');
  for (const answer of ['กลุ่มออมทรัพย์บ้านดงบัง', '3', '4', '5', '50', '50', '1,000', '20']) {
    await bot.says('fieldOfficer', answer);
  }
  for (const name of ['นายแดง สีดา', 'นางฟ้า สีดา', 'นางเขียว สีดา', 'นายขาว สีดา']) {
    await bot.says('fieldOfficer', name);
  }
}

async function describeMember(): Promise<void> {
  await bot.says('secretary', 'เพิ่มสมาชิก');
  for (const answer of ['นายใหม่ มาดี', '31', '100', 'ไม่มี']) await bot.says('secretary', answer);
}

describe('opening a group', () => {
  test('the words that opened the dialogue are no name of a group', async () => {
    await bot.says('fieldOfficer', 'เปิดกลุ่มใหม่');
    expect(bot.words(await bot.says('fieldOfficer', 'เปิดกลุ่ม'))).toContain('พิมพ์ชื่อกลุ่ม');
    await bot.says('fieldOfficer', 'ยกเลิก');
  });

  test('the group, its books and its committee are there together', async () => {
    await describeGroup();
    expect(await groupsIn('3804')).toHaveLength(2);
    await bot.presses('fieldOfficer', 'ยืนยันเปิดกลุ่ม');
    const group = (await groupsIn('3804')).at(-1);
    expect(group).toMatchObject({
      code: 'BK-3804-003',
      name: 'กลุ่มออมทรัพย์บ้านดงบัง',
      tambonCode: '380403',
      moo: 4,
      fieldOfficeId: 'o-field',
      rules: {
        unitSatang: 5_000n,
        minSatang: 5_000n,
        maxSatang: 100_000n,
        feeSatang: 2_000n,
        depositDay: 5,
      },
    });
    const groupId = group?.groupId ?? '';
    expect((await read().ledger.head(groupId))?.openedOn).toBe('2026-11-24');
    const members = await read().members.activeIn(groupId);
    expect(
      members.map(({ memberNo, name, pledgeSatang }) => [memberNo, name, pledgeSatang]),
    ).toEqual([
      ['0001', 'นายแดง สีดา', 5_000n],
      ['0002', 'นางฟ้า สีดา', 5_000n],
      ['0003', 'นางเขียว สีดา', 5_000n],
      ['0004', 'นายขาว สีดา', 5_000n],
    ]);
    const posts = (await read().members.committee(groupId)).map(({ post }) => post);
    expect(posts.toSorted()).toEqual(['auditor', 'chair', 'secretary', 'treasurer']);
    expect(await auditOf(bot, 'group.open', groupId)).toMatchObject([{ outcome: 'done' }]);
  });

  test('pressed twice, it is opened once', async () => {
    await describeGroup();
    const confirm = bot.token('fieldOfficer', 'ยืนยันเปิดกลุ่ม');
    await bot.pressesToken('fieldOfficer', confirm);
    expect(bot.words(await bot.pressesToken('fieldOfficer', confirm))).toContain('BK-3804-003');
    expect(await groupsIn('3804')).toHaveLength(3);
  });

  test('an office that ends before the last tap: nothing is saved, and it is written down', async () => {
    await describeGroup();
    await bot.core.uow.transact((stores) => stores.offices.end('o-field', '2026-11-24'));
    const refused = bot.words(await bot.presses('fieldOfficer', 'ยืนยันเปิดกลุ่ม'));
    expect(refused).toContain('ไม่มีอะไรถูกบันทึก');
    expect(await groupsIn('3804')).toHaveLength(2);
  });

  test('a พัฒนากร who leaves before the last tap is chosen again', async () => {
    await bot.says('districtOfficer', 'เปิดกลุ่มใหม่');
    const answers = ['กลุ่มบ้านดงบัง', '3', '4', '5', '50', '50', '100', '0', '1'];
    for (const answer of answers) await bot.says('districtOfficer', answer);
    for (const name of ['นายหนึ่ง สีดา', 'นางสอง สีดา', 'นางสาม สีดา', 'นายสี่ สีดา']) {
      await bot.says('districtOfficer', name);
    }
    await bot.core.uow.transact((stores) => stores.offices.end('o-field', '2026-11-24'));
    const again = bot.words(await bot.presses('districtOfficer', 'ยืนยันเปิดกลุ่ม'));
    expect(again).toContain('พ้นหน้าที่แล้ว');
    expect(await groupsIn('3804')).toHaveLength(2);
    await bot.presses('districtOfficer', 'ยืนยันเปิดกลุ่ม');
    expect((await groupsIn('3804')).at(-1)?.fieldOfficeId).toBeNull();
  });

  test('two posts of one person make one member; two people of one name make two', async () => {
    await bot.says('fieldOfficer', 'เปิดกลุ่มใหม่');
    for (const answer of ['กลุ่มบ้านดงบัง', '3', '4', '5', '50', '50', '100', '0']) {
      await bot.says('fieldOfficer', answer);
    }
    await bot.says('fieldOfficer', 'นายแดง สีดา');
    await bot.presses('fieldOfficer', 'คนเดียวกับประธาน');
    await bot.says('fieldOfficer', 'นายแดง สีดา');
    await bot.presses('fieldOfficer', 'คนละคน');
    await bot.says('fieldOfficer', 'นางฟ้า สีดา');
    await bot.presses('fieldOfficer', 'ยืนยันเปิดกลุ่ม');
    const { groupId = '' } = (await groupsIn('3804')).at(-1) ?? {};
    const members = await read().members.activeIn(groupId);
    expect(members.map(({ name }) => name)).toEqual(['นายแดง สีดา', 'นายแดง สีดา', 'นางฟ้า สีดา']);
    const [chair] = members;
    const posts = await read().members.postsOf(chair?.memberId ?? '');
    expect(posts.map(({ post }) => post).toSorted()).toEqual(['chair', 'secretary']);
  });

  test('from nothing to the first receipt: opened, the treasurer linked, a deposit taken', async () => {
    await describeGroup();
    await bot.presses('fieldOfficer', 'ยืนยันเปิดกลุ่ม');
    await bot.says('fieldOfficer', '3');
    const code = codeOn(bot, await bot.presses('fieldOfficer', 'ให้ดูจอ'));
    await bot.says('stranger', code);
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('คุณเป็นเหรัญญิก');
    expect(bot.words(bot.shown('fieldOfficer'))).toContain('เลข 0003 (เหรัญญิก)');
    expect(bot.labels(bot.shown('fieldOfficer'))).not.toContain('ไม่ใช่เจ้าตัว เลิกผูก');
    await bot.says('stranger', '1 50');
    expect(bot.words(await bot.presses('stranger', 'ยืนยัน'))).toContain('บันทึกแล้ว');
    expect(bot.labels(await bot.says('fieldOfficer', 'BK-3804-003'))).toContain('ออกรหัสให้กรรมการ');
    expect(bot.words(bot.shown('fieldOfficer'))).toContain('50 บาท');
  });
});

describe('a post that changes hands', () => {
  const hand = async (number: string, to: string): Promise<void> => {
    await bot.says('fieldOfficer', 'เปลี่ยนกรรมการ');
    await bot.says('fieldOfficer', 'BK-3804-001');
    await bot.says('fieldOfficer', number);
    await bot.says('fieldOfficer', to);
  };
  const holders = async () =>
    (await read().members.committee('g-one')).map(({ memberId, post }) => `${post} ${memberId}`);

  test('the former holder loses the right within a dialogue begun before', async () => {
    await bot.says('treasurer', '15 100');
    const confirm = bot.token('treasurer', 'ยืนยัน');
    await hand('3', '12');
    await bot.presses('fieldOfficer', 'ยืนยันเปลี่ยน');
    const answer = bot.words(await bot.pressesToken('treasurer', confirm));
    expect(answer).not.toContain('บันทึกแล้ว');
    expect((await read().ledger.head('g-one'))?.seq ?? 0).toBe(0);
    expect(await holders()).toContain('treasurer m-g-one-0012');
    expect(await holders()).not.toContain('treasurer m-g-one-0001');
  });

  test('is on record: who named whom, and whose term ended', async () => {
    await hand('3', '12');
    await bot.presses('fieldOfficer', 'ยืนยันเปลี่ยน');
    const actor = 'p-fieldofficer';
    expect(await auditOf(bot, 'group.change-post.treasurer', 'g-one')).toMatchObject([
      { actor, ref: 'm-g-one-0012', outcome: 'done' },
    ]);
    expect(await auditOf(bot, 'group.end-post.treasurer', 'g-one')).toMatchObject([
      { actor, ref: 'm-g-one-0001', outcome: 'done' },
    ]);
  });

  test('changes nothing when the office ends before the last tap', async () => {
    await hand('3', '12');
    const before = await holders();
    await bot.core.uow.transact((stores) => stores.offices.end('o-field', '2026-11-24'));
    expect(bot.words(await bot.presses('fieldOfficer', 'ยืนยันเปลี่ยน'))).toContain('ไม่มีสิทธิ์');
    expect(await holders()).toEqual(before);
    expect(await auditOf(bot, 'group.change-post.treasurer')).toMatchObject([
      { outcome: 'refused', reason: 'forbidden' },
    ]);
  });

  test('who became auditor meanwhile is not made treasurer', async () => {
    await hand('3', '12');
    await bot.says('districtOfficer', 'เปลี่ยนกรรมการ');
    for (const text of ['BK-3804-001', '4', '12']) await bot.says('districtOfficer', text);
    await bot.presses('districtOfficer', 'ยืนยันเปลี่ยน');
    expect(bot.words(await bot.presses('fieldOfficer', 'ยืนยันเปลี่ยน'))).toContain('ต้องเป็นคนละคน');
    expect(await holders()).toContain('treasurer m-g-one-0001');
  });

  test('an officer who is a member names somebody else, not themselves', async () => {
    await bot.core.uow.transact((stores) =>
      stores.members.link('m-g-one-0020', 'p-fieldofficer', bot.clock.now()),
    );
    await hand('1', '20');
    expect(bot.words(bot.shown('fieldOfficer').slice(-1))).toContain('ตั้งตัวเองเป็นกรรมการไม่ได้');
  });

  test('a button for another officer’s group leads to one’s own', async () => {
    await bot.core.uow.transact((stores) => stores.groups.change('g-one', { fieldOfficeId: null }));
    const answer = await pressesVerb(bot, 'fieldOfficer', 'groups.change-post', 'g-one');
    expect(bot.words(answer)).not.toContain('นางสมศรี');
  });
});

describe('closing a group', () => {
  const choose = async (code: string) => {
    await bot.says('districtOfficer', 'ปิดกลุ่ม');
    return bot.words(await bot.says('districtOfficer', code));
  };

  test('money that comes in before the last tap keeps it open', async () => {
    await choose('BK-3804-002');
    await bot.says('otherTreasurer', '12 100');
    await bot.presses('otherTreasurer', 'ยืนยัน');
    const answer = bot.words(await bot.presses('districtOfficer', 'ยืนยันปิดกลุ่ม'));
    expect(answer).toContain('ยังปิดกลุ่มไม่ได้');
    expect(answer).toContain('100 บาท');
    expect((await read().groups.byId('g-two'))?.state).toBe('active');
    expect(await auditOf(bot, 'group.close', 'g-two')).toMatchObject([
      { outcome: 'refused', reason: 'unsettled' },
    ]);
  });

  test('a deposit begun before is not taken after it, and nobody of it is reminded or sent news', async () => {
    await bot.says('otherTreasurer', '12 100');
    const deposit = bot.token('otherTreasurer', 'ยืนยัน');
    await choose('BK-3804-002');
    await bot.presses('districtOfficer', 'ยืนยันปิดกลุ่ม');
    expect(bot.words(await bot.pressesToken('otherTreasurer', deposit))).not.toContain('บันทึกแล้ว');
    expect((await read().ledger.head('g-two'))?.seq ?? 0).toBe(0);
    expect(await read().members.committee('g-two')).toEqual([]);
    expect(await auditOf(bot, 'group.close', 'g-two')).toMatchObject([{ outcome: 'done' }]);

    const deps = { ...bot.core, messenger: bot.messenger, storeNow: () => bot.core.store.now() };
    const coming = (await remindersJob.list?.(deps, bot.clock.now())) ?? [];
    const codes = new Set(coming.map(({ line }) => line['group']));
    expect(codes).toEqual(new Set(['BK-3804-001']));

    for (const text of ['ประกาศ', 'ข่าว', 'ไม่ใส่รูป', 'ไม่มีปุ่ม']) {
      await bot.says('districtOfficer', text);
    }
    const review = bot.words(await bot.says('districtOfficer', 'สมาชิกทุกคน'));
    expect(review).not.toContain('โนนสว่าง');
    expect(review).toContain('1 กลุ่ม');
  });

  test('its LINE room is untied with a word there, and may be another group’s then', async () => {
    const tie = {
      tieId: 't1',
      groupId: 'g-two',
      chatId: `C${'1'.repeat(32)}`,
      lang: 'en',
      tiedBy: 'p-othertreasurer',
      at: bot.clock.now(),
      people: 12,
      sizedAt: bot.clock.now(),
      announcedFor: null,
    };
    await bot.core.uow.transact(({ chatTies }) => chatTies.add(tie));
    await choose('BK-3804-002');
    await bot.presses('districtOfficer', 'ยืนยันปิดกลุ่ม');
    expect(await read().chatTies.ofGroup('g-two')).toBeUndefined();
    expect(await read().chatTies.ofChat(tie.chatId)).toBeUndefined();
    const said = bot.messenger.sent.filter(({ to }) => to.includes(tie.chatId));
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).toContain('This room is no longer tied');
  });

  test('who only saved there is told with their next message, at no cost', async () => {
    await choose('BK-3804-002');
    await bot.presses('districtOfficer', 'ยืนยันปิดกลุ่ม');
    const pushed = bot.messenger.sent.filter(({ via }) => via === 'push');
    expect(pushed.flatMap(({ to }) => to)).toEqual([WHO.otherTreasurer]);
    expect(bot.words(await bot.says('otherMember', 'เมนู'))).toContain('ไม่ต้องส่งเงินอีก');
    // What the word of farewell names is there.
    const complaint = bot.words(await bot.says('otherMember', 'ร้องเรียน'));
    expect(complaint).toContain('โนนสว่าง');
    await bot.says('otherMember', 'ยังไม่ได้เงินคืนเลย');
    await bot.presses('otherMember', 'บอกชื่อฉันได้');
    await bot.presses('otherMember', 'ยืนยัน ส่งเรื่อง');
    expect(bot.words(bot.shown('fieldOfficer'))).toContain('ยังไม่ได้เงินคืนเลย');
    expect(bot.words(await bot.says('otherMember', 'ย้อนหลัง'))).toContain('โนนสว่าง');
  });
});

describe('adding a member', () => {
  test('is saved as confirmed, once, with the pledge and without a phone', async () => {
    await describeMember();
    const confirm = bot.token('secretary', 'ยืนยันเพิ่มสมาชิก');
    await bot.pressesToken('secretary', confirm);
    expect(bot.words(await bot.pressesToken('secretary', confirm))).toContain('ไปแล้ว');
    expect(await read().members.byNo('g-one', '0031')).toMatchObject({
      name: 'นายใหม่ มาดี',
      pledgeSatang: 10_000n,
      phone: null,
      joinedOn: '2026-11-24',
      personId: null,
    });
    expect(await auditOf(bot, 'member.add')).toHaveLength(1);
  });

  test('a post that ends before the last tap: nobody is added, and a late press tells nothing', async () => {
    await describeMember();
    const confirm = bot.token('secretary', 'ยืนยันเพิ่มสมาชิก');
    await bot.core.uow.transact((stores) =>
      stores.members.endPost('post-m-g-one-0004-secretary', '2026-11-24'),
    );
    expect(bot.words(await bot.pressesToken('secretary', confirm))).toContain('ไม่มีสิทธิ์');
    expect(await read().members.byNo('g-one', '0031')).toBeUndefined();
    expect(await auditOf(bot, 'member.add')).toMatchObject([{ outcome: 'refused' }]);
    expect(bot.words(await bot.pressesToken('secretary', confirm))).not.toContain('นายใหม่');
  });

  test('a number or a pledge that stopped fitting meanwhile is asked again, the rest is kept', async () => {
    await describeMember();
    await bot.says('treasurer', 'เพิ่มสมาชิก');
    for (const answer of ['นางไว กว่า', '0031', '100', 'ไม่มี']) await bot.says('treasurer', answer);
    await bot.presses('treasurer', 'ยืนยันเพิ่มสมาชิก');
    const taken = bot.words(await bot.presses('secretary', 'ยืนยันเพิ่มสมาชิก'));
    expect(taken).toContain('เพิ่งมีคนใช้ไป');
    expect(taken).toContain('เลขถัดไปคือ 0032');
    await bot.presses('secretary', 'ใช้เลข 0032');
    const group = await read().groups.byId('g-one');
    const rules = { ...(group as Group).rules, minSatang: 20_000n };
    await bot.core.uow.transact((stores) => stores.groups.change('g-one', { rules }));
    expect(bot.words(await bot.presses('secretary', 'ยืนยันเพิ่มสมาชิก'))).toContain('เพิ่งเปลี่ยน');
    const summary = bot.words(await bot.says('secretary', '200'));
    expect(summary).toContain('นายใหม่ มาดี');
    expect(summary).toContain('0032');
    await bot.presses('secretary', 'ยืนยันเพิ่มสมาชิก');
    expect((await read().members.byNo('g-one', '0032'))?.pledgeSatang).toBe(20_000n);
  });

  test('a name that a former member bore is asked about too', async () => {
    await bot.core.uow.transact((stores) =>
      stores.members.change('m-g-one-0015', { state: 'resigned', leftOn: '2026-10-01' }),
    );
    await bot.says('secretary', 'เพิ่มสมาชิก');
    const asked = bot.words(await bot.says('secretary', 'นายคำพันธ์ วงศ์ษา'));
    expect(asked).toContain('เลข 0015 ออกแล้ว');
  });
});

describe('a member’s record', () => {
  const byNo = async (no: string) => read().members.byNo('g-one', no);

  async function change(who: Who, ...answers: string[]): Promise<string> {
    await bot.says(who, 'แก้ข้อมูลสมาชิก');
    for (const answer of answers) await bot.says(who, answer);
    return bot.words(await bot.presses(who, 'ยืนยัน'));
  }

  test('a pledge and a name take two people, neither of them the one it is about', async () => {
    await change('treasurer', '0004', '2', '200');
    const token = bot.token('chair', 'ยืนยัน อนุมัติ');
    // The secretary may agree to others' changes; this one is about her.
    for (const who of ['treasurer', 'secretary', 'member', 'otherTreasurer'] as const) {
      await bot.pressesToken(who, token);
    }
    expect((await byNo('0004'))?.pledgeSatang).toBe(10_000n);
    await bot.pressesToken('chair', token);
    await bot.pressesToken('chair', token);
    expect((await byNo('0004'))?.pledgeSatang).toBe(20_000n);
    expect(bot.words(bot.shown('secretary'))).toContain('เปลี่ยนสัจจะของคุณเป็นเดือนละ 200 บาท');
  });

  test('a name is found under its new spelling, and the old one is nobody’s', async () => {
    await change('secretary', '12', 'ชื่อ', 'นางบุญมา ตัวอย่าง');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await read().members.byExactName('g-one', 'นางบุญมา ตัวอย่าง')).toHaveLength(1);
    expect(await read().members.byExactName('g-one', 'นางบุญมี ตัวอย่าง')).toHaveLength(0);
  });

  test('what changed meanwhile is not changed over', async () => {
    await change('secretary', '12', '2', '200');
    const token = bot.token('chair', 'ยืนยัน อนุมัติ');
    const member = await byNo('0012');
    await bot.core.uow.transact(({ members }) =>
      members.change(member?.memberId ?? '', { pledgeSatang: 30_000n }),
    );
    expect(bot.words(await bot.pressesToken('chair', token))).toContain('ถูกแก้ไปก่อนแล้ว');
    expect((await byNo('0012'))?.pledgeSatang).toBe(30_000n);
  });

  test('a phone is written at once, and taken out again', async () => {
    await change('secretary', '20', 'เบอร์โทร', '๐๘๑-๒๓๔-๕๖๗๘');
    expect((await byNo('0020'))?.phone).toBe('0812345678');
    await change('secretary', '20', '3', 'ไม่มี');
    expect((await byNo('0020'))?.phone).toBeNull();
    expect(await auditOf(bot, 'member.change.phone')).toHaveLength(2);
  });
});

describe('settings', () => {
  test('a post that ends before the last tap changes nothing', async () => {
    await bot.says('chair', 'ตั้งค่ากลุ่ม');
    await bot.says('chair', '3');
    await bot.says('chair', '20');
    await bot.core.uow.transact((stores) =>
      stores.members.endPost('post-m-g-one-0002-chair', '2026-11-24'),
    );
    expect(bot.words(await bot.presses('chair', 'ยืนยัน'))).toContain('ไม่มีสิทธิ์');
    expect((await read().groups.byId('g-one'))?.rules.depositDay).toBe(5);
  });

  test('one setting changes, the others stay', async () => {
    const before = (await read().groups.byId('g-one'))?.rules;
    await bot.says('chair', 'ตั้งค่ากลุ่ม');
    await bot.says('chair', '2');
    await bot.presses('chair', '18:00 น.');
    await bot.presses('chair', 'ยืนยัน');
    expect((await read().groups.byId('g-one'))?.rules).toEqual({ ...before, reminderHour: 18 });
    expect(await auditOf(bot, 'group.settings.hour')).toHaveLength(1);
  });

  test('show who changed them and when', async () => {
    await bot.says('chair', 'ตั้งค่ากลุ่ม');
    await bot.says('chair', '3');
    await bot.says('chair', '20');
    await bot.presses('chair', 'ยืนยัน');
    const card = bot.words(await bot.says('secretary', 'ตั้งค่ากลุ่ม'));
    expect(card).toContain('เปลี่ยนล่าสุด');
    expect(card).toContain('โดย ประธาน นายประเสริฐ ศรีบุญ');
  });
});

describe('rules about money', () => {
  const rules = async () => (await read().groups.byId('g-one'))?.rules;
  const ask = async (who: Who, number: string, value: string): Promise<string> => {
    await bot.says(who, 'ตั้งค่ากลุ่ม');
    await bot.says(who, number);
    await bot.says(who, value);
    return bot.words(await bot.presses(who, 'ยืนยัน'));
  };

  test.each([
    ['4', 'รอ', { pushReceipts: false }],
    ['5', '20', { unitSatang: 2_000n }],
    ['6', '50', { minSatang: 5_000n }],
    ['7', '500', { maxSatang: 50_000n }],
    ['8', 'ไม่เก็บ', { feeSatang: 0n }],
    ['9', '10', { fineSatang: 1_000n }],
    ['10', 'ไม่มี', { specialAllowed: false }],
    ['11', '50,000', { specialCapSatang: 5_000_000n }],
    ['12', 'สองพัน', { ceilingSatang: 200_000n }],
    ['13', '7', { backdateDays: 7 }],
  ])(
    'number %s becomes %s when a second person agrees, and not before',
    async (no, value, changed) => {
      const before = await rules();
      expect(await ask('treasurer', no, value)).toContain('ส่งคำขอแล้ว');
      expect(await rules()).toEqual(before);
      expect(bot.words(await bot.presses('chair', 'ยืนยัน อนุมัติ'))).toContain('อนุมัติแล้ว');
      expect(await rules()).toEqual({ ...before, ...changed });
      expect(bot.words(bot.shown('secretary'))).toContain('กรรมการเปลี่ยนการตั้งค่า');
      const card = bot.words(await bot.says('secretary', 'ตั้งค่ากลุ่ม'));
      expect(card).toContain('โดย เหรัญญิก นางสมศรี ใจดี และ ประธาน นายประเสริฐ ศรีบุญ');
    },
  );

  test('never change by one person: the chair who asks is answered by the auditor', async () => {
    await ask('chair', '9', '10');
    expect(bot.labels(bot.shown('chair')).some((one) => one.startsWith('ยืนยัน อนุมัติ'))).toBe(false);
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect((await rules())?.fineSatang).toBe(1_000n);
  });

  test.each([
    ['5', '30', 'ไม่ลงตัว'],
    ['5', '10.50', 'บาทเต็ม'],
    ['6', '2,000', 'ไม่เกินสูงสุด'],
    ['7', '55', 'ไม่ลงตัว'],
    ['9', '1.500', 'พิมพ์จำนวนเงิน'],
    ['9', '-5', 'พิมพ์จำนวนเงิน'],
    ['9', '99,999', 'พิมพ์จำนวนเงิน'],
    ['10', '500', '“มี” หรือ “ไม่มี”'],
    ['13', '31', '0 ถึง 30'],
  ])('number %s cannot become %s: told why, nothing asked', async (no, value, why) => {
    await bot.says('chair', 'ตั้งค่ากลุ่ม');
    await bot.says('chair', no);
    expect(bot.words(await bot.says('chair', value))).toContain(why);
    expect(bot.shown('auditor')).toEqual([]);
  });

  test('the same value asks nobody, and one over the same rule waits for the first', async () => {
    expect(await ask('chair', '8', '20')).toContain('เป็นอย่างนี้อยู่แล้ว');
    await ask('chair', '8', '50');
    expect(await ask('secretary', '8', '30')).toContain('มีคนขอเปลี่ยนข้อนี้ไว้แล้ว');
  });

  test('what does not hold any more when it is agreed to changes nothing', async () => {
    await ask('chair', '6', '800');
    await ask('chair', '7', '500');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    expect((await rules())?.maxSatang).toBe(50_000n);
    const [first] = await read().approvals.openIn('g-one');
    expect(first?.payload).toMatchObject({ rule: 'smallest' });
    const list = await bot.says('auditor', 'รออนุมัติ');
    expect(bot.words(list)).toContain('สัจจะต่ำสุด');
    expect(bot.words(await bot.presses('auditor', 'ยืนยัน อนุมัติ'))).toContain('ไม่เข้ากับข้อตกลงสัจจะ');
    expect((await rules())?.minSatang).toBe(2_000n);
  });

  test('an asker who lost the post meanwhile has asked for nothing', async () => {
    await ask('treasurer', '9', '10');
    await bot.core.uow.transact((stores) =>
      stores.members.endPost('post-m-g-one-0001-treasurer', '2026-11-24'),
    );
    expect(bot.words(await bot.presses('auditor', 'ยืนยัน อนุมัติ'))).toContain('ไม่มีหน้าที่นี้แล้ว');
    expect((await rules())?.fineSatang).toBe(0n);
  });
});

describe('what may be known of a group', () => {
  test('a member sees the totals, a stranger nothing, a foreign group is as good as none', async () => {
    await bot.says('treasurer', '12 100');
    await bot.presses('treasurer', 'ยืนยัน');
    const card = bot.words(await bot.says('member', 'ยอดรวมกลุ่ม'));
    expect(card).toContain('9 คน');
    expect(card).toContain('100 บาท');
    expect(bot.words(await bot.says('stranger', 'ยอดรวมกลุ่ม'))).not.toContain('หนองหิ้ง');
    const foreign = await pressesVerb(bot, 'otherMember', 'groups.show', 'g-one');
    const none = await pressesVerb(bot, 'otherMember', 'groups.show', 'g-none');
    expect(bot.words(foreign)).toBe(bot.words(none));
  });

  test('an officer of another district gets the same answer as for a code that was never given', async () => {
    await bot.core.uow.transact(async (stores) => {
      await stores.offices.end('o-district', '2026-11-24');
      await stores.offices.add({
        officeId: 'o-elsewhere',
        office: 'district-officer',
        area: '3801',
        name: 'นางพรทิพย์ อำเภอ',
        personId: 'p-districtofficer',
        since: '2026-11-24',
        until: null,
      });
    });
    const foreign = bot.words(await bot.says('districtOfficer', 'BK-3804-001'));
    expect(foreign).toBe(bot.words(await bot.says('districtOfficer', 'BK-3804-999')));
    expect(bot.words(await bot.says('districtOfficer', 'กลุ่มในพื้นที่'))).toContain('ยังไม่มีกลุ่ม');
    for (const words of ['กลุ่มในอำเภอ', 'กลุ่มในตำบล', 'กลุ่มทั้งหมด', 'ดูกลุ่มในอำเภอทั้งหมด', 'all groups']) {
      expect(bot.words(await bot.says('districtOfficer', words))).toContain('ยังไม่มีกลุ่ม');
    }
  });

  test('many groups are listed by district and page, each to be opened', async () => {
    await addGroups(23, '3804');
    await addGroups(2, '3801');
    const districts = bot.words(await bot.says('provinceOfficer', 'กลุ่มในพื้นที่'));
    expect(districts).toContain('อำเภอเมืองบึงกาฬ\n2 กลุ่ม');
    expect(districts).toContain('อำเภอเซกา\n25 กลุ่ม');
    const first = await bot.presses('provinceOfficer', 'เลือก');
    expect(bot.words(first)).toContain('หน้า 1 จาก 3');
    await bot.presses('provinceOfficer', 'ดูต่อ');
    const last = await bot.presses('provinceOfficer', 'ดูต่อ');
    expect(bot.words(last)).toContain('หน้า 3 จาก 3');
    expect(bot.labels(last)).not.toContain('ดูต่อ');
    expect(bot.words(await bot.presses('provinceOfficer', 'เลือก'))).toContain('BK-3804-025');
  });
});

async function addGroups(count: number, district: string): Promise<void> {
  const like = (await read().groups.byId('g-one')) as Group;
  await bot.core.uow.transact(async (stores) => {
    for (let index = 0; index < count; index += 1) {
      const number = String((await stores.groups.nextNumberIn(district)) % 1000).padStart(3, '0');
      await stores.groups.add({
        ...like,
        groupId: `g-${district}-${number}`,
        code: `BK-${district}-${number}`,
        districtCode: district,
        tambonCode: `${district}01`,
      });
    }
  });
}

test('a form is not held up by the pace of commands: a whole group within a minute', async () => {
  const paced = await startTestBot({ env: { SAJJA_COMMANDS_PER_MINUTE: '5' } });
  try {
    await paced.says('fieldOfficer', 'เปิดกลุ่มใหม่');
    const answers = ['กลุ่มบ้านดงบัง', '3', '4', '5', '50', '50', '100', '0'];
    const names = ['นายหนึ่ง สีดา', 'นางสอง สีดา', 'นางสาม สีดา', 'นายสี่ สีดา'];
    for (const answer of [...answers, ...names]) await paced.says('fieldOfficer', answer);
    expect(paced.words(await paced.presses('fieldOfficer', 'ยืนยันเปิดกลุ่ม'))).toContain('BK-3804-003');
  } finally {
    await paced.stop();
  }
});
