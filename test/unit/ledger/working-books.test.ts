import { expect, test } from '@jest/globals';
import { LedgerInvariantError } from '../../../src/domain/ledger/ledger-invariant-error.ts';
import type { RecordWriter } from '../../../src/ports/records/record-store.ts';
import { WorkingBooks } from '../../../src/stores/ledger/working-books.ts';
import { deposit, emptyHead, PlainBooks, rules } from './books.ts';
import { draftEntry } from '../../../src/domain/ledger/draft-entry.ts';

/** A store that holds nothing, and whose rows were always changed by someone else meanwhile. */
const hostile: RecordWriter = {
  get: () => Promise.resolve(undefined),
  find: () => Promise.resolve([]),
  count: () => Promise.resolve(0),
  sum: () => Promise.resolve(0n),
  insert: () => Promise.resolve(),
  update: () => Promise.resolve(false),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(false),
};

async function changed(): Promise<WorkingBooks> {
  const books = new WorkingBooks(emptyHead());
  const draft = draftEntry(deposit(), () => undefined);
  if (draft.kind === 'refused') throw new Error(draft.reason);
  await books.load(hostile, [draft]);
  books.apply(new PlainBooks().post(deposit()));
  return books;
}

test('a head that was changed by someone else is not overwritten', async () => {
  const books = await changed();
  await expect(books.saveHead(hostile)).rejects.toThrow(LedgerInvariantError);
});

test('the head is claimed only as it was read', async () => {
  const expected: unknown[] = [];
  const books = await changed();
  await books.saveHead({
    ...hostile,
    update: (_table, _key, _patch, expect) => Promise.resolve(expected.push(expect) > 0),
  });
  expect(expected).toEqual([{ seq: 0, hash: emptyHead().hash }]);
});

test('a balance that was changed by someone else is not overwritten', async () => {
  const account = { balance: 0n, accountSeq: 0 };
  const stored = { ...hostile, get: () => Promise.resolve(account as never) };
  const books = new WorkingBooks(emptyHead());
  const draft = draftEntry(deposit(), () => undefined);
  if (draft.kind === 'refused') throw new Error(draft.reason);
  await books.load(stored, [draft]);
  books.apply(new PlainBooks().post(deposit()));
  await expect(books.saveProjections(hostile, rules)).rejects.toThrow(LedgerInvariantError);
});

test('an entry on accounts that were not read is a program error', () => {
  const books = new WorkingBooks(emptyHead());
  expect(() => books.apply(new PlainBooks().post(deposit()))).toThrow('without being read');
});
