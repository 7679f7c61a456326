import { addDays } from '../../domain/bangkok-time.ts';
import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import { ledgerEntries } from '../schema/ledger-tables.ts';
import { readEntry } from './read-books.ts';

const PAGE = 500;

/**
 * Entries that bear a day from `first` to `last`, by day and then by number, a page at a time. A page
 * ends with a whole day, since the next one starts after a day.
 */
export async function* entriesBetween(
  reader: RecordReader,
  groupId: string,
  { first, last }: { first: LocalDate; last: LocalDate },
): AsyncGenerator<Entry> {
  let from = first;
  while (from <= last) {
    const range = { gte: from, lte: last };
    const query = { index: 'byDay', eq: { groupId }, range, limit: PAGE };
    const rows = await reader.find(ledgerEntries, query);
    const end = rows.at(-1)?.effectiveDate;
    const isLastPage = end === undefined || rows.length < PAGE;
    const whole = isLastPage ? rows : rows.filter(({ effectiveDate }) => effectiveDate !== end);
    yield* whole.map(readEntry);
    if (isLastPage) return;
    const eq = { groupId, effectiveDate: end };
    yield* (await reader.find(ledgerEntries, { index: 'byDay', eq })).map(readEntry);
    from = addDays(end, 1);
  }
}

/** Entries after a number, in order. */
export async function* entriesAfter(
  reader: RecordReader,
  groupId: string,
  seq: number,
): AsyncGenerator<Entry> {
  for (let after = seq; ;) {
    const query = { index: 'key', eq: { groupId }, range: { gt: after }, limit: PAGE };
    const rows = await reader.find(ledgerEntries, query);
    yield* rows.map(readEntry);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.seq;
  }
}
