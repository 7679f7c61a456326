import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import type { AccountKind } from '../../domain/ledger/chart.ts';
import type { EntryFacts } from '../../domain/ledger/entry.ts';
import {
  int,
  intOrNull,
  json,
  jsonOrNull,
  money,
  text,
  textOrNull,
} from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** JSON has no bigint: amounts inside JSON columns are decimal strings of satang. */
export interface StoredPosting {
  account: string;
  amount: string;
  accountSeq: number;
  balanceAfter: string;
}

export interface StoredMonthShare {
  month: Month;
  amount: string;
}

/** `{kind: 'posted'}`, or a refusal with its details. */
export type StoredOutcome = { kind: string } & Record<string, string | number | boolean>;

/** One row per group: the end of its chain. Every posting changes it, so postings are serial. */
export const ledgerHeads = table('ledger_heads', {
  columns: {
    groupId: text(),
    openedOn: text<LocalDate>(),
    seq: int(),
    hash: text(),
    recordedAt: int(),
    receiptYear: int(),
    receiptNo: int(),
    state: text<'open' | 'frozen'>(),
    frozenReason: textOrNull(),
    /** Last closed month. */
    closedThrough: textOrNull<Month>(),
    ownAccounts: jsonOrNull<readonly AccountKind[]>(),
  },
  key: ['groupId'],
});

/** The journal. Postings are embedded, so an entry is whole or absent. */
export const ledgerEntries = table('ledger_entries', {
  columns: {
    groupId: text(),
    seq: int(),
    kind: text(),
    idemKey: text(),
    inputHash: text(),
    effectiveDate: text<LocalDate>(),
    recordedAt: int(),
    actor: text(),
    approvers: json<readonly string[]>(),
    memberId: textOrNull(),
    receiptNo: textOrNull(),
    reversesSeq: intOrNull(),
    postings: json<readonly StoredPosting[]>(),
    months: json<readonly StoredMonthShare[]>(),
    facts: json<EntryFacts>(),
    prevHash: text(),
    hash: text(),
  },
  key: ['groupId', 'seq'],
  unique: { byReceipt: ['groupId', 'receiptNo'], byReversed: ['groupId', 'reversesSeq'] },
  indexes: {
    byMember: ['groupId', 'memberId', 'seq'],
    byDay: ['groupId', 'effectiveDate', 'seq'],
    /** Which entries' hashes lie in this stretch? For receipts' check codes, over all groups. */
    byHash: ['hash'],
  },
  appendOnly: true,
});

/** Balances, signed with debits positive: a projection of the journal, updated with it. */
export const ledgerAccounts = table('ledger_accounts', {
  columns: {
    groupId: text(),
    account: text(),
    /** Row of the chart, so that one index adds up all accounts of a type. */
    type: text(),
    balance: money(),
    accountSeq: int(),
  },
  key: ['groupId', 'account'],
  indexes: { byType: ['groupId', 'type'] },
});

/** One idempotency key, one outcome, refusals included (I10). */
export const ledgerCommands = table('ledger_commands', {
  columns: {
    groupId: text(),
    idemKey: text(),
    inputHash: text(),
    outcome: json<StoredOutcome>(),
    /** Entry it made; null when refused. */
    seq: intOrNull(),
    actor: text(),
    at: int(),
  },
  key: ['groupId', 'idemKey'],
  appendOnly: true,
});

/** Satang paid for a month by a member: a projection of the entries' months. */
export const pledgeMonths = table('pledge_months', {
  columns: {
    groupId: text(),
    memberId: text(),
    month: text<Month>(),
    amount: money(),
    /** Last entry that changed it. */
    entrySeq: int(),
  },
  key: ['groupId', 'memberId', 'month'],
  indexes: { byMonth: ['groupId', 'month', 'memberId'] },
});

/**
 * One row per close; the months up to it that were never closed are closed with it. Its balances are
 * those of all entries up to `seq` that bear a day of the month or before.
 */
export const ledgerMonthCloses = table('ledger_month_closes', {
  columns: {
    groupId: text(),
    month: text<Month>(),
    seq: int(),
    hash: text(),
    /** Satang by type of account, signed; types without a balance are left out. */
    balances: json<Readonly<Record<string, string>>>(),
    askedBy: text(),
    approvedBy: text(),
    at: int(),
  },
  key: ['groupId', 'month'],
  appendOnly: true,
});

export const ledgerTables = [
  ledgerHeads,
  ledgerEntries,
  ledgerAccounts,
  ledgerCommands,
  pledgeMonths,
  ledgerMonthCloses,
] as const;
