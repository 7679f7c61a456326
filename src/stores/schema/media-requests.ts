import { int, table, text } from './columns.ts';

/** Pictures that dialogues wait for, to be fetched outside the turn. */
export const mediaRequestsTable = table('media_requests', {
  columns: {
    requestId: text(),
    personId: text(),
    runId: text(),
    messageId: text(),
    state: text<'wanted' | 'done' | 'failed'>(),
    tries: int(),
    nextAt: int(),
  },
  key: ['requestId'],
  indexes: {
    /** What is to be fetched now? */
    byState: ['state', 'nextAt'],
  },
});
