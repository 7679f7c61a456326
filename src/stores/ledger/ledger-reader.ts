import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import { memberAccount } from '../../domain/ledger/account-name.ts';
import { shownBalance } from '../../domain/ledger/chart.ts';
import { groupRules } from '../../domain/ledger/group-rules.ts';
import type { AccountKind, Chart } from '../../domain/ledger/chart.ts';
import type { Entry, MonthShare } from '../../domain/ledger/entry.ts';
import type { LedgerHead } from '../../domain/ledger/ledger-head.ts';
import type { MonthClose } from '../../domain/ledger/month-close.ts';
import type { TypeBalances } from '../../domain/ledger/type-balances.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import type {
  AsOf,
  LedgerReader,
  MonthPayer,
  PostOutcome,
} from '../../ports/stores/ledger-store.ts';
import {
  ledgerAccounts,
  ledgerEntries,
  ledgerHeads,
  pledgeMonths,
} from '../schema/ledger-tables.ts';
import { balancesAt } from './balances-at.ts';
import { entriesAfter, entriesBetween } from './entries-between.ts';
import { closeAtOrBefore } from './month-closes.ts';
import { readEntry } from './read-books.ts';
import { findOutcome } from './find-outcome.ts';
import { liveDeposits } from './live-deposits.ts';

export class RecordLedgerReader implements LedgerReader {
  readonly #records: RecordReader;
  readonly #chart: Chart;

  constructor(records: RecordReader, chart: Chart) {
    this.#records = records;
    this.#chart = chart;
  }

  async head(groupId: string): Promise<LedgerHead | undefined> {
    return await this.#records.get(ledgerHeads, { groupId });
  }

  async heads(after: string | undefined, limit: number): Promise<LedgerHead[]> {
    return await this.#records.find(ledgerHeads, {
      index: 'key',
      range: { gt: after ?? '' },
      limit,
    });
  }

  async entry(groupId: string, seq: number): Promise<Entry | undefined> {
    const row = await this.#records.get(ledgerEntries, { groupId, seq });
    return row && readEntry(row);
  }

  async entryByReceipt(groupId: string, receiptNo: string): Promise<Entry | undefined> {
    const eq = { groupId, receiptNo };
    const [row] = await this.#records.find(ledgerEntries, { index: 'byReceipt', eq, limit: 1 });
    return row && readEntry(row);
  }

  async entriesByHash(range: { gte: string; lt: string }, limit: number): Promise<Entry[]> {
    const rows = await this.#records.find(ledgerEntries, { index: 'byHash', range, limit });
    return rows.map(readEntry);
  }

  async reversalOf(groupId: string, seq: number): Promise<Entry | undefined> {
    const eq = { groupId, reversesSeq: seq };
    const [row] = await this.#records.find(ledgerEntries, { index: 'byReversed', eq, limit: 1 });
    return row && readEntry(row);
  }

  async outcome(groupId: string, idemKey: string): Promise<PostOutcome | undefined> {
    return (await findOutcome(this.#records, groupId, idemKey))?.outcome;
  }

  async savings(groupId: string, memberId: string): Promise<{ pledge: bigint; special: bigint }> {
    const [pledge, special] = await Promise.all([
      this.#balance(groupId, memberId, 'pledge'),
      this.#balance(groupId, memberId, 'special'),
    ]);
    return { pledge, special };
  }

  async chart(groupId: string): Promise<Chart> {
    const head = await this.head(groupId);
    return head === undefined ? this.#chart : groupRules({ chart: this.#chart }, head).chart;
  }

  async total(groupId: string, type: string): Promise<bigint> {
    const query = { index: 'byType', eq: { groupId, type } };
    const kind = this.#chart.get(type) ?? (await this.chart(groupId)).get(type);
    if (kind === undefined) throw new TypeError(`no account type ${type}`);
    return shownBalance(kind, await this.#records.sum(ledgerAccounts, 'balance', query));
  }

  async lastDeposit(groupId: string, memberId: string): Promise<Entry | undefined> {
    for await (const entry of liveDeposits(this, groupId, memberId)) return entry;
    return undefined;
  }

  async entriesOfMember(
    groupId: string,
    memberId: string,
    { before, limit }: { before?: number; limit: number },
  ): Promise<Entry[]> {
    const rows = await this.#records.find(ledgerEntries, {
      index: 'byMember',
      eq: { groupId, memberId },
      ...(before === undefined ? {} : { range: { lt: before } }),
      order: 'desc',
      limit,
    });
    return rows.map(readEntry);
  }

  async entriesOfDay(
    groupId: string,
    effectiveDate: LocalDate,
    { after, limit }: { after?: number; limit: number },
  ): Promise<Entry[]> {
    const rows = await this.#records.find(ledgerEntries, {
      index: 'byDay',
      eq: { groupId, effectiveDate },
      ...(after === undefined ? {} : { range: { gt: after } }),
      limit,
    });
    return rows.map(readEntry);
  }

  async monthsPaid(
    groupId: string,
    memberId: string,
    first: Month,
    last: Month,
  ): Promise<MonthShare[]> {
    const rows = await this.#records.find(pledgeMonths, {
      index: 'key',
      eq: { groupId, memberId },
      range: { gte: first, lte: last },
    });
    return rows.map(({ amount, month }) => ({ month, amount }));
  }

  async payersOf(groupId: string, month: Month): Promise<MonthPayer[]> {
    const query = { index: 'byMonth', eq: { groupId, month } };
    const rows = await this.#records.find(pledgeMonths, query);
    return rows.map(({ amount, memberId }) => ({ memberId, amount }));
  }

  async similarDeposits(
    groupId: string,
    memberId: string,
    { amount, day, target }: { amount: bigint; target: 'pledge' | 'special'; day: LocalDate },
  ): Promise<Entry[]> {
    const found: Entry[] = [];
    for await (const entry of liveDeposits(this, groupId, memberId, day)) {
      const isSame = entry.postings[0]?.amount === amount && entry.facts['target'] === target;
      if (isSame && entry.effectiveDate === day) found.push(entry);
    }
    return found;
  }

  entriesBetween(
    groupId: string,
    days: { first: LocalDate; last: LocalDate },
  ): AsyncIterable<Entry> {
    return entriesBetween(this.#records, groupId, days);
  }

  entriesAfter(groupId: string, seq: number): AsyncIterable<Entry> {
    return entriesAfter(this.#records, groupId, seq);
  }

  async balancesAt(groupId: string, asOf: AsOf): Promise<TypeBalances> {
    return await balancesAt(this.#records, await this.chart(groupId), groupId, asOf);
  }

  async closeAtOrBefore(groupId: string, month: Month): Promise<MonthClose | undefined> {
    return await closeAtOrBefore(this.#records, groupId, month);
  }

  async #balance(groupId: string, memberId: string, type: string): Promise<bigint> {
    const account = memberAccount(memberId, type);
    const row = await this.#records.get(ledgerAccounts, { groupId, account });
    return shownBalance(this.#kind(type), row?.balance ?? 0n);
  }

  #kind(type: string): AccountKind {
    const kind = this.#chart.get(type);
    if (kind === undefined) throw new TypeError(`no account type ${type}`);
    return kind;
  }
}
