import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Wait, WaitsReader, WaitsWriter } from '../ports/stores/waits-store.ts';
import { waitsTable } from './schema/waits.ts';

const fromRow = ({ dueAt: _due, ...wait }: RowOf<typeof waitsTable>): Wait => wait;

export function createWaitsReader(records: RecordReader): WaitsReader {
  return {
    async of(personId) {
      const row = await records.get(waitsTable, { personId });
      return row && fromRow(row);
    },
    async due(now, limit) {
      const rows = await records.find(waitsTable, { index: 'byDue', range: { lte: now }, limit });
      return rows.map(fromRow);
    },
  };
}

export function createWaitsWriter(records: RecordWriter): WaitsWriter {
  return {
    ...createWaitsReader(records),
    put: (wait) =>
      records.put(waitsTable, {
        ...wait,
        dueAt: Math.min(wait.remindAt ?? wait.endAt, wait.endAt),
      }),
    async remove(personId) {
      await records.remove(waitsTable, { personId });
    },
  };
}
