import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EntryDraft } from '../../../src/domain/ledger/entry-draft.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { entryViolations } from '../../../src/domain/ledger/entry-violations.ts';
import { paidShares } from '../../../src/domain/ledger/kinds/refund.ts';
import type { LedgerCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { LedgerInvariantError } from '../../../src/domain/ledger/ledger-invariant-error.ts';
import { AMOUNT_MAX } from '../../../src/domain/ledger/limits.ts';
import { prepareEntry } from '../../../src/domain/ledger/prepare-entry.ts';
import { splitByShares, sumSatang } from '../../../src/domain/money.ts';
import { deposit, NOON, PlainBooks, rules } from './books.ts';

const base = (idemKey: string) => ({ groupId: 'g1', idemKey, actor: 'treasurer1', at: NOON });
const moves = ({ postings }: Entry) => postings.map(({ account, amount }) => [account, amount]);

/** Books with 300 baht of pledge and 200 baht of special savings of m1 in the cash box. */
function booksWithSavings(): PlainBooks {
  const books = new PlainBooks();
  books.post(deposit({ amount: 30_000n }));
  books.post(deposit({ idemKey: 'k2', target: 'special', months: [], amount: 20_000n }));
  return books;
}

const withdrawal = (over: object = {}): LedgerCommand => ({
  ...base('w1'),
  kind: 'special-withdrawal',
  memberId: 'm1',
  amount: 20_000n,
  channel: 'cash',
  approvers: ['member1'],
  ...over,
});

describe('special savings paid out', () => {
  test('leave the member and the cash box, with a number of their own', () => {
    const entry = booksWithSavings().post(withdrawal());
    expect(entry).toMatchObject({ receiptNo: '2569/0003', approvers: ['member1'], months: [] });
    expect(moves(entry)).toEqual([
      ['member:m1:special', 20_000n],
      ['cash', -20_000n],
    ]);
  });

  test.each([
    ['a satang more than saved', { amount: 20_001n }, 'balance-too-low', 'member:m1:special'],
    ['from an empty bank', { channel: 'transfer' }, 'balance-too-low', 'bank'],
    ['of another member', { memberId: 'm2' }, 'balance-too-low', 'member:m2:special'],
  ])('are refused: %s', (_, over, reason, account) => {
    expect(booksWithSavings().prepare(withdrawal(over))).toMatchObject({ reason, account });
  });

  test('never come out of the pledge, however much the box holds', () => {
    const books = booksWithSavings();
    books.post(withdrawal());
    const again = books.prepare(withdrawal({ idemKey: 'w2', amount: 1n }));
    expect(again).toMatchObject({ reason: 'balance-too-low', available: 0n });
  });

  test.each([
    ['nobody', { approvers: [] }, 1],
    ['the maker alone', { approvers: ['treasurer1'] }, 1],
    ['one of two', { policy: { approversMin: 2 } }, 2],
    ['the same one twice', { approvers: ['a', 'a'], policy: { approversMin: 2 } }, 2],
  ])('agreed to by %s are refused', (_, over, needed) => {
    expect(booksWithSavings().prepare(withdrawal(over))).toEqual({
      kind: 'refused',
      reason: 'approvers-missing',
      needed,
    });
  });

  test('agreed to by two others are recorded, whatever the ceiling', () => {
    const over = { approvers: ['member1', 'chair1'], policy: { approversMin: 2 } };
    expect(booksWithSavings().post(withdrawal(over)).approvers).toEqual(['member1', 'chair1']);
  });
});

describe('a cap', () => {
  const more = (amount: bigint, cap: bigint) =>
    deposit({
      idemKey: 'k3',
      target: 'special',
      months: [],
      amount,
      policy: { caps: { special: cap } },
    });

  test('may be reached and not passed', () => {
    const books = booksWithSavings();
    expect(books.prepare(more(10_000n, 30_000n)).kind).toBe('entry');
    expect(books.prepare(more(10_001n, 30_000n))).toEqual({
      kind: 'refused',
      reason: 'over-cap',
      account: 'member:m1:special',
      available: 20_000n,
      cap: 30_000n,
    });
  });

  test('of none refuses any, but not what is paid out', () => {
    const books = booksWithSavings();
    expect(books.prepare(more(1n, 0n))).toMatchObject({ reason: 'over-cap', cap: 0n });
    expect(books.prepare(withdrawal({ policy: { caps: { special: 0n } } })).kind).toBe('entry');
  });

  test('is not for other accounts', () => {
    const policy = { caps: { special: 0n } };
    expect(new PlainBooks().prepare(deposit({ policy })).kind).toBe('entry');
  });
});

test.each([
  [15, '2026-10-21', 'entry'],
  [15, '2026-10-20', 'refused'],
  [0, '2026-11-04', 'refused'],
  [0, '2026-11-05', 'entry'],
])('a group that allows %i days back, %s: %s', (backdateDays, effectiveDate, kind) => {
  const command = deposit({ effectiveDate, policy: { backdateDays } });
  expect(new PlainBooks().prepare(command).kind).toBe(kind);
});

describe('the group’s own money', () => {
  const cash = ['cash', 10_000n];
  const bank = ['bank', 10_000n];
  const money = { ...base('i1'), memberId: null, amount: 10_000n };

  test.each<[string, LedgerCommand, unknown[], string | null]>([
    [
      'a fine',
      { ...money, memberId: 'm1', kind: 'fine', channel: 'cash' },
      [cash, ['fines', -10_000n]],
      '2569/0001',
    ],
    [
      'interest',
      { ...money, kind: 'bank-interest', channel: 'cash' },
      [bank, ['interest', -10_000n]],
      null,
    ],
    [
      'other income',
      { ...money, kind: 'other-income', channel: 'cash' },
      [cash, ['other-income', -10_000n]],
      '2569/0001',
    ],
    [
      'other income by transfer',
      { ...money, kind: 'other-income', channel: 'transfer' },
      [bank, ['other-income', -10_000n]],
      '2569/0001',
    ],
    [
      'a surplus',
      { ...money, kind: 'suspense', found: 'over', place: 'cash', approvers: ['a'] },
      [cash, ['suspense', -10_000n]],
      null,
    ],
  ])('%s', (_, command, expected, receiptNo) => {
    const entry = new PlainBooks().post(command);
    expect(moves(entry)).toEqual(expected);
    expect(entry.receiptNo).toBe(receiptNo);
  });

  test.each<[string, LedgerCommand, unknown[]]>([
    [
      'an expense',
      { ...money, kind: 'expense', category: 'travel', channel: 'cash' },
      [
        ['expenses', 10_000n],
        ['cash', -10_000n],
      ],
    ],
    [
      'cash into the bank',
      { ...money, kind: 'bank-pay-in', slip: 'media1' },
      [bank, ['cash', -10_000n]],
    ],
    [
      'a shortage',
      { ...money, kind: 'suspense', found: 'short', place: 'cash', approvers: ['a'] },
      [
        ['suspense', 10_000n],
        ['cash', -10_000n],
      ],
    ],
  ])('%s comes out of what there is, and not out of what there is not', (_, command, expected) => {
    expect(moves(booksWithSavings().post(command))).toEqual(expected);
    expect(new PlainBooks().prepare(command)).toMatchObject({
      reason: 'balance-too-low',
      account: 'cash',
      available: 0n,
    });
  });

  test('in the bank comes out only as far as it is there', () => {
    const books = booksWithSavings();
    books.post({ ...money, kind: 'bank-pay-in' });
    const out = { ...money, idemKey: 'i2', kind: 'bank-take-out' as const };
    expect(books.prepare({ ...out, amount: 10_001n })).toMatchObject({ account: 'bank' });
    expect(moves(books.post(out))).toEqual([cash, ['bank', -10_000n]]);
  });

  test('a difference is never booked by one person alone', () => {
    const command = {
      ...money,
      kind: 'suspense' as const,
      found: 'over' as const,
      place: 'bank' as const,
    };
    expect(new PlainBooks().prepare(command)).toMatchObject({ reason: 'approvers-missing' });
  });

  test('an expense of no category is a program error', () => {
    const command = { ...money, kind: 'expense', category: 'ค่าข้าวของนางสมศรี', channel: 'cash' };
    expect(() => new PlainBooks().prepare(command as unknown as LedgerCommand)).toThrow(TypeError);
  });
});

describe('a refund', () => {
  const refund = (over: object = {}): LedgerCommand => ({
    ...base('r1'),
    kind: 'refund',
    memberId: 'm1',
    reason: 'deceased',
    pledge: 30_000n,
    special: 20_000n,
    channel: 'cash',
    shares: [3_333, 3_333, 3_334],
    approvers: ['chair1'],
    ...over,
  });

  test('empties the member’s accounts; the shares add up to the satang', () => {
    const entry = booksWithSavings().post(refund());
    expect(moves(entry)).toEqual([
      ['member:m1:pledge', 30_000n],
      ['member:m1:special', 20_000n],
      ['cash', -50_000n],
    ]);
    expect(entry.facts).toEqual({
      channel: 'cash',
      reason: 'deceased',
      shares: '3333/3333/3334',
      paid: '16665/16665/16670',
    });
    expect(sumSatang(paidShares(entry.facts))).toBe(50_000n);
  });

  test('to the member names no shares', () => {
    const entry = booksWithSavings().post(refund({ reason: 'resigned', shares: [] }));
    expect(entry.facts).toEqual({ channel: 'cash', reason: 'resigned' });
  });

  test.each([
    ['leaves pledge behind', { pledge: 29_999n }, { reason: 'balance-left', available: 1n }],
    [
      'forgets the special savings',
      { special: 0n },
      { reason: 'balance-left', available: 20_000n },
    ],
    ['takes more than there is', { pledge: 30_001n }, { reason: 'balance-too-low' }],
    ['of nothing', { pledge: 0n, special: 0n }, { reason: 'amount-out-of-range' }],
    ['of less than nothing', { pledge: -1n }, { reason: 'amount-out-of-range' }],
    ['over the limit', { pledge: AMOUNT_MAX }, { reason: 'amount-out-of-range' }],
    ['of 99.99 %', { shares: [3_333, 3_333, 3_333] }, { reason: 'shares-invalid' }],
    ['with a share of nothing', { shares: [10_000, 0] }, { reason: 'shares-invalid' }],
    ['with a negative share', { shares: [10_001, -1] }, { reason: 'shares-invalid' }],
    ['to eleven', { shares: [...Array<number>(10).fill(909), 910] }, { reason: 'shares-invalid' }],
    ['by one alone', { approvers: [] }, { reason: 'approvers-missing', needed: 1 }],
  ])('is refused when it %s', (_, over, refusal) => {
    expect(booksWithSavings().prepare(refund(over))).toMatchObject({ kind: 'refused', ...refusal });
  });
});

describe('a split by shares', () => {
  test('33.33, 33.33 and 33.34 of 100 baht', () => {
    expect(splitByShares(10_000n, [3_333, 3_333, 3_334])).toEqual([3_333n, 3_333n, 3_334n]);
  });

  test('of one satang gives it to the largest remainder', () => {
    expect(splitByShares(1n, [3_333, 3_333, 3_334])).toEqual([0n, 0n, 1n]);
    expect(splitByShares(1n, [1, 1])).toEqual([1n, 0n]);
  });

  test('adds up and strays from the exact share by less than a satang', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: AMOUNT_MAX }), weights, (amount, shares) => {
        fc.pre(shares.some((share) => share > 0));
        const whole = sumSatang(shares.map(BigInt));
        const parts = splitByShares(amount, shares);
        expect(sumSatang(parts)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const stray = part * whole - amount * BigInt(shares[index] ?? 0);
          expect(stray < whole && stray > -whole).toBe(true);
        }
      }),
    );
  });

  test.each([
    [-1n, [1]],
    [1n, []],
    [1n, [0, 0]],
    [1n, [-1, 2]],
    [1n, [0.5]],
  ])('of %s by %j is a program error', (amount, weights) => {
    expect(() => splitByShares(amount, weights)).toThrow(RangeError);
  });
});

