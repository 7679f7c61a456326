import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../../src/domain/bangkok-time.ts';
import { AMOUNT_MAX, CLOCK_BEHIND_MAX_MS } from '../../../src/domain/ledger/limits.ts';
import { LedgerInvariantError } from '../../../src/domain/ledger/ledger-invariant-error.ts';
import { draftEntry } from '../../../src/domain/ledger/draft-entry.ts';
import type { EntryDraft } from '../../../src/domain/ledger/entry-draft.ts';
import { prepareEntry } from '../../../src/domain/ledger/prepare-entry.ts';
import { deposit, emptyHead, NOON, PlainBooks, rules } from './books.ts';

describe('a deposit', () => {
  test('debits where the money arrives and credits the member', () => {
    const books = new PlainBooks();
    const entry = books.post(deposit({ amount: 20_000n, months: ['2026-12', '2026-11'] }));
    expect(entry).toMatchObject({
      seq: 1,
      kind: 'deposit',
      effectiveDate: '2026-11-05',
      recordedAt: NOON,
      actor: 'treasurer1',
      approvers: [],
      memberId: 'm1',
      receiptNo: '2569/0001',
      reversesSeq: null,
      facts: { channel: 'cash', target: 'pledge' },
      months: [
        { month: '2026-11', amount: 10_000n },
        { month: '2026-12', amount: 10_000n },
      ],
    });
    expect(entry.postings).toEqual([
      { account: 'cash', amount: 20_000n, accountSeq: 1, balanceAfter: 20_000n },
      { account: 'member:m1:pledge', amount: -20_000n, accountSeq: 1, balanceAfter: -20_000n },
    ]);
  });

  test('by transfer arrives in the bank, special savings on their own account', () => {
    const entry = new PlainBooks().post(
      deposit({ channel: 'transfer', target: 'special', months: [] }),
    );
    expect(entry.postings.map(({ account }) => account)).toEqual(['bank', 'member:m1:special']);
    expect(entry.months).toEqual([]);
  });

  test('that follows another counts on and adds to the balances', () => {
    const books = new PlainBooks();
    const first = books.post(deposit());
    const second = books.post(deposit({ idemKey: 'k2', months: ['2026-12'], amount: 5_000n }));
    expect(second).toMatchObject({ seq: 2, receiptNo: '2569/0002', prevHash: first.hash });
    expect(
      second.postings.map(({ accountSeq, balanceAfter }) => [accountSeq, balanceAfter]),
    ).toEqual([
      [2, 15_000n],
      [2, -15_000n],
    ]);
  });

  test('an odd satang goes to the older month', () => {
    const entry = new PlainBooks().post(deposit({ amount: 101n, months: ['2026-12', '2026-11'] }));
    expect(entry.months.map(({ amount }) => amount)).toEqual([51n, 50n]);
  });
});

