import { bytesOrNull, int, table, text, textOrNull } from './columns.ts';

/**
 * Talks between who asked for a person and who answers.
 * - `open`: has this person an open one? Unique: one at a time.
 * - `byAnswerer`: which ones does this person answer?
 * - `byAsker`: how many did this person begin lately?
 * - `bySilence`: which ones fell silent?
 */
export const handoversTable = table('handovers', {
  columns: {
    handoverId: text(),
    askerId: text(),
    /** The same while open, null once closed. */
    openAskerId: textOrNull(),
    groupId: textOrNull(),
    answererId: textOrNull(),
    /** Sealed. */
    text: bytesOrNull(),
    state: text<'open' | 'closed'>(),
    messages: int(),
    openedAt: int(),
    lastAt: int(),
  },
  key: ['handoverId'],
  unique: { open: ['openAskerId'] },
  indexes: {
    byAnswerer: ['answererId', 'state', 'lastAt'],
    byAsker: ['askerId', 'openedAt'],
    bySilence: ['state', 'lastAt'],
  },
  only: { bySilence: { column: 'state', value: 'open' } },
});