describe('an entry that is not what its kind says', () => {
  const post = (command: LedgerCommand, change: (draft: EntryDraft) => EntryDraft) => {
    const books = booksWithSavings();
    const draft = change({
      kind: 'draft',
      memberId: command.memberId,
      lines: [
        { account: 'cash', amount: 1_000n },
        { account: 'fines', amount: -1_000n },
      ],
      months: [],
      monthsMayRepeat: false,
      facts: {},
      receipt: false,
      reversesSeq: null,
    });
    return () => prepareEntry({ command, inputHash: '0'.repeat(64), draft }, books, rules);
  };
  const fine: LedgerCommand = {
    ...base('f1'),
    kind: 'fine',
    memberId: 'm1',
    amount: 1_000n,
    channel: 'cash',
  };

  test('is a program error: a fine credited to a member', () => {
    expect(post(fine, (draft) => draft)).not.toThrow();
    const toMember = (draft: EntryDraft): EntryDraft => ({
      ...draft,
      lines: [
        draft.lines[0] ?? { account: 'cash', amount: 0n },
        { account: 'member:m1:special', amount: -1_000n },
      ],
    });
    expect(post(fine, toMember)).toThrow(LedgerInvariantError);
  });

  test('a deposit credited to somebody else', () => {
    const toOther = (draft: EntryDraft): EntryDraft => ({
      ...draft,
      lines: [
        draft.lines[0] ?? { account: 'cash', amount: 0n },
        { account: 'member:m2:special', amount: -1_000n },
      ],
    });
    expect(post(deposit({ idemKey: 'f1' }), toOther)).toThrow(LedgerInvariantError);
  });

  test('is found in books changed by hand: a maker among the approvers, shares that do not add up', () => {
    const books = booksWithSavings();
    const prepared = books.prepare(withdrawal());
    if (prepared.kind === 'refused') throw new Error(prepared.reason);
    const found = (over: Partial<Entry>) =>
      entryViolations({ ...prepared.entry, ...over }, books, rules).map(
        ({ invariant, field }) => `${invariant} ${field}`,
      );
    expect(found({})).toEqual([]);
    expect(found({ approvers: [] })).toContain('I8 approvers');
    expect(found({ approvers: ['treasurer1'] })).toContain('I8 approvers');
    expect(found({ kind: 'refund', facts: { paid: '1/2' } })).toContain('I1 facts.paid');
  });
});

