import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineApproval } from '../../src/conversation/approvals/approval-kind.ts';
import { askApproval } from '../../src/conversation/approvals/ask-approval.ts';
import type { Feature } from '../../src/conversation/feature.ts';
import { approvalsTable } from '../../src/stores/schema/approvals.ts';
import { describeStores } from '../support/stores.ts';
import { GROUP, type Who } from '../support/world.ts';
import { memberId as memberIdOf, useStages, type Stage } from './stage.ts';

const memberId = (no: string): string => memberIdOf(no.padStart(4, '0'));

const HOUR_MS = 60 * 60_000;
/** The race is decided anew in each. */
const ROUNDS = 2;
const payload = z.strictObject({ no: z.string(), how: z.enum(['done', 'not-now', 'impossible']) });

/** What other features will bring: here, an entrance fee that takes two people. */
const feeKind = defineApproval({
  name: 'test-fee',
  verb: 'dispute.settle',
  payload,
  async content(_read, { no }) {
    return {
      title: `ค่าแรกเข้าของ ${no}`,
      sections: [{ rows: [{ label: 'เลขที่', value: no }] }],
      aloud: { t: 'common.area.tambon', params: { area: no } },
    };
  },
  async carryOut(ctx, { no, how }, { approvalId, groupId, maker }) {
    if (how !== 'done') return { kind: how, why: { t: 'common.none' } };
    await ctx.stores.ledger.post({
      kind: 'entrance-fee',
      groupId,
      idemKey: `approval:${approvalId}`,
      actor: maker.personId,
      approvers: [ctx.person.personId],
      at: ctx.now,
      memberId: memberId(no),
      amount: 2_000n,
      channel: 'cash',
    });
    return { kind: 'done' };
  },
});

const testFeature: Feature = {
  name: 'test-fees',
  approvals: [feeKind],
  shortcuts: [
    async (ctx, text) => {
      const [, no, how = 'done'] = /^ขอค่าแรกเข้า (\d+) ?([a-z-]*)$/.exec(text) ?? [];
      if (no === undefined) return undefined;
      const asked = await askApproval(ctx, feeKind, {
        groupId: GROUP,
        payload: payload.parse({ no, how: how || 'done' }),
        subject: `fee/${no}`,
        concerns: [memberId(no)],
      });
      return { say: asked.kind === 'asked' ? asked.say : [{ kind: 'text', key: 'common.no' }] };
    },
  ],
};

