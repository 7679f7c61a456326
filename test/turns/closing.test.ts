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
      expect(await press(stage, 'auditor')).toContain('เงินขาดเกินที่ยังไม่รู้สาเหตุ');
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
    });

    test('counted anew after it was confirmed: the new count stands, the old one keeps its names', async () => {
      const stage = await start();
      await takeDeposit(stage, '12 100');
      await count(stage, '50x1');
      await press(stage, 'auditor');
      expect(await total(stage, 'cash')).toBe(5_000n);
      const again = await count(stage, '100x1');
      for (const words of ['ครั้งที่ 1 ไปแล้ว ได้ 50 บาท', 'คนนับ เหรัญญิก', 'คนยืนยัน ผู้ตรวจสอบ']) {
        expect(again).toContain(words);
      }
      const asked = stage.bot.words(stage.bot.shown('chair'));
      expect(asked).toContain('จะใช้แทนการนับครั้งที่ 1 (50 บาท)');
      expect(await press(stage, 'chair')).toContain('นับครั้งที่ 2 ได้ 100 บาท');
      expect(await rows(stage)).toEqual([
        [1, 'p-auditor', 2],
        [2, 'p-chair', 3],
      ]);
      expect([await total(stage, 'cash'), await total(stage, 'suspense')]).toEqual([10_000n, 0n]);
      const { cashCounts } = stage.bot.core.uow.read;
      const stands = (await cashCounts.ofDay(GROUP, '2026-11-24')).map((one) => one.stands);
      expect(stands).toEqual([false, true]);
      const sheet = await say(stage, 'auditor', 'นับเงิน');
      expect(sheet).toContain('50 บาท ใช้ครั้งที่ 2 แทน');
      expect(sheet).toContain('3. เงินสดที่นับได้');
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

  describe('closing a month', () => {
    const DECEMBER = Date.parse('2026-12-02T10:00:00+07:00');
    const asked = async (): Promise<Stage> => {
      const stage = await start();
      await takeDeposit(stage, '12 100');
      stage.bot.clock.set(DECEMBER);
      await say(stage, 'treasurer', 'ปิดเดือน');
      expect(await press(stage, 'treasurer')).toContain('ส่งคำขอแล้ว');
      return stage;
    };
    const closed = async (stage: Stage) =>
      (await stage.bot.core.uow.read.ledger.head(GROUP))?.closedThrough;
    const backdated = (stage: Stage, idemKey: string) =>
      stage.bot.core.uow.transact(({ ledger }) =>
        ledger.post({
          kind: 'other-income',
          groupId: GROUP,
          idemKey,
          actor: 'p-treasurer',
          at: stage.bot.clock.now(),
          effectiveDate: '2026-11-30',
          memberId: null,
          amount: 10_000n,
          channel: 'cash',
        }),
      );

    test('keeps what was seen under both names, and nothing lands in the month any more', async () => {
      const stage = await asked();
      expect(await closed(stage)).toBeNull();
      expect(await press(stage, 'chair')).toContain('ปิดเดือน พฤศจิกายน 2569');
      expect(await closed(stage)).toBe('2026-11');
      const kept = await stage.bot.core.uow.read.ledger.closeAtOrBefore(GROUP, '2026-12');
      expect(kept).toMatchObject({
        month: '2026-11',
        seq: 1,
        balances: { cash: 10_000n, pledge: -10_000n },
        askedBy: 'p-treasurer',
        approvedBy: 'p-chair',
      });
      expect(await backdated(stage, 'late')).toMatchObject({ reason: 'month-closed' });
      expect(await takeDeposit(stage, '12 100 เดือน ต.ค.')).toContain('บันทึกแล้ว');
    });

    test('is void once something has landed in the month; a later month may have gone on', async () => {
      const stage = await asked();
      await takeDeposit(stage, '15 100');
      await backdated(stage, 'back');
      expect(await press(stage, 'chair')).toContain('ขอปิดใหม่');
      expect(await closed(stage)).toBeNull();
      await say(stage, 'treasurer', 'ปิดเดือน');
      await press(stage, 'treasurer');
      await takeDeposit(stage, '30 100');
      expect(await press(stage, 'auditor')).toContain('ปิดเดือน พฤศจิกายน 2569');
      expect(await closed(stage)).toBe('2026-11');
    });

    test('two press at once, and a deposit with them: closed once, nothing lost', async () => {
      const stage = await asked();
      await say(stage, 'treasurer', '15 100');
      const presses = (['chair', 'auditor', 'treasurer'] as const).map((who) =>
        stage.press(who, stage.bot.token(who, CONFIRM)),
      );
      await stage.give(presses);
      await stage.settle();
      expect(await closed(stage)).toBe('2026-11');
      expect(await stage.entries()).toBe(2);
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
        expect(await press(stage, 'auditor')).toContain('เงินขาดเกินที่ยังไม่รู้สาเหตุ');
        const entry = await stage.bot.core.uow.read.ledger.entry(GROUP, 2);
        expect(entry?.effectiveDate).toBe('2026-11-24');
      });

      test('a count of a month that was closed meanwhile goes to the open month', async () => {
        const stage = await start();
        await takeDeposit(stage, '12 100');
        stage.bot.clock.set(Date.parse('2026-11-30T20:00:00+07:00'));
        await count(stage, '50x1');
        const counted = stage.bot.token('auditor', CONFIRM);
        stage.bot.clock.advance(24 * 60 * 60_000);
        await say(stage, 'treasurer', 'ปิดเดือน');
        await press(stage, 'treasurer');
        await press(stage, 'chair');
        const said = stage.bot.words(await stage.bot.pressesToken('auditor', counted));
        expect(said).toContain('เงินขาดเกินที่ยังไม่รู้สาเหตุ');
        const entry = await stage.bot.core.uow.read.ledger.entry(GROUP, 2);
        expect(entry?.effectiveDate).toBe('2026-12-01');
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
        expect(await press(stage, 'auditor')).toContain('เงินขาดเกินที่ยังไม่รู้สาเหตุ');
      });
    });
});