describe('an account of the group’s own', () => {
  const loans = {
    type: 'loans',
    perMember: true,
    normalSide: 'debit',
    mayBeNegative: false,
  } as const;
  const lend = (amount: bigint): EntryDraft => ({
    kind: 'draft',
    memberId: 'm1',
    lines: [
      { account: 'member:m1:loans', amount },
      { account: 'cash', amount: -amount },
    ],
    months: [],
    monthsMayRepeat: false,
    facts: {},
    receipt: false,
    reversesSeq: null,
  });
  // A kind that this program does not know yet; its entry is judged by the general rules.
  const command = { ...deposit({ idemKey: 'l1' }), kind: 'loan' } as unknown as LedgerCommand;
  const post = (books: PlainBooks, draft: EntryDraft) =>
    prepareEntry({ command, inputHash: '0'.repeat(64), draft }, books, rules);

  test('is posted to like any other, never below zero; a group without it has no such account', () => {
    const books = booksWithSavings();
    expect(() => post(books, lend(1_000n))).toThrow(LedgerInvariantError);
    books.head = { ...books.head, ownAccounts: [loans] };
    expect(post(books, lend(1_000n))).toMatchObject({ kind: 'entry' });
    expect(post(books, lend(-1_000n))).toMatchObject({
      reason: 'balance-too-low',
      account: 'member:m1:loans',
    });
  });
});
