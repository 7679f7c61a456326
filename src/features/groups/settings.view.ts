import { BACK, CANCEL, stepChoice, verbChoice, MENU } from '../../conversation/choices.ts';
import type { Choice, Value, View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { BAHT, FIRST_DAYS } from './limits.ts';
import { MONEY_RULES, RULES, type MoneyRule } from './money-rules.ts';
import {
  currentValue,
  isMoneyRule,
  OWN_SETTINGS,
  SETTINGS,
  type Setting,
} from './settings-data.ts';

const baht = (...amounts: number[]): number[] => amounts.map((amount) => amount * Number(BAHT));

const OFFERED: Readonly<Record<Setting, readonly number[]>> = {
  receipts: [1, 0],
  reminder: [-1, 0, 1, 2, 3, 5, 7],
  hour: [7, 8, 9, 12, 17, 18, 19],
  day: FIRST_DAYS,
  unit: baht(10, 20, 50, 100),
  smallest: [],
  largest: [],
  fee: baht(0, 20, 50, 100),
  fine: baht(0, 5, 10, 20),
  special: [1, 0],
  cap: baht(0, 10_000, 50_000, 100_000),
  ceiling: baht(0, 1_000, 2_000, 5_000),
  backdate: [0, 3, 7, 15, 30],
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
    default:
      return ruleValue(setting, value);
  }
}

/** How a rule about money reads; what nothing means differs: no fine, no cap, any sum. */
function ruleValue(rule: MoneyRule, value: number): Value {
  const { kind, min } = RULES[rule];
  if (kind === 'switch') return { t: `groups.settings.${value === 1 ? 'allowed' : 'not_allowed'}` };
  if (value === 0 && min === 0) return { t: `groups.settings.zero.${rule}` };
  if (kind === 'days') return { t: 'groups.settings.days_back', params: { count: value } };
  return { t: 'groups.baht', params: { amount: { money: BigInt(value) } } };
}

/** When a setting was changed last, and by whom. */
export type Changes = ReadonlyMap<Setting, { at: number; by: Value }>;

/** The settings as they are, each with a button to change it: what one may change, then what takes two. */
export function settingsCards(group: Group, changes: Changes): View[] {
  return [
    listOf(group, OWN_SETTINGS, changes, 'groups.settings.title'),
    { ...listOf(group, MONEY_RULES, changes, 'groups.settings.money_title'), choices: [CANCEL] },
  ];
}

function listOf(group: Group, settings: readonly Setting[], changes: Changes, title: string): View {
  return {
    kind: 'card',
    template: 'list',
    data: {
      title: { t: title },
      detail: group.name,
      rows: settings.map((setting) => {
        const number = SETTINGS.indexOf(setting) + 1;
        const label = `groups.settings.of.${setting}`;
        return {
          title: { t: 'groups.numbered', params: { number, label: { t: label } } },
          detail: valueNow(group, setting, changes),
          choice: {
            ...stepChoice('groups.settings.change', setting, { number }),
            typed: { t: label },
          },
        };
      }),
    },
    alt: { t: title },
  };
}

function valueNow({ rules }: Group, setting: Setting, changes: Changes): Value {
  const value = settingValue(setting, currentValue(rules, setting));
  const change = changes.get(setting);
  if (!change) return value;
  const params = { value, at: { instant: change.at }, by: change.by };
  return { t: 'groups.settings.changed', params };
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
    ...(isMoneyRule(setting) && { warning: { t: 'groups.settings.takes_two' } }),
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
