import { expect, test } from '@jest/globals';
import { ledgerCommands } from '../../src/stores/schema/ledger-tables.ts';
import { describeStores } from '../support/stores.ts';
import { GROUP, type Who } from '../support/world.ts';
import { memberId, useStages, type Stage } from './stage.ts';

describeStores((_name, openStore) => {
  const start = useStages(openStore);
  const special = async ({ bot }: Stage) =>
    (await bot.core.uow.read.ledger.savings(GROUP, memberId('0012'))).special;
  const heard = ({ bot }: Stage, who: Who) => bot.words(bot.shown(who));

  async function line({ bot }: Stage, text: string): Promise<string> {
    await bot.says('treasurer', text);
    return bot.words(await bot.presses('treasurer', 'ยืนยัน บันทึก'));
  }

  test('special savings go in and out above the ceiling: treasurer, member, one officer', async () => {
    const stage = await start();
    await stage.bot.says('treasurer', '12 พิเศษ 3,000');
    await stage.bot.presses('treasurer', 'ถูกแล้ว ทำต่อ');
    await stage.bot.presses('treasurer', 'ยืนยัน บันทึก');
    await stage.bot.presses('chair', 'ยืนยัน อนุมัติ');
    expect(await special(stage)).toBe(300_000n);
    await line(stage, '12 ถอนพิเศษ 2,000');
    await stage.bot.presses('member', 'ยืนยัน ได้เงินแล้ว');
    expect(await special(stage)).toBe(300_000n);
    const presses = (['chair', 'auditor'] as const).map((who) =>
      stage.press(who, stage.bot.token(who, 'ยืนยัน อนุมัติ')),
    );
    await Promise.all(presses.map((press) => stage.give([press])));
    await stage.bot.settle();
    expect(await special(stage)).toBe(100_000n);
    expect(await stage.entries()).toBe(2);
    expect(heard(stage, 'member')).toContain('2569/0002');
  });

  test('a member’s yes, their no and the treasurer’s taking back at once come to one of them', async () => {
    const stage = await start();
    await line(stage, '12 พิเศษ 500');
    await line(stage, '12 ถอนพิเศษ 200');
    const presses = [
      stage.press('member', stage.bot.token('member', 'ยืนยัน ได้เงินแล้ว')),
      stage.press('treasurer', stage.bot.token('treasurer', 'ถอนคำขอ')),
    ];
    await Promise.all(presses.map((press) => stage.give([press])));
    await stage.bot.settle();
    const booked = (await stage.entries()) - 1;
    expect(await special(stage)).toBe(booked === 1 ? 30_000n : 50_000n);
    const answers = presses.map((press) => stage.answerTo(press) ?? '');
    expect(answers.filter((words) => words.includes('ถอนคำขอแล้ว'))).toHaveLength(2 - 2 * booked);
  });

  test('a refusal is kept under its key, once; nobody was asked', async () => {
    const stage = await start();
    await line(stage, '12 พิเศษ 500');
    const said = await stage.bot.says('treasurer', '12 ถอนพิเศษ 501');
    expect(stage.bot.words(said)).toContain('ถอนได้ไม่เกิน 500 บาท');
    const query = { index: 'key', eq: { groupId: GROUP } };
    const rows = await stage.store.reader.find(ledgerCommands, query);
    expect(rows.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining([
        {
          kind: 'refused',
          reason: 'balance-too-low',
          account: `member:${memberId('0012')}:special`,
          available: '50000',
        },
      ]),
    );
    expect(rows).toHaveLength(2);
    expect(await stage.bot.core.uow.read.approvals.openIn(GROUP)).toEqual([]);
  });

  test('two expenses that the money suffices for once, approved at once: one is paid', async () => {
    const stage = await start();
    await line(stage, 'รายได้อื่น 2,000');
    for (const sum of ['1,500', '1,600']) {
      await stage.bot.says('treasurer', `ค่าใช้จ่าย ${sum}`);
      await stage.bot.presses('treasurer', 'ประชุม');
      await stage.bot.presses('treasurer', 'ยืนยัน บันทึก');
    }
    const [first, second] = stage.bot
      .tokens('chair')
      .filter(({ label }) => label.startsWith('ยืนยัน อนุมัติ'));
    const auditor = stage.bot
      .tokens('auditor')
      .filter(({ label }) => label.startsWith('ยืนยัน อนุมัติ'));
    const presses = [
      stage.press('chair', first?.data ?? ''),
      stage.press('auditor', auditor[1]?.data ?? ''),
    ];
    expect(second).toBeDefined();
    await Promise.all(presses.map((press) => stage.give([press])));
    await stage.bot.settle();
    expect(await stage.entries()).toBe(2);
    const cash = await stage.bot.core.uow.read.ledger.total(GROUP, 'cash');
    expect([50_000n, 40_000n]).toContain(cash);
    expect(heard(stage, 'treasurer')).toContain('ไม่พอ');
  });

  test('a rule about money takes two on every store, and is kept with both names', async () => {
    const { bot } = await start();
    await bot.says('chair', 'ตั้งค่ากลุ่ม');
    for (const answer of ['9', '10']) await bot.says('chair', answer);
    await bot.presses('chair', 'ยืนยัน');
    await bot.presses('auditor', 'ยืนยัน อนุมัติ');
    const { groups } = bot.core.uow.read;
    expect((await groups.byId(GROUP))?.rules.fineSatang).toBe(1_000n);
    expect(await groups.lastRuleChange(GROUP, 'fine')).toMatchObject({
      before: '0',
      after: '1000',
      changedBy: 'p-chair',
      approvedBy: 'p-auditor',
    });
  });
});
