import type { LocalDate, Month } from '../../domain/bangkok-time.ts';
import type { OccurrenceState } from '../../ports/stores/reminders-store.ts';
import { int, table, text } from './columns.ts';

/**
 * One row per group and month: when its members are reminded, and what came of it.
 * - `byState`: which reminders are to be sent now?
 */
export const reminderOccurrencesTable = table('reminder_occurrences', {
  columns: {
    month: text<Month>(),
    groupId: text(),
    depositDay: text<LocalDate>(),
    dueAt: int(),
    expiresAt: int(),
    state: text<OccurrenceState>(),
    sent: int(),
    withoutQuota: int(),
    leaseUntil: int(),
    fence: int(),
  },
  key: ['month', 'groupId'],
  indexes: { byState: ['state', 'dueAt'] },
});
