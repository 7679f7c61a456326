import { beforeEach, expect, test } from '@jest/globals';
import { instantOf } from '../../../src/domain/bangkok-time.ts';
import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { describeStores } from '../../support/stores.ts';
import { deposit } from '../../unit/ledger/books.ts';
import { ledgersOf } from './ledger.ts';
import type { TestLedger } from './ledger.ts';

const DAY1 = instantOf('2026-11-05', 12);
const DAY2 = instantOf('2026-11-06', 9);

describeStores((_, openStore) => {
  const openLedger = ledgersOf(openStore);
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await openLedger(['g1', 'g2']);
  });

  /** Posts in turn; the entries are numbered from 1. */
  const post = async (...commands: readonly LedgerCommand[]) => {
    for (const command of commands) expect((await ledger.post(command)).kind).toBe('posted');
  };

  test('totals are sums of a type over the group, as people mean them', async () => {
    await post(
      deposit({ idemKey: 'k1', amount: 10_000n }),
      deposit({ idemKey: 'k2', memberId: 'm2', amount: 5_001n, channel: 'transfer' }),
      deposit({ idemKey: 'k3', memberId: 'm2', amount: 700n, target: 'special', months: [] }),
      { ...fee('k4'), memberId: 'm2' },
      deposit({ idemKey: 'k1', groupId: 'g2', amount: 99n }),
    );
    const total = (type: string) => ledger.read.total('g1', type);
    expect(await total('pledge')).toBe(15_001n);
    expect(await total('special')).toBe(700n);
    expect(await total('cash')).toBe(12_700n);
    expect(await total('bank')).toBe(5_001n);
    expect(await total('fees')).toBe(2_000n);
    expect(await total('suspense')).toBe(0n);
    expect(await ledger.read.total('g2', 'pledge')).toBe(99n);
    await expect(total('gold')).rejects.toThrow(TypeError);
  });

  test('entries of all groups are found by a stretch of hashes, the end left out', async () => {
    await post(
      deposit({ idemKey: 'k1' }),
      deposit({ idemKey: 'k2', months: ['2026-12'] }),
      deposit({ idemKey: 'k1', groupId: 'g2' }),
    );
    const all = await ledger.read.entriesByHash({ gte: '0', lt: 'g' }, 10);
    expect(all.map(({ hash }) => hash)).toEqual(all.map(({ hash }) => hash).toSorted());
    expect(all.map(({ groupId }) => groupId).toSorted()).toEqual(['g1', 'g1', 'g2']);
    const [first, second] = all;
    const range = { gte: first?.hash.slice(0, 12) ?? '', lt: second?.hash ?? '' };
    expect(await ledger.read.entriesByHash(range, 10)).toEqual([first]);
    expect(await ledger.read.entriesByHash({ gte: '0', lt: 'g' }, 2)).toHaveLength(2);
    expect(await ledger.read.reversalOf('g1', 1)).toBeUndefined();
  });

  test('a member’s entries come newest first, page by page, and nobody else’s', async () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
    for (const [index, month] of months.entries()) {
      await post(
        deposit({ idemKey: `a${index}`, months: [month] }),
        deposit({ idemKey: `b${index}`, memberId: 'm2', months: [month] }),
      );
    }
    const page = async (before?: number) => {
      const found = await ledger.read.entriesOfMember('g1', 'm1', {
        ...(before === undefined ? {} : { before }),
        limit: 2,
      });
      return found.map(({ seq }) => seq);
    };
    expect(await page()).toEqual([9, 7]);
    expect(await page(7)).toEqual([5, 3]);
    expect(await page(3)).toEqual([1]);
    expect(await page(1)).toEqual([]);
    expect(await ledger.read.entriesOfMember('g2', 'm1', { limit: 9 })).toEqual([]);
  });

  test('entries of a day are those that bear it, in order, page by page', async () => {
    await post(
      deposit({ idemKey: 'k1', at: DAY1 }),
      deposit({ idemKey: 'k2', at: DAY1, months: ['2026-12'] }),
      deposit({ idemKey: 'k3', at: DAY2, months: ['2027-01'] }),
      deposit({ idemKey: 'k4', at: DAY2, months: ['2027-02'], effectiveDate: '2026-11-05' }),
    );
    const day = async (date: string, page: { after?: number; limit: number }) =>
      (await ledger.read.entriesOfDay('g1', date, page)).map(({ seq }) => seq);
    expect(await day('2026-11-05', { limit: 2 })).toEqual([1, 2]);
    expect(await day('2026-11-05', { after: 2, limit: 2 })).toEqual([4]);
    expect(await day('2026-11-06', { limit: 9 })).toEqual([3]);
    expect(await day('2026-11-07', { limit: 9 })).toEqual([]);
  });

  test('months paid are those of the member within the range, and add up', async () => {
    await post(
      deposit({ idemKey: 'k1', months: ['2025-12', '2026-01', '2026-02'], amount: 30_000n }),
      deposit({ idemKey: 'k2', months: ['2026-02'], amount: 1n, extra: true }),
      deposit({ idemKey: 'k3', months: ['2026-03'], memberId: 'm2' }),
    );
    expect(await ledger.read.monthsPaid('g1', 'm1', '2026-01', '2026-12')).toEqual([
      { month: '2026-01', amount: 10_000n },
      { month: '2026-02', amount: 10_001n },
    ]);
    expect(await ledger.read.monthsPaid('g1', 'm1', '2025-12', '2026-01')).toEqual([
      { month: '2025-12', amount: 10_000n },
      { month: '2026-01', amount: 10_000n },
    ]);
    expect(await ledger.read.monthsPaid('g1', 'm1', '2026-03', '2026-12')).toEqual([]);
    expect(await ledger.read.monthsPaid('g1', 'm3', '2020-01', '2030-12')).toEqual([]);
  });

  test('payers of a month are all who paid something for it, in order of their ids', async () => {
    await post(
      deposit({ idemKey: 'k1', memberId: 'm2' }),
      deposit({ idemKey: 'k2', memberId: 'm1', amount: 7n }),
      deposit({ idemKey: 'k3', memberId: 'm3', months: ['2026-12'] }),
      deposit({ idemKey: 'k4', memberId: 'm4', target: 'special', months: [] }),
    );
    expect(await ledger.read.payersOf('g1', '2026-11')).toEqual([
      { memberId: 'm1', amount: 7n },
      { memberId: 'm2', amount: 10_000n },
    ]);
    expect(await ledger.read.payersOf('g2', '2026-11')).toEqual([]);
  });

  test('the last deposit is the last one recorded, fees and openings apart', async () => {
    expect(await ledger.read.lastDeposit('g1', 'm1')).toBeUndefined();
    await post(
      deposit({ idemKey: 'k1' }),
      deposit({ idemKey: 'k2', target: 'special', months: [] }),
      fee('k3'),
      deposit({ idemKey: 'k4', memberId: 'm2' }),
    );
    expect(await ledger.read.lastDeposit('g1', 'm1')).toMatchObject({ seq: 2 });
  });

  test('similar deposits: same member, savings, amount and day, whenever they were recorded', async () => {
    await post(
      deposit({ idemKey: 'k1', at: DAY1 }),
      deposit({ idemKey: 'k2', at: DAY1, memberId: 'm2' }),
      deposit({ idemKey: 'k3', at: DAY1, months: ['2026-12'], amount: 9_999n }),
      deposit({ idemKey: 'k4', at: DAY2, months: ['2027-01'], effectiveDate: '2026-11-05' }),
      deposit({ idemKey: 'k5', at: DAY2, months: ['2027-02'] }),
      deposit({ idemKey: 'k6', at: DAY2, months: ['2027-03'], effectiveDate: '2026-11-04' }),
      deposit({ idemKey: 'k7', at: DAY2, target: 'special', months: [] }),
    );
    const similar = async (
      day: string,
      amount = 10_000n,
      target: 'pledge' | 'special' = 'pledge',
    ) =>
      (await ledger.read.similarDeposits('g1', 'm1', { amount, target, day })).map(
        ({ seq }) => seq,
      );
    expect(await similar('2026-11-05')).toEqual([4, 1]);
    expect(await similar('2026-11-06')).toEqual([5]);
    expect(await similar('2026-11-05', 9_999n)).toEqual([3]);
    expect(await similar('2026-11-04')).toEqual([6]);
    expect(await similar('2026-11-03')).toEqual([]);
    expect(await similar('2026-11-06', 10_000n, 'special')).toEqual([7]);
  });

  test('a receipt is found by its number, within its group only', async () => {
    await post(deposit());
    expect(await ledger.read.entryByReceipt('g1', '2569/0001')).toMatchObject({ seq: 1 });
    expect(await ledger.read.entryByReceipt('g2', '2569/0001')).toBeUndefined();
    expect(await ledger.read.entryByReceipt('g1', '2569/1')).toBeUndefined();
    expect(await ledger.read.entry('g1', 2)).toBeUndefined();
    expect(await ledger.read.outcome('g1', 'no such key')).toBeUndefined();
  });
});

function fee(idemKey: string) {
  return {
    kind: 'entrance-fee' as const,
    groupId: 'g1',
    idemKey,
    actor: 'treasurer1',
    memberId: 'm1',
    at: DAY1,
    amount: 2_000n,
    channel: 'cash' as const,
  };
}
