import { describe, expect, test } from '@jest/globals';
import { cashCountsTable } from '../../src/stores/schema/cash-counts.ts';
import { describeStores } from '../support/stores.ts';
import { GROUP } from '../support/world.ts';
import { useStages, type Stage } from './stage.ts';

const CONFIRM = 'ยืนยัน';

describeStores((name, openStore) => {
  const start = useStages(openStore);

  const say = async (stage: Stage, who: Parameters<Stage['bot']['says']>[0], text: string) =>
    stage.bot.words(await stage.bot.says(who, text));
  const press = async (stage: Stage, who: Parameters<Stage['bot']['says']>[0], label = CONFIRM) =>
    stage.bot.words(await stage.bot.presses(who, label));
  const takeDeposit = async (stage: Stage, line: string) => {
    await say(stage, 'treasurer', line);
    return press(stage, 'treasurer');
  };
  const count = async (stage: Stage, line: string) => {
    const summary = await say(stage, 'treasurer', `นับเงิน ${line}`);
    return `${summary}\n${await press(stage, 'treasurer')}`;
  };
  const rows = async (stage: Stage) =>
    (await stage.store.scan(cashCountsTable, { limit: 99 })).map(
      ({ confirmedBy, no, suspenseSeq }) => [no, confirmedBy, suspenseSeq],
    );
  const total = (stage: Stage, type: string) => stage.bot.core.uow.read.ledger.total(GROUP, type);

  describe('the cash of a day', () => {
    test('over: the difference is in suspense under both names, and cash is what was counted', async () => {
      const stage = await start();
      await takeDeposit(stage, '12 100');
      expect(await count(stage, '100x1 20x1')).toContain('เกิน 20 บาท');
      expect(await stage.entries()).toBe(1);
      expect(await press(stage, 'auditor')).toContain('บัญชีพัก');
      expect(await stage.entries()).toBe(2);
      const entry = await stage.bot.core.uow.read.ledger.entry(GROUP, 2);
      expect(entry).toMatchObject({
        kind: 'suspense',
        actor: 'p-treasurer',
        approvers: ['p-auditor'],
        facts: { found: 'over', place: 'cash' },
      });
      expect([await total(stage, 'cash'), await total(stage, 'suspense')]).toEqual([
        12_000n,
        2_000n,
      ]);
      expect(await rows(stage)).toEqual([[1, 'p-auditor', 2]]);
    });

    test('even: nothing is posted, the count stands', async () => {
      const stage = await start();
      await takeDeposit(stage, '12 100');
      await count(stage, '100x1');
      expect(await press(stage, 'secretary')).toContain('ตรงกับบัญชี');
      expect(await stage.entries()).toBe(1);
      expect(await rows(stage)).toEqual([[1, 'p-secretary', null]]);
    });

    test('counted again until confirmed: the later count takes the place of the earlier', async () => {
      const stage = await start();
      await takeDeposit(stage, '12 100');
      await count(stage, '50x1');
      const old = stage.bot.token('auditor', CONFIRM);
      expect(await count(stage, '100x1')).toContain('แทนครั้งก่อน');
      expect(stage.bot.words(await stage.bot.pressesToken('auditor', old))).toContain('ถอนคำขอแล้ว');
      expect(await stage.entries()).toBe(1);
      await press(stage, 'auditor');
      expect(await rows(stage)).toEqual([
        [1, null, null],
        [2, 'p-auditor', null],
      ]);
      expect(await say(stage, 'treasurer', 'นับเงิน 100x1')).toContain('ยืนยันแล้ว');
    });

    test('two press at once: confirmed once, one entry', async () => {
      const stage = await start();
      await takeDeposit(stage, '12 100');
      await count(stage, '50x1');
      const events = (['auditor', 'chair', 'secretary'] as const).map((who) =>
        stage.press(who, stage.bot.token(who, CONFIRM)),
      );
      await stage.give(events);
      await stage.settle();
      expect(await stage.entries()).toBe(2);
      expect(await total(stage, 'cash')).toBe(5_000n);
      expect((await rows(stage)).filter(([, by]) => by !== null)).toHaveLength(1);
    });
  });

  // Rules, not storage: once is enough.
  if (name === 'embedded')
    describe('the cash of a day, by the rules', () => {
      test('whoever counted does not confirm', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        await count(stage, '50x1');
        const list = await stage.bot.says('treasurer', 'รออนุมัติ');
        expect(stage.bot.labels(list)).not.toContain('ยืนยัน อนุมัติ');
        expect(stage.bot.labels(list)).toContain('ถอนคำขอ');
      });

      test('cash that moved since may explain the difference: it has to be counted again', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        await count(stage, '100x2');
        await takeDeposit(stage, '15 100');
        expect(await press(stage, 'auditor')).toContain('นับใหม่');
        expect(await stage.entries()).toBe(2);
        expect(await total(stage, 'suspense')).toBe(0n);
        await count(stage, '100x2');
        expect(await press(stage, 'auditor')).toContain('ตรงกับบัญชี');
      });

      test('an even count is confirmed whatever has moved since', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        await count(stage, '100x1');
        await takeDeposit(stage, '15 100');
        expect(await press(stage, 'auditor')).toContain('ตรงกับบัญชี');
      });

      test('something posted while the summary is looked at: it is shown again', async () => {
        const stage = await start();
        await say(stage, 'treasurer', 'นับเงิน 100x1');
        await stage.bot.core.uow.transact(({ ledger }) =>
          ledger.post({
            kind: 'other-income',
            groupId: GROUP,
            idemKey: 'other',
            actor: 'p-treasurer',
            at: stage.bot.clock.now(),
            memberId: null,
            amount: 10_000n,
            channel: 'cash',
          }),
        );
        const again = await press(stage, 'treasurer');
        expect(again).toContain('ตัวเลขเปลี่ยนแล้ว');
        expect(again).toContain('ตรงกัน');
        expect(await press(stage, 'treasurer')).toContain('ส่งคำขอแล้ว');
      });

      test('confirmed the next day, the difference bears the day of the count', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        await count(stage, '50x1');
        stage.bot.clock.advance(24 * 60 * 60_000);
        expect(await press(stage, 'auditor')).toContain('บัญชีพัก');
        const entry = await stage.bot.core.uow.read.ledger.entry(GROUP, 2);
        expect(entry?.effectiveDate).toBe('2026-11-24');
      });

      test('a count that waits over the night is replaced, so that its difference is posted once', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        await count(stage, '50x1');
        const old = stage.bot.token('auditor', CONFIRM);
        stage.bot.clock.advance(24 * 60 * 60_000);
        await count(stage, '50x1');
        await stage.bot.pressesToken('auditor', old);
        await press(stage, 'auditor');
        expect(await total(stage, 'suspense')).toBe(-5_000n);
        expect(await rows(stage)).toEqual([
          [1, null, null],
          [1, 'p-auditor', 2],
        ]);
      });

      test('frozen books: nothing is done, the request stays open', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        await count(stage, '50x1');
        await stage.bot.core.uow.transact(({ ledger }) => ledger.freeze(GROUP, 'test'));
        expect(await press(stage, 'auditor')).toContain('คำขอยังรออยู่');
        await stage.bot.core.uow.transact(({ ledger }) => ledger.unfreeze(GROUP));
        expect(await press(stage, 'auditor')).toContain('บัญชีพัก');
      });
    });
});
