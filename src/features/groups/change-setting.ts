import { noteAudit } from '../../conversation/note-audit.ts';
import { tellCommittee } from '../../conversation/tell-committee.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { currentValue, withSetting, type Setting } from './settings-data.ts';
import { settingChanged } from './settings.view.ts';

export type ChangeSettingResult = { kind: 'changed'; group: Group } | { kind: 'forbidden' };

/** Changes one setting of a group; the rest of its committee is told. */
export async function changeSetting(
  ctx: TurnContext,
  groupId: string,
  change: { setting: Setting; value: number },
): Promise<ChangeSettingResult> {
  const { setting, value } = change;
  const verb = `group.settings.${setting}`;
  const group = await ctx.stores.groups.byId(groupId);
  if (!group || group.state !== 'active' || !may(ctx.actor, 'group.settings', group)) {
    await noteAudit(ctx, { verb, groupId, ref: groupId, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  const rules = withSetting(group.rules, setting, value);
  await ctx.stores.groups.change(groupId, { rules });
  await noteAudit(ctx, { verb, groupId, ref: String(value) });
  await ctx.stores.groups.noteRuleChange({
    changeId: ctx.ids.id(),
    groupId,
    rule: setting,
    before: String(currentValue(group.rules, setting)),
    after: String(value),
    changedBy: ctx.person.personId,
    approvedBy: null,
    at: ctx.now,
  });
  const views = [settingChanged(setting, value, group)];
  await tellCommittee(ctx, groupId, { views, ref: `group/${groupId}/${setting}` });
  return { kind: 'changed', group: { ...group, rules } };
}
