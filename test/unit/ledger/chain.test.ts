import { expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { entryHash, genesisHash, inputHash } from '../../../src/domain/ledger/chain.ts';
import type { Entry } from '../../../src/domain/ledger/entry.ts';
import { deposit, PlainBooks } from './books.ts';

test('SHA-256 is the standard one, over UTF-8', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('สัจจะ')).toBe(GOLDEN.utf8);
});

// These hashes are in people's books: a change here is a new version of the chain, not a fix.
test('the chain of version sgl/v1 stays what it was', () => {
  const books = new PlainBooks();
  const entry = books.post(deposit());
  expect(books.head.hash).toBe(entry.hash);
  expect(entry.prevHash).toBe(GOLDEN.genesis);
  expect(genesisHash('g1', '2026-01-01', sha256)).toBe(GOLDEN.genesis);
  expect(entry.inputHash).toBe(GOLDEN.input);
  expect(entry.hash).toBe(GOLDEN.entry);
});

// Computed by another program, in another language, from the description in `chain.ts`.
const GOLDEN = {
  utf8: '05c4ab8905237bfb67a9681848e5ae4c876c4e087a515e4165372579cae7e3b8',
  genesis: '4dcfca6aeefea736290c78f4a78c3861eeea01f4ee5ccf9ac8bd512a0954cc1c',
  input: 'f8de4d769808c05260592899071d7c2015ca5cc5cf8d872ee749c31f2f6f7897',
  entry: 'd1e28addbd1670f0aca0f30d489b0e7ecd077e4e0abf8c570a3dea1685dd6e37',
};

test('a change of any field, however small, changes the hash', () => {
  const entry = new PlainBooks().post(deposit({ approvers: ['chair1'] }));
  const [cash, pledge] = entry.postings;
  if (!cash || !pledge) throw new Error('a deposit has two postings');
  const changes: Partial<Entry>[] = [
    { groupId: 'g2' },
    { seq: 2 },
    { kind: 'deposit2' },
    { idemKey: 'flow:f1:confirm2' },
    { inputHash: entry.inputHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    { effectiveDate: '2026-11-04' },
    { recordedAt: entry.recordedAt + 1 },
    { actor: 'treasurer2' },
    { approvers: [] },
    { approvers: ['chair1', 'chair1'] },
    { memberId: null },
    { memberId: 'm2' },
    { receiptNo: null },
    { receiptNo: '2569/0002' },
    { reversesSeq: 0 },
    { postings: [cash] },
    { postings: [pledge, cash] },
    { postings: [{ ...cash, amount: 10_001n }, pledge] },
    { postings: [{ ...cash, accountSeq: 2 }, pledge] },
    { postings: [{ ...cash, balanceAfter: 10_001n }, pledge] },
    { postings: [{ ...cash, account: 'bank' }, pledge] },
    { months: [] },
    { months: [{ month: '2026-12', amount: 10_000n }] },
    { months: [{ month: '2026-11', amount: 9_999n }] },
    { facts: {} },
    { facts: { ...entry.facts, channel: 'transfer' } },
    { prevHash: entry.hash },
  ];
  const hashes = changes.map((change) => entryHash({ ...entry, ...change }, sha256));
  expect(new Set([entry.hash, ...hashes]).size).toBe(changes.length + 1);
  const changed = new Set(changes.flatMap((change) => Object.keys(change)));
  expect(Object.keys(entry).filter((field) => !changed.has(field))).toEqual(['hash']);
});

test('the input hash covers what is asked for and not when it was tried', () => {
  const asked = inputHash(deposit(), sha256);
  expect(inputHash(deposit({ at: 1, idemKey: 'other' }), sha256)).toBe(asked);
  const others = [
    deposit({ amount: 10_001n }),
    deposit({ memberId: 'm2' }),
    deposit({ months: ['2026-12'] }),
    deposit({ channel: 'transfer' }),
    deposit({ target: 'special', months: [] }),
    deposit({ extra: true }),
    deposit({ actor: 'other' }),
    deposit({ approvers: ['chair1'] }),
    deposit({ effectiveDate: '2026-11-05' }),
  ].map((command) => inputHash(command, sha256));
  expect(new Set([asked, ...others]).size).toBe(others.length + 1);
});
