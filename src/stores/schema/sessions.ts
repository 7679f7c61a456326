import type { EndedRun, Run, Session } from '../../ports/stores/sessions-store.ts';
import { bytesOrNull, int, json, table, text } from './columns.ts';

/** One dialogue a person. What was typed is sealed: names and announcements pass through it. */
export const sessionsTable = table('sessions', {
  columns: {
    personId: text(),
    rev: int(),
    /** Sealed JSON of the run; null between dialogues. */
    run: bytesOrNull(),
    recent: json<readonly EndedRun[]>(),
    lastEventAt: int(),
    pace: json<Session['pace']>(),
  },
  key: ['personId'],
});
export type StoredRun = Run;
