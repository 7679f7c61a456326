import { z } from 'zod';
import { defineApproval, type Carried } from '../../conversation/approvals/approval-kind.ts';
import { tellCommittee } from '../../conversation/tell-committee.ts';
import { loadActor } from '../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { MONEY_RULES, misfit, RULES } from './money-rules.ts';
import { settingChanged, settingValue } from './settings.view.ts';

const payload = z.strictObject({
  rule: z.enum(MONEY_RULES),
  /** As it was when it was asked: a rule changed meanwhile is not changed over. */
  before: z.number().int(),
  after: z.number().int(),
});
type Payload = z.infer<typeof payload>;

/** Another rule about a group's money: who asks and who agrees are two people. */
export const changeRuleApproval = defineApproval<Payload>({
  name: 'groups.change-rule',
  verb: 'group.rules.approve',
  payload,
  async content(_read, { after, before, rule }) {
    const label = { t: `groups.settings.of.${rule}` };
    const next = settingValue(rule, after);
    return {
      title: { t: 'groups.rule.title' },
      detail: label,
      sections: [
        {
          rows: [
            { label: { t: 'groups.settings.now' }, value: settingValue(rule, before) },
            { label: { t: 'groups.settings.next' }, value: next },
          ],
        },
      ],
      aloud: { t: 'groups.rule.aloud', params: { rule: label, value: next } },
    };
  },
  carryOut,
});

async function carryOut(
  ctx: TurnContext,
  { after, before, rule }: Payload,
  { groupId, maker }: Approval,
): Promise<Carried> {
  const group = await ctx.stores.groups.byId(groupId);
  const asker = await loadActor(ctx.stores, maker.personId);
  if (!group || group.state !== 'active' || !may(asker, 'group.settings', group)) {
    return { kind: 'impossible', why: { t: 'groups.rule.no_right' } };
  }
  if (RULES[rule].read(group.rules) !== before) {
    return { kind: 'impossible', why: { t: 'groups.rule.changed_meanwhile' } };
  }
  const rules = RULES[rule].write(group.rules, after);
  if (misfit(rules)) return { kind: 'impossible', why: { t: 'groups.rule.no_longer_fits' } };
  await ctx.stores.groups.change(groupId, { rules });
  await ctx.stores.groups.noteRuleChange({
    changeId: ctx.ids.id(),
    groupId,
    rule,
    before: String(before),
    after: String(after),
    changedBy: maker.personId,
    approvedBy: ctx.person.personId,
    at: ctx.now,
  });
  const views = [settingChanged(rule, after, group)];
  await tellCommittee(ctx, groupId, { views, ref: `group/${groupId}/${rule}` });
  return { kind: 'done' };
}
