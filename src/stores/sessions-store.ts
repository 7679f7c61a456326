import { LostRaceError } from '../ports/records/errors.ts';
import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { Run, SessionsReader, SessionsWriter } from '../ports/stores/sessions-store.ts';
import { sessionsTable } from './schema/sessions.ts';

const runContext = (personId: string): string => `sessions/run/${personId}`;

export function createSessionsReader(records: RecordReader, sealer: Sealer): SessionsReader {
  return {
    async of(personId) {
      const row = await records.get(sessionsTable, { personId });
      if (!row) return undefined;
      const run = row.run && (JSON.parse(sealer.open(row.run, runContext(personId))) as Run);
      return { ...row, run };
    },
  };
}

export function createSessionsWriter(records: RecordWriter, sealer: Sealer): SessionsWriter {
  return {
    ...createSessionsReader(records, sealer),
    async save(session) {
      const { personId, rev } = session;
      const run = session.run && sealer.seal(JSON.stringify(session.run), runContext(personId));
      const row = { ...session, run };
      if (rev === 1) return records.insert(sessionsTable, row);
      const { personId: _key, ...patch } = row;
      const saved = await records.update(sessionsTable, { personId }, patch, { rev: rev - 1 });
      if (!saved) throw new LostRaceError(`session ${personId} moved on under this turn`);
    },
  };
}
