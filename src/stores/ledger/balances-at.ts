import { addDays, monthAt, monthOf } from '../../domain/bangkok-time.ts';
import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import type { Chart } from '../../domain/ledger/chart.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { LedgerHead } from '../../domain/ledger/ledger-head.ts';
import { lastDayOf, type MonthClose } from '../../domain/ledger/month-close.ts';
import { addEntries, typeBalances, type TypeBalances } from '../../domain/ledger/type-balances.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import type { AsOf } from '../../ports/stores/ledger-store.ts';
import { ledgerAccounts, ledgerHeads } from '../schema/ledger-tables.ts';
import { entriesAfter, entriesBetween } from './entries-between.ts';
import { closeAtOrBefore } from './month-closes.ts';

/** A day after every other. */
const LAST_DAY = '9999-12-31';

/**
 * Balances by type as of a day and a number. They are reached from the nearest end: forward from a
 * close (which nothing can change any more), or back from what the accounts hold now; ten years of
 * entries cost no more than the months in between.
 */
export async function balancesAt(
  reader: RecordReader,
  chart: Chart,
  groupId: string,
  asOf: AsOf,
): Promise<TypeBalances> {
  const head = await reader.get(ledgerHeads, { groupId });
  if (head === undefined) return {};
  const close = await closeAtOrBefore(reader, groupId, monthOf(asOf.through));
  // A close in the same month counts only for the month's end; one after `upTo` not at all.
  const isBase =
    close && close.seq <= asOf.upTo && lastDayOf(close.month) <= asOf.through ? close : undefined;
  return isForwardNearer(head, isBase, asOf)
    ? forward(reader, chart, { groupId, base: isBase, openedOn: head.openedOn }, asOf)
    : back(reader, chart, groupId, asOf);
}

function isForwardNearer(
  { openedOn, recordedAt }: LedgerHead,
  base: MonthClose | undefined,
  { through }: AsOf,
): boolean {
  const month = monthOf(through);
  const walked = monthsApart(base?.month ?? monthOf(openedOn), month);
  return walked <= monthsApart(month, monthAt(recordedAt));
}

const monthNumber = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
const monthsApart = (a: Month, b: Month): number => monthNumber(b) - monthNumber(a);

async function forward(
  reader: RecordReader,
  chart: Chart,
  from: { groupId: string; base: MonthClose | undefined; openedOn: LocalDate },
  { through, upTo }: AsOf,
): Promise<TypeBalances> {
  const { base, groupId, openedOn } = from;
  const first = base ? addDays(lastDayOf(base.month), 1) : openedOn;
  const entries: Entry[] = [];
  for await (const entry of entriesBetween(reader, groupId, { first, last: through })) {
    if (entry.seq <= upTo) entries.push(entry);
  }
  return addEntries(base?.balances ?? {}, entries, chart);
}

async function back(
  reader: RecordReader,
  chart: Chart,
  groupId: string,
  { through, upTo }: AsOf,
): Promise<TypeBalances> {
  const now: [string, bigint][] = [];
  for (const type of chart.keys()) {
    const query = { index: 'byType', eq: { groupId, type } };
    now.push([type, await reader.sum(ledgerAccounts, 'balance', query)]);
  }
  const later: Entry[] = [];
  const after = { first: addDays(through, 1), last: LAST_DAY };
  for await (const entry of entriesBetween(reader, groupId, after)) later.push(entry);
  for await (const entry of entriesAfter(reader, groupId, upTo)) {
    if (entry.effectiveDate <= through) later.push(entry);
  }
  return addEntries(typeBalances(now), later, chart, -1n);
}
