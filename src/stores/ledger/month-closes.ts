import type { Month } from '../../domain/bangkok-time.ts';
import type { MonthClose } from '../../domain/ledger/month-close.ts';
import { typeBalances, type TypeBalances } from '../../domain/ledger/type-balances.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import type { RecordReader } from '../../ports/records/record-store.ts';
import type { RowOf } from '../../ports/records/table.ts';
import { ledgerMonthCloses } from '../schema/ledger-tables.ts';

export type MonthCloseRow = RowOf<typeof ledgerMonthCloses>;

export function closeToRow({ balances, ...close }: MonthClose): MonthCloseRow {
  return { ...close, balances: balancesToStored(balances) };
}

/** @throws TypeError or RangeError for a row that no program of ours wrote */
export function closeFromRow({ balances, ...row }: MonthCloseRow): MonthClose {
  return { ...row, balances: balancesFromStored(balances) };
}

const balancesToStored = (balances: TypeBalances): Record<string, string> =>
  Object.fromEntries(
    Object.entries(balances).map(([type, satang]) => [type, satangToText(satang)]),
  );

const balancesFromStored = (stored: Readonly<Record<string, string>>): TypeBalances =>
  typeBalances(
    Object.entries(stored).map(([type, satang]) => [type, satangFromText(satang)] as const),
  );

/** The last close of this month or before. */
export async function closeAtOrBefore(
  reader: RecordReader,
  groupId: string,
  month: Month,
): Promise<MonthClose | undefined> {
  const [row] = await reader.find(ledgerMonthCloses, {
    index: 'key',
    eq: { groupId },
    range: { lte: month },
    order: 'desc',
    limit: 1,
  });
  return row && closeFromRow(row);
}
