import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { SettingsReader, SettingsWriter } from '../ports/stores/settings-store.ts';
import { settingsTable } from './schema/settings.ts';

export function createSettingsReader(records: RecordReader): SettingsReader {
  return { get: async (name) => (await records.get(settingsTable, { name }))?.value };
}

export function createSettingsWriter(records: RecordWriter): SettingsWriter {
  return {
    ...createSettingsReader(records),
    put: (name, value, changedAt) => records.put(settingsTable, { name, value, changedAt }),
  };
}
