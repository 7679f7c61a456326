import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type {
  CashCount,
  CashCountsReader,
  CashCountsWriter,
} from '../ports/stores/cash-counts-store.ts';
import { cashCountsTable } from './schema/cash-counts.ts';

export function createCashCountsReader(reader: RecordReader): CashCountsReader {
  return {
    async byNo(groupId, day, no) {
      const row = await reader.get(cashCountsTable, { groupId, day, no });
      return row && countOf(row);
    },
    async ofDay(groupId, day) {
      const rows = await reader.find(cashCountsTable, { index: 'key', eq: { groupId, day } });
      return rows.map(countOf);
    },
    async confirmedDays(groupId, first, last) {
      const range = { gte: first, lte: last };
      const query = { index: 'confirmed', eq: { groupId }, range };
      return (await reader.find(cashCountsTable, query)).map(({ day }) => day);
    },
  };
}

export function createCashCountsWriter(writer: RecordWriter): CashCountsWriter {
  return {
    ...createCashCountsReader(writer),
    async add(count) {
      const open = { confirmedDay: null, confirmedBy: null, confirmedAt: null, suspenseSeq: null };
      await writer.insert(cashCountsTable, { ...count, ...open });
    },
    async confirm({ day, groupId, no }, { at, by, suspenseSeq }) {
      const own = await writer.get(cashCountsTable, { groupId, day, no });
      if (!own || own.confirmedBy !== null) return false;
      const [standing] = await writer.find(cashCountsTable, {
        index: 'confirmed',
        eq: { groupId },
        range: { gte: day, lte: day },
      });
      if (standing && standing.no > no) return false;
      if (standing) {
        const key = { groupId, day, no: standing.no };
        await writer.update(cashCountsTable, key, { confirmedDay: null }, { confirmedDay: day });
      }
      const patch = { confirmedDay: day, confirmedBy: by, confirmedAt: at, suspenseSeq };
      return writer.update(cashCountsTable, { groupId, day, no }, patch, { confirmedBy: null });
    },
  };
}

function countOf({ confirmedDay, ...count }: RowOf<typeof cashCountsTable>): CashCount {
  return { ...count, stands: confirmedDay !== null };
}
