import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { WitnessReader, WitnessWriter } from '../ports/stores/witness-store.ts';
import { dayTotalsSent } from './schema/day-totals-sent.ts';

export function createWitnessReader(records: RecordReader): WitnessReader {
  return { totalsOf: (groupId, day) => records.get(dayTotalsSent, { groupId, day }) };
}

export function createWitnessWriter(records: RecordWriter): WitnessWriter {
  return {
    ...createWitnessReader(records),
    addTotals: (sent) => records.insert(dayTotalsSent, sent),
  };
}
