import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { may } from '../../domain/roles/permissions.ts';
import { changeRuleApproval } from './change-rule.approval.ts';
import { RULES, type MoneyRule } from './money-rules.ts';

export type AskedRule = { kind: 'asked'; say: readonly View[] } | { kind: 'forbidden' };

/** Asks for a second person to another rule about money; nothing changes before they agree. */
export async function askRuleChange(
  ctx: TurnContext,
  groupId: string,
  { rule, value }: { rule: MoneyRule; value: number },
): Promise<AskedRule> {
  const group = await ctx.stores.groups.byId(groupId);
  if (!group || group.state !== 'active' || !may(ctx.actor, 'group.settings', group)) {
    await noteAudit(ctx, {
      verb: `group.settings.${rule}`,
      groupId,
      ref: groupId,
      refused: 'forbidden',
    });
    return { kind: 'forbidden' };
  }
  const before = RULES[rule].read(group.rules);
  if (before === value) return { kind: 'asked', say: [text('groups.rule.same')] };
  const asked = await askApproval(ctx, changeRuleApproval, {
    groupId,
    payload: { rule, before, after: value },
    subject: `rule/${rule}`,
    concerns: [],
  });
  if (asked.kind === 'open-already') return { kind: 'asked', say: [text('groups.rule.open')] };
  return { kind: 'asked', say: asked.say };
}

const text = (key: string): View => ({
  kind: 'text',
  key,
  choices: [verbChoice('approvals.button', 'approvals'), MENU],
});
