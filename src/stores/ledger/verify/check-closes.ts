import { addMonths, monthOf } from '../../../domain/bangkok-time.ts';
import type { Month } from '../../../domain/bangkok-time.ts';
import { parseAccount } from '../../../domain/ledger/account-name.ts';
import { genesisHash } from '../../../domain/ledger/chain.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { LedgerHead } from '../../../domain/ledger/ledger-head.ts';
import type { LedgerRules } from '../../../domain/ledger/ledger-state.ts';
import type { MonthClose } from '../../../domain/ledger/month-close.ts';
import { areSameBalances, type TypeBalances } from '../../../domain/ledger/type-balances.ts';
import { sumSatang } from '../../../domain/money.ts';
import type { RecordReader } from '../../../ports/records/record-store.ts';
import { ledgerMonthCloses } from '../../schema/ledger-tables.ts';
import { closeFromRow } from '../month-closes.ts';
import type { FindingList } from './finding.ts';
import { groupPages } from './group-pages.ts';
import { misshapenColumn } from './row-shape.ts';

/**
 * I9: what was closed still is what it was. Goes along with the journal from its first entry on,
 * recomputes the balances of every close at the entry it counted to, and lists what came too late.
 */
export class CloseWatch {
  readonly #closes: readonly MonthClose[];
  readonly #rules: LedgerRules;
  readonly #findings: FindingList;
  readonly #byMonth = new Map<Month, Map<string, bigint>>();
  #next = 0;
  #hash: string;

  private constructor(
    closes: readonly MonthClose[],
    head: LedgerHead,
    rules: LedgerRules,
    findings: FindingList,
  ) {
    this.#closes = closes;
    this.#rules = rules;
    this.#findings = findings;
    this.#hash = genesisHash(head.groupId, head.openedOn, rules.sha256);
    this.#checkOrder(head);
  }

  static async of(
    reader: RecordReader,
    head: LedgerHead,
    rules: LedgerRules,
    findings: FindingList,
  ): Promise<CloseWatch> {
    const closes: MonthClose[] = [];
    for await (const page of groupPages(reader, ledgerMonthCloses, findings, '')) {
      for (const row of page) {
        const column = misshapenColumn(ledgerMonthCloses, row);
        const close = column === undefined ? readClose(row) : undefined;
        if (close) closes.push(close);
        else findings.add(null, 'I9', `closes[${row.month}].${column ?? 'balances'}`, UNREADABLE);
      }
    }
    return new CloseWatch(closes, head, rules, findings);
  }

  /** The next entry of the journal. */
  take(entry: Entry): void {
    if (this.#closes.length === 0) return;
    this.#passed(entry.seq);
    const month = monthOf(entry.effectiveDate);
    const closed = this.#closes[this.#next - 1];
    if (closed && month <= closed.month) {
      this.#findings.add(entry.seq, 'I9', 'effectiveDate', 'is in a month closed before it');
    }
    const sums = this.#byMonth.get(month) ?? new Map<string, bigint>();
    this.#byMonth.set(month, sums);
    for (const { account, amount } of entry.postings) {
      const type = parseAccount(this.#rules.chart, account)?.kind.type ?? account;
      sums.set(type, (sums.get(type) ?? 0n) + amount);
    }
    this.#hash = entry.hash;
  }

  /** After the last entry. */
  end(seq: number): void {
    this.#passed(seq + 1);
    for (const { month } of this.#closes.slice(this.#next)) {
      this.#wrong(month, 'seq', 'is after the last entry');
    }
  }

  /** Checks the closes that counted to an entry before `seq`. */
  #passed(seq: number): void {
    for (;;) {
      const close = this.#closes[this.#next];
      if (close === undefined || close.seq >= seq) return;
      this.#next += 1;
      if (close.hash !== this.#hash) this.#wrong(close.month, 'hash', 'is not that of its entry');
      if (!areSameBalances(this.#balancesThrough(close.month), close.balances)) {
        this.#wrong(close.month, 'balances', 'are not those of the entries');
      }
    }
  }

  #balancesThrough(month: Month): TypeBalances {
    const sums = new Map<string, bigint>();
    for (const [of, balances] of this.#byMonth) {
      if (of > month) continue;
      for (const [type, amount] of balances) {
        sums.set(type, (sums.get(type) ?? 0n) + amount);
      }
    }
    return Object.fromEntries(sums);
  }

  #checkOrder(head: LedgerHead): void {
    let before: MonthClose | undefined;
    for (const close of this.#closes) {
      if (before && close.month !== addMonths(before.month, 1)) {
        this.#wrong(close.month, 'month', 'does not follow the one before');
      }
      if (before && close.seq < before.seq) this.#wrong(close.month, 'seq', 'is before the last');
      if (close.askedBy === close.approvedBy) this.#wrong(close.month, 'approvedBy', 'asked, too');
      if (sumSatang(Object.values(close.balances)) !== 0n) {
        this.#wrong(close.month, 'balances', 'do not add up to zero');
      }
      before = close;
    }
    if ((before?.month ?? null) !== head.closedThrough) {
      this.#findings.add(null, 'I9', 'head.closedThrough', 'is not the last closed month');
    }
  }

  #wrong(month: Month, field: string, what: string): void {
    this.#findings.add(null, 'I9', `closes[${month}].${field}`, what);
  }
}

const UNREADABLE = 'cannot be read';

function readClose(row: Parameters<typeof closeFromRow>[0]): MonthClose | undefined {
  try {
    return closeFromRow(row);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}
