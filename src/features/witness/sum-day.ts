import type { LocalDate } from '../../domain/bangkok-time.ts';
import { parseAccount } from '../../domain/ledger/account-name.ts';
import { STANDARD_CHART } from '../../domain/ledger/chart.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { ENTRIES_PER_PAGE } from './limits.ts';

/** What was taken in and paid out on one day, satang; entries taken back count as if never made. */
export interface DayTotals {
  receipts: number;
  pledge: bigint;
  special: bigint;
  /** Entrance fees, fines and whatever else is the group's own. */
  other: bigint;
  cash: bigint;
  transfer: bigint;
  paidOut: bigint;
}

/** Sums the entries that bear this day and a receipt number, and what takes such entries back. */
export async function sumDay(
  ledger: Pick<Readers['ledger'], 'entriesOfDay' | 'entry'>,
  groupId: string,
  day: LocalDate,
): Promise<DayTotals> {
  const totals = { receipts: 0, pledge: 0n, special: 0n, other: 0n, cash: 0n, transfer: 0n };
  const sums: DayTotals = { ...totals, paidOut: 0n };
  for (let after = 0; ;) {
    const page = await ledger.entriesOfDay(groupId, day, { after, limit: ENTRIES_PER_PAGE });
    for (const entry of page) {
      if (await counts(ledger, entry)) add(sums, entry);
    }
    const last = page.at(-1);
    if (!last || page.length < ENTRIES_PER_PAGE) return sums;
    after = last.seq;
  }
}

/** What takes an entry back has a number in any case; it counts where that entry did. */
async function counts(
  ledger: Pick<Readers['ledger'], 'entry'>,
  { groupId, receiptNo, reversesSeq }: Entry,
): Promise<boolean> {
  if (reversesSeq === null) return receiptNo !== null;
  return ((await ledger.entry(groupId, reversesSeq))?.receiptNo ?? null) !== null;
}

function add(sums: DayTotals, entry: Entry): void {
  const takesBack = entry.reversesSeq !== null;
  const moved = amountsOf(entry);
  const money = moved('cash') + moved('bank');
  // Taking back what was paid out brings money in, and the other way round.
  if (money < 0n !== takesBack) {
    sums.paidOut -= money;
    return;
  }
  if (!takesBack) sums.receipts += 1;
  sums.pledge -= moved('pledge');
  sums.special -= moved('special');
  sums.other += money + moved('pledge') + moved('special');
  sums.cash += moved('cash');
  sums.transfer += moved('bank');
}

/** Satang moved on all accounts of a type by one entry, debits positive. */
function amountsOf({ postings }: Entry): (type: string) => bigint {
  const byType = new Map<string, bigint>();
  for (const { account, amount } of postings) {
    const type = parseAccount(STANDARD_CHART, account)?.kind.type ?? account;
    byType.set(type, (byType.get(type) ?? 0n) + amount);
  }
  return (type) => byType.get(type) ?? 0n;
}
