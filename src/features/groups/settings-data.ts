import { z } from 'zod';
import type { GroupRules } from '../../ports/stores/groups-store.ts';
import { MONEY_RULES, RULES, type MoneyRule } from './money-rules.ts';
import { DAY_MAX, REMINDER_DAYS_MAX, REMINDER_HOUR_MAX, REMINDER_HOUR_MIN } from './limits.ts';

/** What one of the committee may change alone; rules about money take two. */
export const OWN_SETTINGS = ['reminder', 'hour', 'day'] as const;
export const SETTINGS = [...OWN_SETTINGS, ...MONEY_RULES] as const;
export type Setting = (typeof SETTINGS)[number];

export const settingsData = z.strictObject({
  groupId: z.string().nullable(),
  setting: z.enum(SETTINGS).nullable(),
  /**
   * The new value: days before (−1 for no reminder), hour, day of the month; of a rule that takes
   * two satang, 0 or 1, or days.
   */
  value: z.number().int().nullable(),
});
export type SettingsData = z.infer<typeof settingsData>;

export const settingsParams = z.strictObject({ groupId: z.string().nullable() });

export const isMoneyRule = (setting: Setting): setting is MoneyRule =>
  (MONEY_RULES as readonly string[]).includes(setting);

type OwnSetting = (typeof OWN_SETTINGS)[number];
const OWN_RANGES: Readonly<Record<OwnSetting, { min: number; max: number }>> = {
  reminder: { min: -1, max: REMINDER_DAYS_MAX },
  hour: { min: REMINDER_HOUR_MIN, max: REMINDER_HOUR_MAX },
  day: { min: 1, max: DAY_MAX },
};

export function rangeOf(setting: Setting): { min: number; max: number } {
  return isMoneyRule(setting) ? RULES[setting] : OWN_RANGES[setting];
}

export function currentValue(rules: GroupRules, setting: Setting): number {
  switch (setting) {
    case 'reminder':
      return rules.reminderDaysBefore;
    case 'hour':
      return rules.reminderHour;
    case 'day':
      return rules.depositDay;
    default:
      return RULES[setting].read(rules);
  }
}

export function withSetting(rules: GroupRules, setting: Setting, value: number): GroupRules {
  switch (setting) {
    case 'reminder':
      return { ...rules, reminderDaysBefore: value };
    case 'hour':
      return { ...rules, reminderHour: value };
    case 'day':
      return { ...rules, depositDay: value };
    default:
      return RULES[setting].write(rules, value);
  }
}
