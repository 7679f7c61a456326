import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { entryHash } from '../../../src/domain/ledger/chain.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { entryViolations } from '../../../src/domain/ledger/entry-violations.ts';
import type { ReversalCommand } from '../../../src/domain/ledger/ledger-command.ts';
import { deposit, NOON, PlainBooks, rules } from './books.ts';

const reversal = (over: Partial<ReversalCommand> = {}): ReversalCommand => ({
  kind: 'reversal',
  groupId: 'g1',
  idemKey: 'approval:a1:reversal',
  actor: 'treasurer1',
  approvers: ['chair1'],
  at: NOON,
  memberId: null,
  reversesSeq: 1,
  reason: 'wrong-amount',
  replaced: false,
  ...over,
});

/** Books with a deposit for two months. */
function withDeposit(): PlainBooks {
  const books = new PlainBooks();
  books.post(deposit({ amount: 20_001n, months: ['2026-11', '2026-12'] }));
  return books;
}

describe('a reversal', () => {
  test('is the exact negation, months included, with a number of its own', () => {
    const books = withDeposit();
    const entry = books.post(reversal());
    expect(entry).toMatchObject({
      seq: 2,
      kind: 'reversal',
      reversesSeq: 1,
      memberId: 'm1',
      receiptNo: '2569/0002',
      approvers: ['chair1'],
      facts: { reason: 'wrong-amount', replaced: false },
      months: [
        { month: '2026-11', amount: -10_001n },
        { month: '2026-12', amount: -10_000n },
      ],
    });
    expect(entry.postings.map(({ amount, balanceAfter }) => [amount, balanceAfter])).toEqual([
      [-20_001n, 0n],
      [20_001n, 0n],
    ]);
    expect(books.prepare(deposit({ idemKey: 'k3' })).kind).toBe('entry');
  });

  test.each([
    ['of no entry', {}, { reversesSeq: 9 }, { reason: 'entry-unknown', seq: 9 }],
    ['of one taken back already', { reversesSeq: 1 }, {}, { reason: 'already-reversed', by: 2 }],
    ['of a reversal', { reversesSeq: 1 }, { reversesSeq: 2 }, { reason: 'is-reversal', seq: 2 }],
  ])('%s is refused', (_, first, over, refusal) => {
    const books = withDeposit();
    if ('reversesSeq' in first) books.post(reversal(first));
    expect(books.prepare(reversal({ idemKey: 'k9', ...over }))).toMatchObject(refusal);
  });

  test('by one person alone is refused, also when they name themselves', () => {
    const alone = { reason: 'approvers-missing', needed: 1 };
    for (const approvers of [[], ['treasurer1']]) {
      expect(withDeposit().prepare(reversal({ approvers }))).toMatchObject(alone);
    }
  });

  test('of what was spent since is refused: neither savings nor the cash box go below zero', () => {
    const books = withDeposit();
    books.post({ ...reversal(), kind: 'bank-pay-in', amount: 1n });
    expect(books.prepare(reversal({ idemKey: 'k3' }))).toEqual({
      kind: 'refused',
      reason: 'balance-too-low',
      account: 'cash',
      available: 20_000n,
    });
  });

  test('of a month long gone is not refused for it', () => {
    const books = new PlainBooks();
    books.post({
      ...reversal(),
      kind: 'opening-balance',
      memberId: 'm1',
      balances: { pledge: 5_000n },
      months: [{ month: '2016-11', amount: 5_000n }],
    });
    const later = NOON + 400 * 24 * 3_600_000;
    expect(books.prepare(reversal({ idemKey: 'k2', at: later })).kind).toBe('entry');
  });
});

