import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../../src/domain/bangkok-time.ts';
import { canonicalJson } from '../../../src/domain/ledger/canonical.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { addEntries } from '../../../src/domain/ledger/type-balances.ts';
import { cashBook } from '../../../src/domain/statements/cash-book.ts';
import { memberStatement } from '../../../src/domain/statements/member-account.ts';
import { monthReceipts } from '../../../src/domain/statements/month-receipts.ts';
import { monthPeriod } from '../../../src/domain/statements/period.ts';
import { trialBalance } from '../../../src/domain/statements/trial-balance.ts';
import { uncountedDays } from '../../../src/domain/statements/uncounted-days.ts';
import { fc } from '../../support/fast-check.ts';
import { deposit, emptyHead, PlainBooks, rules } from '../ledger/books.ts';

const at = (day: string) => instantOf(day, 12);
const base = { groupId: 'g1', actor: 't1', approvers: ['c1'], at: at('2026-11-06') } as const;

/** October: 100 cash; November: 50 by transfer, 70 cash special, 30 spent, 20 dated back, one taken back. */
function journal(): readonly Entry[] {
  const books = new PlainBooks(emptyHead());
  books.post(deposit({ idemKey: 'a', at: at('2026-10-05'), months: ['2026-10'] }));
  const november = { at: at('2026-11-05') };
  books.post(deposit({ ...november, idemKey: 'b', amount: 5_000n, channel: 'transfer' }));
  const special = { target: 'special', months: [], amount: 7_000n } as const;
  books.post(deposit({ ...november, ...special, idemKey: 'c' }));
  const spent = { kind: 'expense', category: 'meeting', memberId: null, channel: 'cash' } as const;
  books.post({ ...base, ...spent, idemKey: 'd', amount: 3_000n });
  const back = { at: at('2026-11-06'), effectiveDate: '2026-11-01', months: ['2026-12'] };
  books.post(deposit({ ...back, idemKey: 'e', amount: 2_000n }));
  const reversal = { kind: 'reversal', memberId: null, replaced: false } as const;
  books.post({ ...base, ...reversal, idemKey: 'f', reversesSeq: 2, reason: 'wrong-member' });
  return books.entries;
}

const entries = journal();
const NOVEMBER = monthPeriod('2026-11', 6);

describe('the cash book', () => {
  test('goes by day, with what was there after each entry', () => {
    const { closing, lines, opening, paid, received } = cashBook(10_000n, entries, NOVEMBER);
    expect(lines.map((line) => [line.seq, line.received, line.paid, line.balance])).toEqual([
      [5, 2_000n, 0n, 12_000n],
      [3, 7_000n, 0n, 19_000n],
      [4, 0n, 3_000n, 16_000n],
    ]);
    expect({ closing, opening, paid, received }).toEqual({
      opening: 10_000n,
      received: 9_000n,
      paid: 3_000n,
      closing: 16_000n,
    });
    expect(lines.map(({ kind }) => kind)).toEqual(['deposit', 'deposit-special', 'expense']);
  });

  test('of a month without cash carries forward what it brought', () => {
    const empty = cashBook(10_000n, entries, monthPeriod('2026-08', 6));
    expect(empty).toMatchObject({ lines: [], opening: 10_000n, closing: 10_000n });
  });
});

test('the receipts of a month have no gap, say what was taken back, and add up', () => {
  const { cash, lines, transfer } = monthReceipts(entries, NOVEMBER);
  expect(
    lines.map(({ amount, channel, receiptNo, takenBackBy }) => [
      receiptNo,
      amount,
      channel,
      takenBackBy,
    ]),
  ).toEqual([
    ['2569/0002', 5_000n, 'transfer', 6],
    ['2569/0003', 7_000n, 'cash', null],
    ['2569/0004', -3_000n, 'cash', null],
    ['2569/0005', 2_000n, 'cash', null],
    ['2569/0006', -5_000n, 'transfer', null],
  ]);
  expect([cash, transfer]).toEqual([6_000n, 0n]);
});

test('a member’s account begins with what they had, and ends with what they have', () => {
  const own = entries.filter(({ memberId }) => memberId === 'm1');
  const now = { pledge: 12_000n, special: 7_000n };
  const account = memberStatement('m1', now, own, NOVEMBER);
  expect(account.opening).toEqual({ pledge: 10_000n, special: 0n });
  expect(account.closing).toEqual(now);
  expect(account.lines.map(({ after, seq }) => [seq, after.pledge, after.special])).toEqual([
    [5, 12_000n, 0n],
    [2, 17_000n, 0n],
    [3, 17_000n, 7_000n],
    [6, 12_000n, 7_000n],
  ]);
});

test('a trial balance has two sides of one sum, in the order of the chart', () => {
  const trial = trialBalance(addEntries({}, entries, rules.chart), rules.chart);
  expect(trial.debits.map(({ type }) => type)).toEqual(['cash', 'expenses']);
  expect(trial.credits).toEqual([
    { type: 'pledge', amount: 12_000n },
    { type: 'special', amount: 7_000n },
  ]);
  expect(trial.total).toBe(19_000n);
  expect(trialBalance({}, rules.chart)).toEqual({ debits: [], credits: [], total: 0n });
  expect(() => trialBalance({ cash: 1n }, rules.chart)).toThrow(RangeError);
});

test('days without a confirmed count are those on which cash was received', () => {
  expect(uncountedDays(entries, [])).toEqual(['2026-10-05', '2026-11-01', '2026-11-05']);
  expect(uncountedDays(entries, ['2026-11-05', '2026-11-01'])).toEqual(['2026-10-05']);
});

test('made again, also from more entries in another order, a statement is the same to the byte', () => {
  const made = (given: readonly Entry[], upTo: number) => {
    const period = monthPeriod('2026-11', upTo);
    const own = given.filter(({ memberId }) => memberId === 'm1');
    const sum = (type: string) => -(addEntries({}, own, rules.chart)[type] ?? 0n);
    const now = { pledge: sum('pledge'), special: sum('special') };
    return canonicalJson([
      cashBook(10_000n, given, period),
      monthReceipts(given, period),
      memberStatement('m1', now, own, period),
    ]);
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.shuffledSubarray([...entries], { minLength: entries.length }),
      (upTo, shuffled) => {
        const then = entries.filter(({ seq }) => seq <= upTo);
        expect(made(shuffled, upTo)).toBe(made(then, upTo));
      },
    ),
  );
});
