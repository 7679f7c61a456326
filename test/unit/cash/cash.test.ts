import { describe, expect, test } from '@jest/globals';
import { dayFigures } from '../../../src/domain/cash/day-figures.ts';
import { KINDS, worthOf, type Pieces } from '../../../src/domain/cash/pieces.ts';
import { readPieces } from '../../../src/domain/cash/read-pieces.ts';
import { unusualCount } from '../../../src/domain/cash/unusual-count.ts';
import { fc } from '../../support/fast-check.ts';
import { deposit, NOON, PlainBooks } from '../ledger/books.ts';

const named = (text: string): Pieces | string => {
  const read = readPieces(text);
  if (read.kind !== 'pieces') return read.kind === 'none' ? 'none' : `${read.reason} ${read.part}`;
  return Object.fromEntries(Object.entries(read.pieces).filter(([, count]) => count > 0));
};

test.each<[bigint, bigint, string | undefined]>([
  [100_000n, 10_000n, 'times'],
  [99_999n, 10_000n, undefined],
  [0n, 10_000n, 'nothing'],
  [0n, 9_999n, undefined],
  [2_000n, 20_000n, 'hardly'],
  [2_001n, 20_000n, undefined],
  [10_000n, 0n, 'none-in-books'],
  [9_999n, 0n, undefined],
  [500n, 50n, undefined],
])('%s satang counted, %s in the books: %s', (counted, register, kind) => {
  expect(unusualCount(counted, register)?.kind).toBe(kind);
});

describe('a count in one line', () => {
  test.each([
    ['500x3 100x12', { 50000: 3, 10000: 12 }],
    ['๕๐๐x๓', { 50000: 3 }],
    ['1,000 x 1,234', { 100000: 1_234 }],
    ['500*3, 100×12\n20=5', { 50000: 3, 10000: 12, 2000: 5 }],
    ['500บาท x 3ใบ และ 10 บาทx4เหรียญ', { 50000: 3, 1000: 4 }],
    ['0.50x3 .25x1 0.5x0', 'twice 0.5x0'],
    ['0.5x3 25สต x1', { 50: 3, 25: 1 }],
    ['1x2 2x1', { 100: 2, 200: 1 }],
    ['500x0', {}],
    ['500x3 สองร้อย', 'none'],
    ['500 3', 'none'],
    ['12', 'none'],
    ['', 'none'],
    ['x3', 'none'],
    ['-500x3', 'none'],
    ['500x-3', 'none'],
    ['500x1.5', 'none'],
    ['30x1', 'no-such-kind 30x1'],
    ['5000x1', 'no-such-kind 5000x1'],
    ['500x100000', 'too-many 500x100000'],
    ['500x3 500x4', 'twice 500x4'],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test('any count, written as a line, is read back, and comes to its worth', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 99_999 }), {
      minLength: KINDS.length,
      maxLength: KINDS.length,
    });
    fc.assert(
      fc.property(counts, (numbers) => {
        const parts = KINDS.map((kind, at) => `${kind / 100}x${numbers[at]}`);
        const pieces = Object.fromEntries(KINDS.map((kind, at) => [kind, numbers[at]]));
        expect(readPieces(parts.join(' '))).toEqual({ kind: 'pieces', pieces });
        const worth = KINDS.reduce((sum, kind, at) => sum + kind * (numbers[at] ?? 0), 0);
        expect(worthOf(pieces)).toBe(BigInt(worth));
      }),
    );
  });
});

describe('the figures of a day', () => {
  const books = new PlainBooks();
  const base = { groupId: 'g1', actor: 't1', at: NOON } as const;
  books.post(deposit({ idemKey: 'a', amount: 10_000n }));
  books.post(deposit({ idemKey: 'b', memberId: 'm2', amount: 5_000n, channel: 'transfer' }));
  books.post(deposit({ idemKey: 'c', memberId: 'm3', amount: 7_000n }));
  const bank = {
    ...base,
    kind: 'bank-pay-in',
    memberId: null,
    idemKey: 'd',
    amount: 4_000n,
  } as const;
  books.post(bank);

  test('are receipts for cash, and what was carried to the bank', () => {
    expect(dayFigures(books.entries)).toEqual({ receipts: 2, received: 17_000n, paidIn: 4_000n });
    expect(dayFigures([])).toEqual({ receipts: 0, received: 0n, paidIn: 0n });
  });

  test('leave out what was taken back', () => {
    const reversal = { ...base, kind: 'reversal', memberId: null, replaced: false } as const;
    const reason = 'wrong-member';
    const why = { ...reversal, approvers: ['c1'], reason } as const;
    books.post({ ...why, idemKey: 'e', reversesSeq: 3 });
    books.post({ ...why, idemKey: 'f', reversesSeq: 4 });
    expect(dayFigures(books.entries)).toEqual({ receipts: 1, received: 10_000n, paidIn: 0n });
  });

  test('leave out money that goes out under a number', () => {
    const spent = new PlainBooks();
    spent.post(deposit({ idemKey: 'a', amount: 10_000n }));
    const expense = { kind: 'expense', memberId: null, category: 'meeting' } as const;
    spent.post({ ...base, ...expense, channel: 'cash', idemKey: 'x', amount: 3_000n });
    expect(dayFigures(spent.entries)).toEqual({ receipts: 1, received: 10_000n, paidIn: 0n });
  });
});
