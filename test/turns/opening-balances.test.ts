import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { describeStores } from '../support/stores.ts';
import { GROUP, type Who } from '../support/world.ts';

describeStores((_name, openStore) => {
  let bot: TestBot;
  beforeEach(async () => {
    const store = await openStore({ tables: CATALOGUE, schemaVersion: SCHEMA_VERSION });
    bot = await startTestBot({ store });
  });
  afterEach(() => bot.stop());

  const read = () => bot.core.uow.read;
  const byNo = async (no: string) => {
    const member = await read().members.byNo(GROUP, no);
    if (!member) throw new Error(`nobody is ${no}`);
    return member;
  };
  const savings = async (no: string) => read().ledger.savings(GROUP, (await byNo(no)).memberId);
  const entries = async () => (await read().ledger.head(GROUP))?.seq ?? 0;
  const presses = async (who: Who, label: string) => bot.words(await bot.presses(who, label));

  async function ask(lines: string, paid = 'รวมแล้ว'): Promise<string> {
    await bot.says('treasurer', 'ยกยอดจากสมุด');
    await bot.says('treasurer', lines);
    await bot.presses('treasurer', paid);
    return presses('treasurer', 'ยืนยัน ส่งให้ตรวจ');
  }

  test('two hundred members at once, together, once, whoever presses how often', async () => {
    const letters = 'กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอ';
    const name = (at: number) =>
      `นาย${letters[at % 28] ?? ''}${letters[Math.floor(at / 28)] ?? ''}า ทดสอบ`;
    const all = Array.from(
      { length: 200 },
      (_, at) => `${100 + at}\t${name(at)}\t100\t${1_000 + at}.25`,
    );
    await bot.says('treasurer', 'ยกยอดจากสมุด');
    await bot.says('treasurer', all.slice(0, 120).join('\n'));
    await bot.presses('treasurer', 'รวมแล้ว');
    await bot.presses('treasurer', 'เพิ่มหรือแก้บรรทัด');
    await bot.says('treasurer', [...all.slice(120), '999 นายเกิน มา 100 5'].join('\n'));
    await bot.presses('treasurer', 'ครบแล้ว ดูสรุป');
    await bot.presses('treasurer', 'รวมแล้ว');
    await bot.presses('treasurer', 'ยืนยัน ส่งให้ตรวจ');
    expect(await entries()).toBe(0);
    const token = bot.token('chair', 'ยืนยัน อนุมัติ');
    expect(bot.words(await bot.pressesToken('chair', token))).toContain('อนุมัติแล้ว');
    expect(await entries()).toBe(200);
    expect(bot.words(await bot.pressesToken('chair', token))).toContain('อนุมัติแล้ว');
    expect(await entries()).toBe(200);
    expect(await read().ledger.total(GROUP, 'pledge')).toBe(
      all.reduce((sum, _, at) => sum + BigInt(1_000 + at) * 100n + 25n, 0n),
    );
    expect((await byNo('0299')).name).toBe(name(199));
    expect(await read().members.byNo(GROUP, '0999')).toBeUndefined();
  }, 120_000);

  test('what is paid on paper is paid here, what is owed there is owed here', async () => {
    await ask(
      [
        '12 นางบุญมี ตัวอย่าง 100 5,400',
        '15 นายคำพันธ์ วงศ์ษา 100 900 ค้าง 2',
        '40 นายใหม่ มาดี 100 900',
        '41 นายสาม มั่งมี 100 900 ค้าง 3',
        '20 นางคำปุ่น สีดา 100 5',
      ].join('\n'),
    );
    await presses('chair', 'ยืนยัน อนุมัติ');
    const paid = async (no: string) => {
      const { memberId } = await byNo(no);
      const months = await read().ledger.monthsPaid(GROUP, memberId, '2025-12', '2026-12');
      return months.map(({ month, amount }) => `${month} ${amount}`);
    };
    const elevenMonths = await paid('0012');
    expect(elevenMonths).toHaveLength(11);
    expect(elevenMonths.at(-1)).toBe('2026-11 10000');
    expect((await paid('0015')).at(-1)).toBe('2026-09 10000');
    expect((await paid('0020')).at(0)).toBe('2026-01 45');
    expect(await paid('0040')).toEqual(['2026-11 10000']);
    expect(await paid('0041')).toEqual([]);
    expect((await byNo('0041')).owedFrom).toBe('2026-09');
    expect((await byNo('0041')).joinedOn).toBe('2026-11-24');
    expect(bot.words(await bot.says('treasurer', '12 100'))).toContain('ธันวาคม 2569');
    await bot.says('treasurer', 'ยกเลิก');
    expect(bot.words(await bot.says('treasurer', '41 100'))).toContain('กันยายน 2569');
  });

  test('a line that comes while a question stands open is taken, also after a second set had to wait', async () => {
    await ask('40 นายใหม่ มาดี 100 900');
    await bot.says('secretary', 'ยกยอดจากสมุด');
    await bot.says('secretary', '41 นายสาม มั่งมี 100 900');
    await bot.says('secretary', '42 นายสี่ มั่งมี\t100\t900 ค้าง 2');
    await bot.says('secretary', '43\tนายห้า มั่งมี\t100\t900 ค้าง 2');
    await bot.presses('secretary', 'ครบแล้ว ดูสรุป');
    await bot.presses('secretary', 'รวมแล้ว');
    expect(await presses('secretary', 'ยืนยัน ส่งให้ตรวจ')).toContain('เก็บไว้ให้');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(bot.words(await bot.says('secretary', '44 นายหก มั่งมี 100 900'))).toContain('3 คน');
    expect(await presses('secretary', 'ยืนยัน ส่งให้ตรวจ')).toContain('ส่งคำขอแล้ว');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await entries()).toBe(4);
    expect((await byNo('0043')).owedFrom).toBe('2026-10');
  });

  test('a pledge that the register says otherwise is shown with the old one, and changed with it', async () => {
    await bot.says('treasurer', 'ยกยอดจากสมุด');
    await bot.says('treasurer', '12 นางบุญมี ตัวอย่าง 200 5,400 ค้าง 2\n15 นายคำพันธ์ วงศ์ษา 100 600,000');
    const card = bot.words(await bot.presses('treasurer', 'รวมแล้ว'));
    expect(card).toContain('เดือนละ 200 (ในระบบเดิม 100)');
    expect(card).toContain('ยอดสูงผิดปกติ');
    await bot.presses('treasurer', 'ยืนยัน ส่งให้ตรวจ');
    expect((await byNo('0012')).pledgeSatang).toBe(10_000n);
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await byNo('0012')).toMatchObject({ pledgeSatang: 20_000n, owedFrom: '2026-10' });
    expect(bot.words(await bot.says('member', 'ค้างไหม'))).toContain('ตุลาคม');
  });

  test('a register without the month in hand: it is owed by all', async () => {
    await ask('12 นางบุญมี ตัวอย่าง 100 5,400\n40 นายใหม่ มาดี 100 900 ค้าง', 'ยังไม่รวม');
    await presses('chair', 'ยืนยัน อนุมัติ');
    expect(bot.words(await bot.says('treasurer', '12 100'))).toContain('พฤศจิกายน 2569');
    expect((await byNo('0040')).owedFrom).toBe('2026-10');
  });

  test('a number that was given away meanwhile: nothing of the set is written', async () => {
    await ask('40 นายใหม่ มาดี 100 900\n41 นายสาม มั่งมี 100 500');
    await bot.says('secretary', 'เพิ่มสมาชิก');
    for (const answer of ['นายอื่น คนละคน', '41', '100', 'ไม่มี']) {
      await bot.says('secretary', answer);
    }
    await bot.presses('secretary', 'ยืนยัน');
    expect(await presses('chair', 'ยืนยัน อนุมัติ')).toContain('เลข 0041');
    expect(await entries()).toBe(0);
    expect(await read().members.byNo(GROUP, '0040')).toBeUndefined();
  });

  test('whoever asks never agrees, and a post that was lost takes its request along', async () => {
    expect(await ask('40 นายใหม่ มาดี 100 900')).toContain('ส่งคำขอแล้ว');
    const token = bot.token('chair', 'ยืนยัน อนุมัติ');
    await bot.pressesToken('treasurer', token);
    await bot.pressesToken('secretary', token);
    await bot.pressesToken('otherTreasurer', token);
    expect(await entries()).toBe(0);
    const { memberId } = await byNo('0001');
    await bot.core.uow.transact(async ({ members }) => {
      const held = await members.postsOf(memberId);
      for (const { postId } of held) await members.endPost(postId, '2026-11-24');
    });
    expect(bot.words(await bot.pressesToken('chair', token))).toContain('ไม่ได้เป็นเหรัญญิก');
    expect(await entries()).toBe(0);
  });

  test('taken back by a correction it may be taken over anew', async () => {
    await ask('12 นางบุญมี ตัวอย่าง 100 5,400');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    await bot.says('treasurer', 'ยกยอดจากสมุด');
    const again = '12 นางบุญมี ตัวอย่าง 100 4,500';
    expect(bot.words(await bot.says('treasurer', again))).toContain('ยกยอดมาแล้ว');
    await bot.core.uow.transact(({ ledger }) =>
      ledger.post({
        kind: 'reversal',
        groupId: GROUP,
        idemKey: 'test:reversal',
        actor: 'p-treasurer',
        approvers: ['p-chair'],
        at: bot.clock.now(),
        memberId: null,
        reversesSeq: 1,
        replaced: false,
        reason: 'wrong-amount',
      }),
    );
    await bot.says('treasurer', again);
    await bot.presses('treasurer', 'รวมแล้ว');
    await bot.presses('treasurer', 'ยืนยัน ส่งให้ตรวจ');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await savings('0012')).toEqual({ pledge: 450_000n, special: 0n });
  });

  test('the group’s money stands in cash and bank, what members saved beside it', async () => {
    await ask('12 นางบุญมี ตัวอย่าง 100 5,400 600');
    await bot.presses('chair', 'ยืนยัน อนุมัติ');
    await bot.says('treasurer', 'ยกยอดเงินกลุ่ม');
    for (const amount of ['1,500', '5000.50']) await bot.says('treasurer', amount);
    expect(await presses('treasurer', 'ยืนยัน ส่งให้ตรวจ')).toContain('ส่งคำขอแล้ว');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    const total = async (type: string) => read().ledger.total(GROUP, type);
    expect(await total('cash')).toBe(150_000n);
    expect(await total('bank')).toBe(500_050n);
    expect(await total('special')).toBe(60_000n);
    expect(bot.words(await bot.says('treasurer', 'ยกยอดเงินกลุ่ม'))).toContain('ไปแล้ว');
  });
});
