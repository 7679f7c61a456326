import { expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { entryHash } from '../../../src/domain/ledger/chain.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { entryViolations } from '../../../src/domain/ledger/entry-violations.ts';
import { deposit, NOON, PlainBooks, rules } from './books.ts';

/** Books with one deposit, and a sound second one that was not taken in yet. */
function second(): { books: PlainBooks; entry: Entry } {
  const books = new PlainBooks();
  books.post(deposit());
  const prepared = books.prepare(deposit({ idemKey: 'k2', months: ['2026-12'] }));
  if (prepared.kind === 'refused') throw new Error(prepared.reason);
  return { books, entry: prepared.entry };
}

/** Violations of the entry with changes, sealed again as a forger would. */
function resealed(change: (entry: Entry) => Partial<Entry>): string[] {
  const { books, entry } = second();
  const changed = { ...entry, ...change(entry) };
  const forged = { ...changed, hash: entryHash(changed, sha256) };
  return entryViolations(forged, books, rules).map(
    ({ field, invariant }) => `${invariant} ${field}`,
  );
}

const withPosting =
  (index: number, over: Partial<Entry['postings'][number]>) =>
  (entry: Entry): Partial<Entry> => ({
    postings: entry.postings.map((posting, at) =>
      at === index ? { ...posting, ...over } : posting,
    ),
  });

test('a sound entry breaks nothing', () => {
  const { books, entry } = second();
  expect(entryViolations(entry, books, rules)).toEqual([]);
});

test('an edit without a new seal shows in the hash', () => {
  const { books, entry } = second();
  const found = entryViolations({ ...entry, actor: 'other' }, books, rules);
  expect(found).toEqual([{ invariant: 'I11', field: 'hash', what: 'does not match the content' }]);
});

test.each<[string, (entry: Entry) => Partial<Entry>, string[]]>([
  ['unbalanced', withPosting(0, { amount: 10_001n, balanceAfter: 20_001n }), ['I1 postings']],
  [
    'a posting dropped',
    ({ postings }) => ({ postings: postings.slice(0, 1), months: [] }),
    ['I1 postings', 'I1 postings'],
  ],
  ['no postings', () => ({ postings: [], months: [] }), ['I1 postings']],
  [
    'an account twice',
    ({ postings: [cash] }) => ({
      postings: [cash!, { ...cash!, amount: -cash!.amount, accountSeq: 3, balanceAfter: 10_000n }],
      months: [],
    }),
    ['I1 postings', 'I3 postings[1].accountSeq', 'I4 postings[1].balanceAfter', 'I1 kind'],
  ],
  ['a wrong account number', withPosting(1, { accountSeq: 3 }), ['I3 postings[1].accountSeq']],
  ['a wrong balance', withPosting(1, { balanceAfter: -1n }), ['I4 postings[1].balanceAfter']],
  [
    'savings below zero',
    withPosting(1, { balanceAfter: 1n }),
    ['I4 postings[1].balanceAfter', 'I5 postings[1].balanceAfter'],
  ],
  ['an unknown account', withPosting(0, { account: 'gold' }), expectUnknown()],
  ['a member account without a member', withPosting(0, { account: 'pledge' }), expectUnknown()],
  ['a gap', () => ({ seq: 3 }), ['I3 seq']],
  ['a repeated number', () => ({ seq: 1 }), ['I3 seq']],
  ['another chain', () => ({ prevHash: '0'.repeat(64) }), ['I11 prevHash']],
  ['earlier than the one before', () => ({ recordedAt: NOON - 1 }), ['I12 recordedAt']],
  ['dated after it was recorded', () => ({ effectiveDate: '2026-11-06' }), ['I12 effectiveDate']],
  ['dated before the opening', () => ({ effectiveDate: '2025-12-31' }), ['I12 effectiveDate']],
  ['dated on no day', () => ({ effectiveDate: '2026-02-30' }), ['I12 effectiveDate']],
  ['a receipt skipped', () => ({ receiptNo: '2569/0003' }), ['I3 receiptNo']],
  ['a receipt repeated', () => ({ receiptNo: '2569/0001' }), ['I3 receiptNo']],
  ['a receipt of another year', () => ({ receiptNo: '2570/0001' }), ['I3 receiptNo']],
  ['an empty receipt', () => ({ receiptNo: '' }), ['I3 receiptNo']],
  ['a reversal of itself', () => ({ kind: 'reversal', reversesSeq: 2 }), ['I7 reversesSeq']],
  ['a name for an actor', () => ({ actor: 'สมศรี' }), ['I10 actor']],
  ['a sentence among the facts', () => ({ facts: { memo: 'for Somsri' } }), ['I10 facts.memo']],
  ['a sentence for a key', () => ({ idemKey: 'a b' }), ['I10 idemKey']],
  ['no input hash', () => ({ inputHash: '' }), ['I10 inputHash']],
  ['months that exceed the posting', () => ({ months: [share(10_001n)] }), ['I4 months']],
  ['months that fall short of it', () => ({ months: [share(9_999n)] }), ['I4 months']],
  ['months of another member', () => ({ memberId: 'm2' }), ['I4 months', 'I1 kind']],
])('found: %s', (_, change, violations) => {
  expect(resealed(change)).toEqual(violations);
});

test('an amount over the limit is found, and one that moves nothing', () => {
  const huge = 1_000_000_000_001n;
  const both = (amount: bigint) => (entry: Entry) => ({
    months: [],
    postings: entry.postings.map((posting) => {
      const moved = posting.amount < 0n ? -amount : amount;
      return {
        ...posting,
        amount: moved,
        balanceAfter: posting.balanceAfter - posting.amount + moved,
      };
    }),
  });
  expect(resealed(both(huge))).toEqual(['I2 postings[0].amount', 'I2 postings[1].amount']);
  expect(resealed(both(0n))).toEqual(['I2 postings[0].amount', 'I2 postings[1].amount']);
  expect(resealed(both(huge - 1n))).toEqual([]);
});

function share(amount: bigint) {
  return { month: '2026-12', amount };
}

function expectUnknown(): string[] {
  return ['I3 postings[0].accountSeq', 'I4 postings[0].balanceAfter', 'I5 postings[0].account'];
}
