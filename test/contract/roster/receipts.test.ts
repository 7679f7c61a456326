import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { ReceiptAnswer } from '../../../src/ports/stores/receipts-store.ts';
import { describeStores } from '../../support/stores.ts';
import { dispute } from './build.ts';
import { useRoster } from './roster.ts';

const ANSWER: ReceiptAnswer = {
  groupId: 'group-1',
  seq: 12,
  memberId: 'member-1',
  personId: 'person-1',
  answer: 'wrong',
  at: 1_000,
};
const HOW = { by: 'person-9', at: 5_000, outcome: 'entry-right' } as const;
const SETTLED = dispute({
  state: 'settled',
  settledBy: 'person-9',
  settledAt: 5_000,
  outcome: 'entry-right',
});

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);

  test('the last answer to a receipt counts', async () => {
    const right = { ...ANSWER, answer: 'right', at: 2_000 } as const;
    await roster.write(({ receipts }) => receipts.putAnswer(ANSWER));
    await roster.write(({ receipts }) => receipts.putAnswer(right));
    const { receipts } = roster.read();
    expect(await receipts.answerTo('group-1', 12)).toEqual(right);
    expect(await receipts.answerTo('group-1', 13)).toBeUndefined();
    expect(await receipts.answerTo('group-2', 12)).toBeUndefined();
  });

  test('tries of a person are kept, the last count only', async () => {
    const tries = { personId: 'person-1', windowStart: 1_000, count: 1 };
    await roster.write(({ receipts }) => receipts.putTries(tries));
    await roster.write(({ receipts }) => receipts.putTries({ ...tries, count: 2 }));
    expect(await roster.read().receipts.triesOf('person-1')).toEqual({ ...tries, count: 2 });
    expect(await roster.read().receipts.triesOf('person-2')).toBeUndefined();
  });

  test('a dispute is settled once', async () => {
    await roster.write(({ receipts }) => receipts.openDispute(dispute()));
    const settle = (by: string) =>
      roster.write(({ receipts }) => receipts.settleDispute('dispute-1', { ...HOW, by }));
    expect(await settle('person-9')).toBe(true);
    expect(await settle('person-8')).toBe(false);
    expect(await roster.read().receipts.disputeById('dispute-1')).toEqual(SETTLED);
    const unknown = roster.write(({ receipts }) => receipts.settleDispute('dispute-2', HOW));
    expect(await unknown).toBe(false);
  });

  test('one ruled wrong stays in sight until an entry takes the disputed one back', async () => {
    await roster.write(({ receipts }) => receipts.openDispute(dispute()));
    const ruling = { ...HOW, outcome: 'to-be-corrected' } as const;
    const correct = (given: Partial<{ by: string; entrySeq: number }> = {}) =>
      roster.write(({ receipts }) =>
        receipts.correctDispute('dispute-1', { by: 'person-7', at: 9_000, entrySeq: 13, ...given }),
      );
    expect(await roster.write(({ receipts }) => receipts.settleDispute('dispute-1', ruling))).toBe(
      true,
    );
    expect(await roster.write(({ receipts }) => receipts.settleDispute('dispute-1', HOW))).toBe(
      false,
    );
    const ruled = dispute({ state: 'ruled', settledBy: 'person-9', settledAt: 5_000 });
    expect(await roster.read().receipts.openDisputes('group-1')).toEqual([
      { ...ruled, outcome: 'to-be-corrected' },
    ]);
    expect(await correct()).toBe(true);
    expect(await correct({ entrySeq: 14 })).toBe(false);
    expect(await roster.read().receipts.disputeById('dispute-1')).toEqual({
      ...SETTLED,
      outcome: 'to-be-corrected',
      entrySeq: 13,
    });
    expect(await roster.read().receipts.openDisputes('group-1')).toEqual([]);
  });

  test('one that nobody ruled over is settled by who approved the correction', async () => {
    await roster.write(({ receipts }) => receipts.openDispute(dispute()));
    const how = { by: 'person-7', at: 9_000, entrySeq: 13 };
    await roster.write(({ receipts }) => receipts.correctDispute('dispute-1', how));
    expect(await roster.read().receipts.disputeById('dispute-1')).toMatchObject({
      state: 'settled',
      settledBy: 'person-7',
      settledAt: 9_000,
      outcome: 'to-be-corrected',
      entrySeq: 13,
    });
  });

  test('one dispute is open over an entry at a time; the latest is the one that counts', async () => {
    const second = dispute({ disputeId: 'dispute-2', openedAt: 9_000 });
    const open = () => roster.write(({ receipts }) => receipts.openDispute(second));
    await roster.write(({ receipts }) => receipts.openDispute(dispute()));
    await expect(open()).rejects.toThrow(DuplicateRecordError);
    expect(await roster.read().receipts.disputeOf('group-1', 12)).toEqual(dispute());

    await roster.write(({ receipts }) => receipts.settleDispute('dispute-1', HOW));
    expect(await roster.read().receipts.disputeOf('group-1', 12)).toEqual(SETTLED);
    await open();
    expect(await roster.read().receipts.disputeOf('group-1', 12)).toEqual(second);
    expect(await roster.read().receipts.disputeOf('group-1', 13)).toBeUndefined();
    expect(await roster.read().receipts.disputeOf('group-2', 12)).toBeUndefined();
  });

  test('open disputes of a group come oldest first', async () => {
    await roster.write(async ({ receipts }) => {
      await receipts.openDispute(dispute({ disputeId: 'd3', seq: 3, openedAt: 30 }));
      await receipts.openDispute(dispute({ disputeId: 'd1', seq: 7, openedAt: 10 }));
      await receipts.openDispute(dispute({ disputeId: 'd2', seq: 5, openedAt: 20 }));
      await receipts.openDispute(dispute({ disputeId: 'd4', groupId: 'group-2' }));
      await receipts.settleDispute('d2', HOW);
    });
    const open = await roster.read().receipts.openDisputes('group-1');
    expect(open.map(({ disputeId }) => disputeId)).toEqual(['d1', 'd3']);
  });

  test('of eight disputes opened at once over one entry, one stays', async () => {
    const tries = Array.from({ length: 8 }, (_, i) =>
      roster.write(({ receipts }) => receipts.openDispute(dispute({ disputeId: `d${i}` }))),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await roster.read().receipts.openDisputes('group-1')).toHaveLength(1);
  });
});
