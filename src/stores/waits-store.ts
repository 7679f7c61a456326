import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { WaitsReader, WaitsWriter } from '../ports/stores/waits-store.ts';
import { waitsTable } from './schema/waits.ts';

export function createWaitsReader(records: RecordReader): WaitsReader {
  return {
    async due(now, limit) {
      const rows = await records.find(waitsTable, { index: 'byDue', range: { lte: now }, limit });
      return rows.map(({ dueAt: _due, ...wait }) => wait);
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
