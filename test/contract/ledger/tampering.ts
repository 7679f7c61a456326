import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { RowOf } from '../../../src/ports/records/table.ts';
import {
  ledgerAccounts,
  ledgerCommands,
  ledgerEntries,
  ledgerHeads,
  ledgerMonthCloses,
  pledgeMonths,
} from '../../../src/stores/schema/ledger-tables.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type RowsOf<T> = Mutable<RowOf<T>>[];

/** All rows of a small ledger in memory, where anything can be done to them. */
export interface LedgerRows {
  heads: RowsOf<typeof ledgerHeads>;
  entries: RowsOf<typeof ledgerEntries>;
  accounts: RowsOf<typeof ledgerAccounts>;
  commands: RowsOf<typeof ledgerCommands>;
  months: RowsOf<typeof pledgeMonths>;
  closes: RowsOf<typeof ledgerMonthCloses>;
}

export async function readRows(store: RecordStore): Promise<LedgerRows> {
  const all = { limit: 10_000 };
  return {
    heads: await store.scan(ledgerHeads, all),
    entries: await store.scan(ledgerEntries, all),
    accounts: await store.scan(ledgerAccounts, all),
    commands: await store.scan(ledgerCommands, all),
    months: await store.scan(pledgeMonths, all),
    closes: await store.scan(ledgerMonthCloses, all),
  };
}

/** Writes rows into an empty store, as someone who owns the database could. */
export async function writeRows(store: RecordStore, rows: LedgerRows): Promise<void> {
  await store.insertEach(ledgerHeads, rows.heads);
  await store.insertEach(ledgerEntries, rows.entries);
  await store.insertEach(ledgerAccounts, rows.accounts);
  await store.insertEach(ledgerCommands, rows.commands);
  await store.insertEach(pledgeMonths, rows.months);
  await store.insertEach(ledgerMonthCloses, rows.closes);
}
