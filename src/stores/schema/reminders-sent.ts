import type { Month } from '../../domain/bangkok-time.ts';
import { int, table, text } from './columns.ts';

/**
 * One row per member and month: the reminder that was written for them. Written in the transaction
 * that writes the message, so that any number of ticks has one effect.
 * - `ofGroup`: how many of the group were reminded of this month?
 */
export const remindersSentTable = table('reminders_sent', {
  columns: {
    memberId: text(),
    month: text<Month>(),
    groupId: text(),
    personId: text(),
    outcome: text<'sent' | 'without-quota'>(),
    outboxId: text(),
    at: int(),
  },
  key: ['memberId', 'month'],
  indexes: { ofGroup: ['groupId', 'month', 'outcome'] },
  appendOnly: true,
});
