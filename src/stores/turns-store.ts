import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { TurnsReader, TurnsWriter } from '../ports/stores/turns-store.ts';
import { turnsTable } from './schema/turns.ts';

export function createTurnsReader(records: RecordReader): TurnsReader {
  return {
    ofFlow: (flow, since, limit) =>
      records.find(turnsTable, { index: 'byFlow', eq: { flow }, range: { gte: since }, limit }),
  };
}

export function createTurnsWriter(records: RecordWriter): TurnsWriter {
  return { ...createTurnsReader(records), add: (turn) => records.insert(turnsTable, turn) };
}
