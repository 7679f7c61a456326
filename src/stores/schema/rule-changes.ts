import { int, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * Who changed which rule of a group, when and from what to what.
 * - `ofRule`: when was this rule changed last, and by whom?
 */
export const ruleChanges = table('group_rule_changes', {
  columns: {
    changeId: text(),
    groupId: text(),
    rule: text(),
    before: text(),
    after: text(),
    changedBy: text(),
    approvedBy: textOrNull(),
    at: int(),
  },
  key: ['changeId'],
  indexes: { ofRule: ['groupId', 'rule', 'at'] },
  appendOnly: true,
});