describeStores((name, openStore) => {
  const startPlain = useStages(openStore);
  const start = () => startPlain({ features: [testFeature] });

  async function ask(stage: Stage, no = '12', how = 'done'): Promise<string> {
    const messages = await stage.bot.says('treasurer', `ขอค่าแรกเข้า ${no} ${how}`.trim());
    return stage.bot.words(messages);
  }
  const heard = (stage: Stage, who: Who) => stage.bot.words(stage.bot.shown(who));
  const rows = async (stage: Stage) => stage.store.scan(approvalsTable, { limit: 99 });
  const states = async (stage: Stage) => (await rows(stage)).map(({ state }) => state);
  const audited = async (stage: Stage) =>
    (await stage.bot.core.uow.read.audit.ofGroup(GROUP, 20)).map(({ outcome, reason, verb }) =>
      `${verb} ${outcome} ${reason}`.trim(),
    );

  test('the card reaches chair and auditor, one approves, whoever asked is told, it is done once', async () => {
    const stage = await start();
    const own = await ask(stage);
    expect(own).toContain('ประธาน นายประเสริฐ ศรีบุญ และ ผู้ตรวจสอบ นายวิชัย ทองมา');
    for (const who of ['chair', 'auditor'] as const) {
      expect(heard(stage, who)).toContain('ค่าแรกเข้าของ 12');
      expect(heard(stage, who)).toContain('เหรัญญิก นางสมศรี ใจดี');
    }
    expect(stage.bot.shown('secretary')).toEqual([]);
    expect(await stage.entries()).toBe(0);
    const before = stage.bot.shown('treasurer').length;
    expect(stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'))).toContain('อนุมัติแล้ว');
    expect(await stage.entries()).toBe(1);
    const told = stage.bot.words(stage.bot.shown('treasurer').slice(before));
    expect(told).toContain('อนุมัติแล้ว โดย ประธาน นายประเสริฐ ศรีบุญ');
    expect(stage.pushedTo('treasurer')).toHaveLength(1);
    const again = stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'));
    expect(again).toContain('อนุมัติแล้ว โดย ประธาน');
    const late = stage.bot.words(await stage.bot.presses('auditor', 'ไม่อนุมัติ'));
    expect(late).toContain('อนุมัติแล้ว โดย ประธาน');
    expect(await stage.entries()).toBe(1);
    expect(await states(stage)).toEqual(['approved']);
    expect(await audited(stage)).toEqual([
      'approval.approve.test-fee done',
      'approval.ask.test-fee done',
    ]);
  });

  test('a refusal takes a reason, which whoever asked hears; nothing is done', async () => {
    const stage = await start();
    await ask(stage);
    await stage.bot.presses('auditor', 'ไม่อนุมัติ');
    expect(await states(stage)).toEqual(['open']);
    const said = stage.bot.words(await stage.bot.presses('auditor', 'ต้องถามสมาชิกก่อน'));
    expect(said).toContain('ไม่มีอะไรเปลี่ยน');
    expect(heard(stage, 'treasurer')).toContain('ไม่อนุมัติ โดย ผู้ตรวจสอบ นายวิชัย ทองมา');
    expect(heard(stage, 'treasurer')).toContain('เหตุผล: ต้องถามสมาชิกก่อน');
    expect(stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'))).toContain('ไม่อนุมัติ โดย');
    expect(await stage.entries()).toBe(0);
  });

  test('whoever asked can take it back; a press afterwards is told so', async () => {
    const stage = await start();
    await ask(stage);
    expect(stage.bot.words(await stage.bot.presses('treasurer', 'ถอนคำขอ'))).toContain(
      'ถอนคำขอแล้ว',
    );
    for (const asked of ['chair', 'auditor'] as const) {
      expect(heard(stage, asked)).toContain('ถอนคำขอแล้ว ไม่ต้องตอบแล้ว');
    }
    expect(heard(stage, 'secretary')).not.toContain('ถอนคำขอ');
    const late = stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'));
    expect(late).toContain('ผู้ขอถอนคำขอแล้ว');
    expect(stage.bot.words(await stage.bot.presses('treasurer', 'ถอนคำขอ'))).toContain('ผู้ขอถอน');
    expect(await stage.entries()).toBe(0);
    expect(await ask(stage)).toContain('ส่งคำขอแล้ว');
  });

  test('72 hours later it is over, whoever asked hears it once, and a press changes nothing', async () => {
    const stage = await start();
    await ask(stage);
    const token = stage.bot.token('chair', 'ยืนยัน');
    stage.bot.clock.advance(72 * HOUR_MS - 1);
    await stage.settle();
    expect(await states(stage)).toEqual(['open']);
    stage.bot.clock.advance(1);
    const late = stage.bot.words(await stage.bot.pressesToken('chair', token));
    expect(late).toContain('หมดเวลาแล้ว');
    await stage.bot.settle();
    expect(heard(stage, 'treasurer').split('หมดเวลาแล้ว')).toHaveLength(2);
    expect(await states(stage)).toEqual(['expired']);
    expect(await stage.entries()).toBe(0);
    expect(heard(stage, 'auditor')).not.toContain('หมดเวลาแล้ว');
    const next = stage.bot.words(await stage.bot.says('auditor', 'ขอบคุณ'));
    expect(next).toContain('หมดเวลาแล้ว ไม่มีใครตัดสิน ไม่ต้องตอบแล้ว');
  });

  test('swept in time, those who were asked learn with their next answer that there is nothing to do', async () => {
    const stage = await start();
    await ask(stage);
    stage.bot.clock.advance(72 * HOUR_MS);
    await stage.settle();
    expect(await states(stage)).toEqual(['expired']);
    for (const asked of ['chair', 'auditor'] as const) {
      expect(heard(stage, asked)).not.toContain('หมดเวลาแล้ว');
      const next = stage.bot.words(await stage.bot.says(asked, 'ขอบคุณ'));
      expect(next).toContain('หมดเวลาแล้ว ไม่มีใครตัดสิน ไม่ต้องตอบแล้ว');
    }
  });

  test('one request is open over one thing at a time', async () => {
    const stage = await start();
    await ask(stage);
    expect(await ask(stage)).toBe('ไม่ใช่');
    expect(await ask(stage, '15')).toContain('ส่งคำขอแล้ว');
    const list = await stage.bot.says('auditor', 'รออนุมัติ');
    expect(stage.bot.words(list)).toContain('ค่าแรกเข้าของ 12');
    expect(stage.bot.words(list)).toContain('ค่าแรกเข้าของ 15');
    expect(stage.bot.words(await stage.bot.says('secretary', 'รออนุมัติ'))).toContain('ไม่มีคำขอ');
    const own = await stage.bot.says('treasurer', 'รออนุมัติ');
    expect(stage.bot.labels(own).filter((label) => label === 'ถอนคำขอ')).toHaveLength(2);
    expect(stage.bot.labels(own)).not.toContain('ยืนยัน อนุมัติ');
  });

  test('what cannot be done just now stays open, what never can be is closed', async () => {
    const stage = await start();
    await ask(stage, '12', 'not-now');
    expect(stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'))).toContain('คำขอยังรออยู่');
    await ask(stage, '15', 'impossible');
    expect(stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'))).toContain('คำขอปิดแล้ว');
    expect((await states(stage)).toSorted()).toEqual(['open', 'refused']);
    expect(heard(stage, 'treasurer')).toContain('ทำตามคำขอนี้ไม่ได้แล้ว');
    expect(await stage.entries()).toBe(0);
  });

  // Rules, not storage: once is enough.
  if (name === 'embedded')
    describe('who may not decide', () => {
      test('the member whose money it is', async () => {
        const stage = await start();
        const own = await ask(stage, '2');
        expect(own).not.toContain('ประเสริฐ ศรีบุญ');
        expect(own).toContain('วิชัย ทองมา');
        expect(stage.pushedTo('chair')).toEqual([]);
      });

      test('the same human with another LINE account, known by national id', async () => {
        const stage = await start();
        await ask(stage);
        const token = stage.bot.token('chair', 'ยืนยัน');
        await stage.bot.core.uow.transact(async ({ members }) => {
          const like = await members.byId(memberId('20'));
          if (!like) throw new Error('no member 20');
          for (const [no, personId] of [
            ['91', 'p-treasurer'],
            ['92', 'p-chair'],
          ] as const) {
            const nationalId = '1234567890121';
            await members.add({
              ...like,
              memberId: memberId(no),
              memberNo: no,
              personId,
              nationalId,
            });
          }
        });
        const said = stage.bot.words(await stage.bot.pressesToken('chair', token));
        expect(said).toContain('เป็นคนเดียวกัน');
        expect(await stage.entries()).toBe(0);
        expect(await audited(stage)).toContain('approval.approve.test-fee refused same-human');
      });

      test('whoever asked, having become chair since', async () => {
        const stage = await start();
        await ask(stage);
        const token = stage.bot.token('chair', 'ยืนยัน');
        await stage.bot.core.uow.transact(async ({ members }) => {
          await members.unlink(memberId('0002'));
          await members.link(memberId('0002'), 'p-treasurer', 1);
        });
        const list = await stage.bot.says('treasurer', 'รออนุมัติ');
        expect(stage.bot.labels(list)).not.toContain('ยืนยัน อนุมัติ');
        expect(stage.bot.words(await stage.bot.pressesToken('chair', token))).toContain(
          'ตำแหน่งที่คุณไม่ได้ทำแล้ว',
        );
        expect(await stage.entries()).toBe(0);
      });

      test('one whose post ended between the card and the press', async () => {
        const stage = await start();
        await ask(stage);
        await stage.bot.core.uow.transact(async ({ members }) => {
          const [held] = await members.postsOf(memberId('0002'));
          if (held) await members.endPost(held.postId, '2026-11-24');
        });
        expect(stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'))).toContain(
          'ตำแหน่งที่คุณไม่ได้ทำแล้ว',
        );
        expect(await states(stage)).toEqual(['open']);
        expect(await stage.entries()).toBe(0);
      });

      test('anybody over a row that was changed by hand', async () => {
        const stage = await start();
        await ask(stage);
        const [row] = await rows(stage);
        const { approvalId = '' } = row ?? {};
        await stage.store.transact((writer) =>
          writer.update(approvalsTable, { approvalId }, { concerns: [] }),
        );
        expect(stage.bot.words(await stage.bot.presses('chair', 'ยืนยัน'))).toContain(
          'ไม่ตรงกับที่คุณเห็น',
        );
        expect(await stage.entries()).toBe(0);
      });
    });

  test('a correction that chair and auditor approve at once takes the entry back once, the right one with it', async () => {
    const stage = await start();
    const { bot } = stage;
    await bot.says('treasurer', '12 100');
    await bot.presses('treasurer', 'ยืนยัน');
    await bot.presses('treasurer', 'ลงผิด');
    await bot.presses('treasurer', 'ลงผิดคน');
    await bot.says('treasurer', '15');
    await bot.presses('treasurer', 'ยืนยัน');
    const presses = (['chair', 'auditor'] as const).map((who) =>
      stage.press(who, bot.token(who, 'ยืนยัน')),
    );
    await Promise.all(presses.map((press) => stage.give([press])));
    await stage.settle();
    const answers = presses.map((press) => stage.answerTo(press) ?? '');
    expect(answers.filter((words) => words.includes('ทำให้เรียบร้อยแล้ว'))).toHaveLength(1);
    expect(answers.filter((words) => words.includes('อนุมัติแล้ว โดย'))).toHaveLength(1);
    expect(await stage.entries()).toBe(3);
    expect([await stage.pledge('0012'), await stage.pledge('0015')]).toEqual([0n, 10_000n]);
    expect(stage.pushedTo('member2').map(({ type }) => type)).toEqual(['flex']);
  });

  test('two approvers, a refusal and a withdrawal at once: one outcome, and everybody is told it', async () => {
    const stage = await start();
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await stage.entries();
      await ask(stage);
      await stage.bot.presses('auditor', 'ไม่อนุมัติ');
      const presses = [
        stage.press('chair', stage.bot.token('chair', 'ยืนยัน')),
        stage.press('auditor', stage.bot.token('auditor', 'ต้องถามสมาชิกก่อน')),
        stage.press('treasurer', stage.bot.token('treasurer', 'ถอนคำขอ')),
      ];
      await Promise.all(presses.map((press) => stage.give([press])));
      await stage.settle();
      const [last] = (await rows(stage)).toSorted((a, b) => b.openedAt - a.openedAt);
      const answers = presses.map((press) => stage.answerTo(press) ?? '');
      expect(answers.every((answer) => answer !== '')).toBe(true);
      const posted = (await stage.entries()) - before;
      expect(posted).toBe(last?.state === 'approved' ? 1 : 0);
      stage.bot.clock.advance(HOUR_MS);
    }
    expect(await states(stage)).not.toContain('open');
  });
});