describe('refused is', () => {
  test.each([
    ['no amount', { amount: 0n }, { reason: 'amount-out-of-range' }],
    ['a negative amount', { amount: -1n }, { reason: 'amount-out-of-range' }],
    ['a satang over the limit', { amount: AMOUNT_MAX + 1n }, { reason: 'amount-out-of-range' }],
    [
      'less than a satang a month',
      { amount: 1n, months: ['2026-11', '2026-12'] },
      { reason: 'amount-out-of-range' },
    ],
    ['a pledge for no month', { months: [] }, { reason: 'months-missing' }],
    ['special savings for a month', { target: 'special' }, { reason: 'months-not-allowed' }],
    ['a month twice', { months: ['2026-11', '2026-11'] }, { reason: 'month-repeated' }],
    ['a month that is none', { months: ['2026-13'] }, { reason: 'month-invalid' }],
    ['a month with a day', { months: ['2026-11-05'] }, { reason: 'month-invalid' }],
    ['a Buddhist month', { months: ['2569-11'] }, { reason: 'month-out-of-range' }],
    ['37 months', { months: monthsFrom2027(37) }, { reason: 'months-too-many' }],
    ['37 months ahead', { months: ['2029-12'] }, { reason: 'month-out-of-range' }],
    ['121 months back', { months: ['2016-10'] }, { reason: 'month-out-of-range' }],
    [
      'tomorrow',
      { effectiveDate: '2026-11-06' },
      { reason: 'date-in-future', latest: '2026-11-05' },
    ],
    [
      '31 days ago',
      { effectiveDate: '2026-10-05' },
      { reason: 'date-too-old', earliest: '2026-10-06' },
    ],
    ['a day that is none', { effectiveDate: '2026-10-32' }, { reason: 'date-invalid' }],
    ['30 February', { effectiveDate: '2026-02-30' }, { reason: 'date-invalid' }],
    ['a word for a day', { effectiveDate: 'yesterday' }, { reason: 'date-invalid' }],
  ] as const)('%s', (_, over, refusal) => {
    const books = new PlainBooks();
    expect(books.prepare(deposit(over))).toMatchObject({ kind: 'refused', ...refusal });
  });

  test.each([
    ['a satang', { amount: 1n }],
    ['the largest amount', { amount: AMOUNT_MAX }],
    ['30 days ago', { effectiveDate: '2026-10-06' }],
    ['today', { effectiveDate: '2026-11-05' }],
    ['36 months ahead', { months: ['2029-11'] }],
    ['120 months back', { months: ['2016-11'] }],
    ['36 months', { months: monthsFrom2027(35).concat('2026-11') }],
  ] as const)('not: %s', (_, over) => {
    expect(new PlainBooks().prepare(deposit(over)).kind).toBe('entry');
  });

  test('a month already paid, but not when said to be extra, nor another member', () => {
    const books = new PlainBooks();
    books.post(deposit());
    const again = deposit({ idemKey: 'k2', months: ['2026-10', '2026-11'] });
    expect(books.prepare(again)).toEqual({
      kind: 'refused',
      reason: 'month-already-paid',
      month: '2026-11',
    });
    expect(books.prepare({ ...again, extra: true })).toMatchObject({
      kind: 'entry',
      entry: { facts: { extra: true } },
    });
    expect(books.prepare({ ...again, memberId: 'm2' }).kind).toBe('entry');
  });

  test('a day before the group opened its books', () => {
    const books = new PlainBooks(emptyHead({ openedOn: '2026-11-01' }));
    expect(books.prepare(deposit({ effectiveDate: '2026-10-31' }))).toEqual({
      kind: 'refused',
      reason: 'date-before-opening',
      earliest: '2026-11-01',
    });
  });

  test('everything by a frozen group, before any other reason', () => {
    const books = new PlainBooks(emptyHead({ state: 'frozen', frozenReason: 'I4' }));
    expect(books.prepare(deposit({ amount: 0n }))).toEqual({ kind: 'refused', reason: 'frozen' });
  });
});

describe('a clock', () => {
  const books = new PlainBooks(emptyHead({ recordedAt: NOON }));

  test('a little behind the last entry records at the last entry', () => {
    const prepared = books.prepare(deposit({ at: NOON - CLOCK_BEHIND_MAX_MS }));
    expect(prepared).toMatchObject({ kind: 'entry', entry: { recordedAt: NOON } });
  });

  test('more than five minutes behind records nothing', () => {
    const prepared = books.prepare(deposit({ at: NOON - CLOCK_BEHIND_MAX_MS - 1 }));
    expect(prepared).toEqual({ kind: 'refused', reason: 'clock-behind' });
  });

  test('of Bangkok decides the day and the year of the receipt', () => {
    const midnight = instantOf('2027-01-01');
    const before = new PlainBooks().prepare(deposit({ at: midnight - 1 }));
    const after = new PlainBooks().prepare(deposit({ at: midnight }));
    expect(before).toMatchObject({
      entry: { effectiveDate: '2026-12-31', receiptNo: '2569/0001' },
    });
    expect(after).toMatchObject({ entry: { effectiveDate: '2027-01-01', receiptNo: '2570/0001' } });
  });

  test('past new year numbers a back-dated deposit in the year it is recorded', () => {
    const at = instantOf('2027-01-02', 9);
    const prepared = new PlainBooks().prepare(deposit({ at, effectiveDate: '2026-12-31' }));
    expect(prepared).toMatchObject({
      entry: { effectiveDate: '2026-12-31', receiptNo: '2570/0001' },
    });
  });
});

