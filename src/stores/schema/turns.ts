import { int, table, text, textOrNull } from './columns.ts';

/** One line a turn, without content: the funnel is read from it. */
export const turnsTable = table('turns', {
  columns: {
    eventId: text(),
    runId: textOrNull(),
    flow: textOrNull(),
    fromStep: textOrNull(),
    toStep: textOrNull(),
    outcome: text(),
    lang: text(),
    at: int(),
  },
  key: ['eventId'],
  indexes: {
    /** How did a flow's dialogues go since a day? */
    byFlow: ['flow', 'at'],
  },
});
