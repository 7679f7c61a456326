import { BACK, CANCEL, stepChoice, verbChoice, MENU } from '../../conversation/choices.ts';
import type { Choice, Value, View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { FIRST_DAYS } from './limits.ts';
import { currentValue, SETTINGS, type Setting } from './settings-data.ts';

const OFFERED: Readonly<Record<Setting, readonly number[]>> = {
  receipts: [1, 0],
  reminder: [-1, 0, 1, 2, 3, 5, 7],
  hour: [7, 8, 9, 12, 17, 18, 19],
  day: FIRST_DAYS,
};

/** How a value of a setting reads. */
export function settingValue(setting: Setting, value: number): Value {
  switch (setting) {
    case 'receipts':
      return { t: value === 1 ? 'groups.settings.on' : 'groups.settings.off' };
    case 'reminder':
      if (value < 0) return { t: 'groups.settings.no_reminder' };
      return value === 0
        ? { t: 'groups.settings.same_day' }
        : { t: 'groups.settings.days_before', params: { count: value } };
    case 'hour':
      return { t: 'groups.settings.at_hour', params: { hour: value } };
    case 'day':
      return { t: 'groups.day', params: { day: value } };
  }
}

/** The settings as they are, each with a button to change it. */
export function settingsCard(group: Group): View {
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: 'groups.settings.title' },
      detail: group.name,
      rows: SETTINGS.map((setting, index) => ({
        title: {
          t: 'groups.numbered',
          params: { number: index + 1, label: { t: `groups.settings.of.${setting}` } },
        },
        detail: settingValue(setting, currentValue(group.rules, setting)),
        choice: {
          ...stepChoice('groups.settings.change', setting, { number: index + 1 }),
          typed: { t: `groups.settings.of.${setting}` },
        },
      })),
    },
    alt: { t: 'groups.settings.title' },
    choices: [CANCEL],
  };
}

export const askSetting = (setting: Setting, group: Group): View => ({
  kind: 'text',
  key: `groups.settings.ask.${setting}`,
  params: { now: settingValue(setting, currentValue(group.rules, setting)) },
  choices: [
    ...OFFERED[setting].map((value): Choice => {
      const label = settingValue(setting, value);
      return stepChoice('groups.just', String(value), { label });
    }),
    BACK,
    CANCEL,
  ],
});

export const confirmSetting = (setting: Setting, value: number, group: Group): View => ({
  kind: 'card',
  template: 'confirm',
  data: {
    title: { t: `groups.settings.of.${setting}` },
    detail: group.name,
    rows: [
      {
        label: { t: 'groups.settings.now' },
        value: settingValue(setting, currentValue(group.rules, setting)),
      },
      { label: { t: 'groups.settings.next' }, value: settingValue(setting, value) },
    ],
    confirm: stepChoice('common.confirm', 'confirm'),
    change: stepChoice('common.change', 'change'),
    cancel: CANCEL,
  },
  alt: {
    t: 'groups.settings.confirm_alt',
    params: {
      setting: { t: `groups.settings.of.${setting}` },
      value: settingValue(setting, value),
    },
  },
  choices: [BACK],
});

export const settingSaved = (setting: Setting, value: number, group: Group): View => ({
  kind: 'text',
  key: 'groups.settings.saved',
  params: {
    group: group.name,
    setting: { t: `groups.settings.of.${setting}` },
    value: settingValue(setting, value),
  },
  choices: [verbChoice('groups.settings.another', 'groups.settings', group.groupId), MENU],
});

/** For the rest of the committee. */
export const settingChanged = (setting: Setting, value: number, group: Group): View => ({
  kind: 'text',
  key: 'groups.settings.told_committee',
  params: {
    group: group.name,
    setting: { t: `groups.settings.of.${setting}` },
    value: settingValue(setting, value),
  },
});
