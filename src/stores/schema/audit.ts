import { int, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per act or refusal. Append-only; ids and words only, no personal data.
 * - `ofGroup`: what was done in this group, the latest last?
 * - `about`: what was done to this, the latest last?
 */
export const audit = table('audit', {
  columns: {
    auditId: text(),
    at: int(),
    actor: text(),
    verb: text(),
    groupId: textOrNull(),
    ref: text(),
    outcome: text<'done' | 'refused'>(),
    reason: text(),
  },
  key: ['auditId'],
  indexes: { ofGroup: ['groupId', 'at'], about: ['ref', 'at'] },
  appendOnly: true,
});
