import { rulesParams } from '../../conversation/pledge-rules.view.ts';
import { whichGroup } from '../../conversation/which-group.ts';
import { MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf, retryWith } from '../../conversation/flow/form.ts';
import { ownGroupStep } from '../../conversation/own-group-step.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { confirms, corrects } from '../../conversation/said.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { askRuleChange } from './ask-rule-change.ts';
import { changeSetting } from './change-setting.ts';
import { lastChanges } from './last-changes.ts';
import { misfit } from './money-rules.ts';
import { readListed } from './read-answers.ts';
import { readSetting } from './read-setting.ts';
import {
  isMoneyRule,
  SETTINGS,
  settingsData,
  settingsParams,
  withSetting,
  type Setting,
  type SettingsData,
} from './settings-data.ts';
import { askSetting, confirmSetting, settingsCards, settingSaved } from './settings.view.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';

const FORBIDDEN: Move<SettingsData> = {
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key: 'groups.forbidden', choices: [MENU] }],
};

async function groupOf(ctx: TurnContext, { groupId }: SettingsData): Promise<Group> {
  const group = await ctx.stores.groups.byId(groupId ?? '');
  if (!group) throw new Error('settings of no group');
  return group;
}

function settingOf({ setting }: SettingsData): Setting {
  if (setting === null) throw new Error('no setting was chosen');
  return setting;
}

const group = ownGroupStep<SettingsData>(
  'group.settings',
  { question: 'groups.settings.which_group', hint: 'groups.group_hint' },
  (_ctx, data) => ({ kind: 'to', step: 'which', data }),
);

const which: Step<SettingsData> = {
  asksLine: true,
  async ask(ctx, data) {
    const group = await groupOf(ctx, data);
    return settingsCards(group, await lastChanges(ctx, group.groupId));
  },
  async accept(_ctx, data, input, run) {
    const setting = SETTINGS.find((one) => one === readListed(input, SETTINGS));
    if (setting) return { kind: 'to', step: 'value', data: { ...data, setting } };
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.change_hint', run);
  },
};

const value: Step<SettingsData> = {
  ask: async (ctx, data) => [askSetting(settingOf(data), await groupOf(ctx, data))],
  async accept(ctx, data, input, run) {
    const setting = settingOf(data);
    const next = readSetting(ctx, setting, input);
    if (next !== undefined) {
      const { rules } = await groupOf(ctx, data);
      const refused = isMoneyRule(setting) ? misfit(withSetting(rules, setting, next)) : undefined;
      if (refused !== undefined) return retryWith(refused, rulesParams(rules));
      return { kind: 'to', step: 'confirm', data: { ...data, value: next } };
    }
    if (isOtherMatter(input)) return { kind: 'not-an-answer' };
    return hintOf(`groups.settings.hint.${setting}`, run);
  },
};

const confirm: Step<SettingsData> = {
  ask: async (ctx, data) => [
    confirmSetting(settingOf(data), data.value ?? 0, await groupOf(ctx, data)),
  ],
  async accept(ctx, data, input, run) {
    if (corrects(input)) return { kind: 'to', step: 'value', data };
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.summary_hint', run);
    }
    const change = { setting: settingOf(data), value: data.value ?? 0 };
    if (isMoneyRule(change.setting)) {
      const { setting: rule, value } = change;
      const asked = await askRuleChange(ctx, data.groupId ?? '', { rule, value });
      return asked.kind === 'forbidden' ? FORBIDDEN : { kind: 'end', say: asked.say };
    }
    const result = await changeSetting(ctx, data.groupId ?? '', change);
    if (result.kind === 'forbidden') return FORBIDDEN;
    return { kind: 'end', say: [settingSaved(change.setting, change.value, result.group)] };
  },
};

/**
 * Chair, secretary or treasurer changes how the group is reminded and receipted, or asks for another
 * rule about its money, one at a time.
 */
export const settingsFlow = defineFlow({
  name: 'groups.change-settings',
  version: 1,
  data: settingsData,
  params: settingsParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 2 * HOUR_MS },
  steps: { group, which, value, confirm },
  async begin(ctx, params) {
    const begun = whichGroup(await ownGroups(ctx, 'group.settings'), params.groupId);
    if (begun.kind === 'none') {
      const say = [
        { kind: 'text', key: 'groups.settings.committee_only', choices: [MENU] },
      ] as const;
      return { kind: 'end', how: 'cancelled', say };
    }
    const data = { groupId: begun.group?.groupId ?? null, setting: null, value: null };
    return { kind: 'to', step: begun.group ? 'which' : 'group', data };
  },
});
