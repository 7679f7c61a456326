import type { Entry, EntryFacts, MonthShare, Posting } from '../../domain/ledger/entry.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import type { RowOf } from '../../ports/records/table.ts';
import type { ledgerEntries, StoredMonthShare, StoredPosting } from '../schema/ledger-tables.ts';

export type EntryRow = RowOf<typeof ledgerEntries>;

export function entryToRow(entry: Entry): EntryRow {
  return {
    ...entry,
    postings: entry.postings.map(({ account, accountSeq, amount, balanceAfter }) => ({
      account,
      amount: satangToText(amount),
      accountSeq,
      balanceAfter: satangToText(balanceAfter),
    })),
    months: entry.months.map(({ amount, month }) => ({ month, amount: satangToText(amount) })),
  };
}

/** @throws TypeError or RangeError for a row that no program of ours wrote */
export function entryFromRow(row: EntryRow): Entry {
  return {
    ...row,
    approvers: listOf(row.approvers, 'approvers', approverOf),
    postings: listOf(row.postings, 'postings', postingOf),
    months: listOf(row.months, 'months', monthOf),
    facts: factsOf(row.facts),
  };
}

function listOf<S, T>(list: readonly S[], field: string, read: (item: S) => T): T[] {
  if (!Array.isArray(list)) throw new TypeError(`${field} is no list`);
  return (list as readonly S[]).map(read);
}

function approverOf(stored: string): string {
  if (typeof stored !== 'string') throw new TypeError('approvers: one is none');
  return stored;
}

function factsOf(stored: EntryFacts): EntryFacts {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
    throw new TypeError('facts are none');
  }
  for (const fact of Object.values(stored)) {
    const isScalar = typeof fact === 'string' || typeof fact === 'boolean';
    if (!isScalar && !Number.isSafeInteger(fact)) throw new TypeError('facts: one is none');
  }
  return stored;
}

function postingOf(stored: StoredPosting | null): Posting {
  if (typeof stored?.account !== 'string' || !Number.isSafeInteger(stored.accountSeq)) {
    throw new TypeError('postings: an account or its number is none');
  }
  return {
    account: stored.account,
    amount: satangFromText(stored.amount),
    accountSeq: stored.accountSeq,
    balanceAfter: satangFromText(stored.balanceAfter),
  };
}

function monthOf(stored: StoredMonthShare | null): MonthShare {
  if (typeof stored?.month !== 'string') throw new TypeError('months: a month is none');
  return { month: stored.month, amount: satangFromText(stored.amount) };
}
