import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RemindersReader, RemindersWriter } from '../ports/stores/reminders-store.ts';
import { reminderOccurrencesTable } from './schema/reminder-occurrences.ts';
import { remindersSentTable } from './schema/reminders-sent.ts';

export function createRemindersReader(records: RecordReader): RemindersReader {
  return {
    occurrence: (month, groupId) => records.get(reminderOccurrencesTable, { month, groupId }),
    ofMonth: (month, first, last) =>
      records.find(reminderOccurrencesTable, {
        index: 'key',
        eq: { month },
        range: { gte: first, lte: last },
      }),
    due: (now, limit) =>
      records.find(reminderOccurrencesTable, {
        index: 'byState',
        eq: { state: 'planned' },
        range: { lte: now },
        limit,
      }),
    sent: (memberId, month) => records.get(remindersSentTable, { memberId, month }),
    countSent: (groupId, month, outcome) =>
      records.count(remindersSentTable, { index: 'ofGroup', eq: { groupId, month, outcome } }),
  };
}

export function createRemindersWriter(records: RecordWriter): RemindersWriter {
  return {
    ...createRemindersReader(records),
    putOccurrence: (occurrence) => records.put(reminderOccurrencesTable, occurrence),
    changeOccurrence: ({ month, groupId, fence }, patch) =>
      records.update(reminderOccurrencesTable, { month, groupId }, patch, { fence }),
    addSent: (sent) => records.insert(remindersSentTable, sent),
  };
}
