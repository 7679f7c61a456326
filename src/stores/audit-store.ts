import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { AuditReader, AuditWriter } from '../ports/stores/audit-store.ts';
import { audit } from './schema/audit.ts';
import type { StoreDeps } from './store-deps.ts';

export function createAuditReader(reader: RecordReader, _deps: StoreDeps): AuditReader {
  return {
    /** The latest first. */
    ofGroup: (groupId, limit) =>
      reader.find(audit, { index: 'ofGroup', eq: { groupId }, order: 'desc', limit }),
    about: (ref, limit) =>
      reader.find(audit, { index: 'about', eq: { ref }, order: 'desc', limit }),
  };
}

export function createAuditWriter(writer: RecordWriter, deps: StoreDeps): AuditWriter {
  return {
    ...createAuditReader(writer, deps),
    add: (record) => writer.insert(audit, record),
  };
}