describe('a reversal with the right entry after it', () => {
  const first = reversal({ replaced: true });
  const right = deposit({ idemKey: 'approval:a1:entry', approvers: ['chair1'], corrects: 1 });

  test('may take money that was carried to the bank meanwhile, since it comes back at once', () => {
    const books = withDeposit();
    books.post({ ...reversal(), kind: 'bank-pay-in', amount: 20_001n });
    books.post({ ...first, idemKey: 'k3' });
    expect(books.account('cash').balance).toBe(-20_001n);
    const whole = { ...right, months: ['2026-11', '2026-12'], amount: 20_001n };
    const entry = books.post({ ...whole, memberId: 'm2' });
    expect(entry.facts).toMatchObject({ corrects: 1 });
    expect(books.account('cash').balance).toBe(0n);
  });

  test('is refused where the right entry leaves the cash box short, by as much as there was', () => {
    const books = withDeposit();
    books.post({ ...reversal(), kind: 'bank-pay-in', amount: 20_000n });
    books.post({ ...first, idemKey: 'k3' });
    const low = { reason: 'balance-too-low', account: 'cash', available: 1n };
    expect(books.prepare(right)).toMatchObject(low);
    const byTransfer = { ...right, channel: 'transfer', amount: 20_001n } as const;
    expect(books.prepare(byTransfer)).toMatchObject(low);
    expect(books.prepare({ ...right, amount: 20_000n }).kind).toBe('entry');
  });

  test('never takes a member’s savings below zero', () => {
    const books = new PlainBooks();
    books.post(deposit({ target: 'special', months: [] }));
    books.post({
      ...reversal(),
      kind: 'special-withdrawal',
      memberId: 'm1',
      amount: 1n,
      channel: 'cash',
    });
    expect(books.prepare({ ...first, idemKey: 'k3' })).toMatchObject({
      reason: 'balance-too-low',
      account: 'member:m1:special',
    });
  });

  test('nothing else may follow it, and nothing may say it puts right what it does not follow', () => {
    const books = withDeposit();
    expect(() => books.prepare({ ...right, months: ['2027-01'] })).toThrow('I7');
    books.post(first);
    expect(() => books.prepare(deposit({ idemKey: 'k3' }))).toThrow('I7');
    expect(() => books.prepare({ ...right, corrects: 2 })).toThrow('I7');
    expect(books.prepare(right).kind).toBe('entry');
  });
});

describe('found in books changed by hand', () => {
  /** Violations of a sound reversal with changes, sealed again as a forger would. */
  function forged(change: (entry: Entry) => Partial<Entry>): string[] {
    const books = withDeposit();
    const prepared = books.prepare(reversal());
    if (prepared.kind === 'refused') throw new Error(prepared.reason);
    const changed = { ...prepared.entry, ...change(prepared.entry) };
    const entry = { ...changed, hash: entryHash(changed, sha256) };
    return entryViolations(entry, books, rules).map(
      ({ field, invariant }) => `${invariant} ${field}`,
    );
  }

  test.each<[string, (entry: Entry) => Partial<Entry>, string[]]>([
    ['a sound one', () => ({}), []],
    ['another amount', part, ['I7 postings']],
    [
      'a posting less',
      ({ postings }) => ({ postings: postings.slice(1) }),
      ['I1 postings', 'I1 postings', 'I7 postings'],
    ],
    ['months kept', () => ({ months: [] }), ['I7 postings']],
    ['another member', () => ({ memberId: 'm2' }), ['I4 months', 'I7 postings']],
    ['no approver', () => ({ approvers: [] }), ['I8 approvers']],
    ['an unknown entry', () => ({ reversesSeq: 0 }), ['I7 reversesSeq']],
    ['called a deposit', () => ({ kind: 'deposit' }), ['I7 kind']],
    ['of nothing', () => ({ reversesSeq: null }), ['I7 kind']],
  ])('%s', (_, change, violations) => {
    expect(forged(change)).toEqual(violations);
  });

  test('a second one, and one of a reversal', () => {
    const books = withDeposit();
    const taken = books.post(reversal());
    const again = { ...taken, seq: 3, idemKey: 'k3' };
    const found = (entry: Entry) => entryViolations(entry, books, rules).map(({ what }) => what);
    expect(found(again)).toContain('was reversed before');
    expect(found({ ...again, reversesSeq: 2 })).toContain('is itself a reversal');
  });
});

/** All amounts a satang less, still balanced. */
function part({ months, postings }: Entry): Partial<Entry> {
  const less = (amount: bigint) => (amount < 0n ? amount + 1n : amount - 1n);
  return {
    postings: postings.map((posting) => ({
      ...posting,
      amount: less(posting.amount),
      balanceAfter: posting.balanceAfter - posting.amount + less(posting.amount),
    })),
    months: months.map(({ amount, month }, index) => ({
      month,
      amount: index === 0 ? amount + 1n : amount,
    })),
  };
}