test('an entrance fee goes to the fees and has a receipt', () => {
  const books = new PlainBooks();
  books.post(deposit());
  const entry = books.post({
    ...base('k2'),
    kind: 'entrance-fee',
    amount: 2_000n,
    channel: 'cash',
  });
  expect(entry.receiptNo).toBe('2569/0002');
  expect(entry.postings.map(({ account, amount }) => [account, amount])).toEqual([
    ['cash', 2_000n],
    ['fees', -2_000n],
  ]);
});

describe('an opening balance', () => {
  test('of a member stands against opening, without a receipt', () => {
    const entry = new PlainBooks().post({
      ...base('k1'),
      kind: 'opening-balance',
      balances: { pledge: 120_000n, special: 5_000n },
      months: [{ month: '2025-12', amount: 10_000n }],
    });
    expect(entry.receiptNo).toBeNull();
    expect(entry.postings.map(({ account, amount }) => [account, amount])).toEqual([
      ['member:m1:pledge', -120_000n],
      ['member:m1:special', -5_000n],
      ['opening', 125_000n],
    ]);
    expect(entry.months).toEqual([{ month: '2025-12', amount: 10_000n }]);
  });

  test('of the group leaves in opening what the savings do not explain', () => {
    const books = new PlainBooks();
    books.post({ ...base('k1'), kind: 'opening-balance', balances: { pledge: 90_000n } });
    const group = { ...base('k2'), memberId: null, kind: 'opening-balance' as const };
    books.post({ ...group, balances: { cash: 10_000n, bank: 100_000n } });
    expect(books.account('opening').balance).toBe(-20_000n);
  });

  test.each([
    [{}, [], 'amount-out-of-range'],
    [{ pledge: 0n }, [], 'amount-out-of-range'],
    [{ pledge: AMOUNT_MAX, special: 1n }, [], 'amount-out-of-range'],
    [{ pledge: 100n }, [{ month: '2026-10', amount: 101n }], 'amount-out-of-range'],
    [{ pledge: 100n }, [{ month: '2026-10', amount: 0n }], 'amount-out-of-range'],
    [{ special: 100n }, [{ month: '2026-10', amount: 1n }], 'amount-out-of-range'],
    [{ pledge: 100n }, [{ month: '2026-1', amount: 1n }], 'month-invalid'],
  ])('of %p with months %p is refused: %s', (balances, months, reason) => {
    const command = { ...base('k1'), kind: 'opening-balance' as const, balances, months };
    expect(new PlainBooks().prepare(command)).toMatchObject({ kind: 'refused', reason });
  });

  test('of a member cannot hold the group’s cash, nor the other way round', () => {
    const command = { ...base('k1'), kind: 'opening-balance' as const, balances: { cash: 1n } };
    expect(() => new PlainBooks().prepare(command)).toThrow(TypeError);
    const group = { ...command, memberId: null, balances: { pledge: 1n } };
    expect(() => new PlainBooks().prepare(group)).toThrow(TypeError);
  });
});

test('books that do not hold together are not added to', () => {
  const books = new PlainBooks();
  books.accounts.set('cash', { balance: -50_000n, accountSeq: 1 });
  expect(() => books.prepare(deposit())).toThrow('ledger g1: cash: I5');
  books.accounts.delete('cash');
  expect(() => books.prepare(deposit({ actor: 'นางสมศรี ใจดี' }))).toThrow(LedgerInvariantError);
  expect(() => books.prepare(deposit({ actor: 'นางสมศรี' }))).toThrow('ledger g1 entry 1: actor');
});

function base(idemKey: string) {
  return { groupId: 'g1', idemKey, actor: 'treasurer1', at: NOON, memberId: 'm1' };
}

function monthsFrom2027(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    return `${2027 + Math.floor(index / 12)}-${month}`;
  });
}

test('a draft that does not balance, or names an account nobody has, is a program error', () => {
  const books = new PlainBooks();
  const command = deposit();
  const draft = draftEntry(command, () => undefined);
  if (draft.kind === 'refused') throw new Error(draft.reason);
  const post = (lines: EntryDraft['lines']) =>
    prepareEntry({ command, inputHash: '0'.repeat(64), draft: { ...draft, lines } }, books, rules);
  const gold = [...draft.lines, { account: 'gold', amount: 1n }];
  expect(() => post(draft.lines.slice(0, 1))).toThrow(LedgerInvariantError);
  expect(() => post(gold)).toThrow(LedgerInvariantError);
  expect(post(draft.lines).kind).toBe('entry');
});
