import { z } from 'zod';
import type { GroupRules } from '../../ports/stores/groups-store.ts';
import { DAY_MAX, REMINDER_DAYS_MAX, REMINDER_HOUR_MAX, REMINDER_HOUR_MIN } from './limits.ts';

/** What a committee may change by itself; pledges and fees are for the members' meeting. */
export const SETTINGS = ['receipts', 'reminder', 'hour', 'day'] as const;
export type Setting = (typeof SETTINGS)[number];

export const settingsData = z.strictObject({
  groupId: z.string().nullable(),
  setting: z.enum(SETTINGS).nullable(),
  /** The new value: receipts 0 or 1, days before (−1 for no reminder), hour, day of the month. */
  value: z.number().int().nullable(),
});
export type SettingsData = z.infer<typeof settingsData>;

export const settingsParams = z.strictObject({ groupId: z.string().nullable() });

export const RANGES: Readonly<Record<Setting, { min: number; max: number }>> = {
  receipts: { min: 0, max: 1 },
  reminder: { min: -1, max: REMINDER_DAYS_MAX },
  hour: { min: REMINDER_HOUR_MIN, max: REMINDER_HOUR_MAX },
  day: { min: 1, max: DAY_MAX },
};

export function currentValue(rules: GroupRules, setting: Setting): number {
  switch (setting) {
    case 'receipts':
      return rules.pushReceipts ? 1 : 0;
    case 'reminder':
      return rules.reminderDaysBefore;
    case 'hour':
      return rules.reminderHour;
    case 'day':
      return rules.depositDay;
  }
}

export function withSetting(rules: GroupRules, setting: Setting, value: number): GroupRules {
  switch (setting) {
    case 'receipts':
      return { ...rules, pushReceipts: value === 1 };
    case 'reminder':
      return { ...rules, reminderDaysBefore: value };
    case 'hour':
      return { ...rules, reminderHour: value };
    case 'day':
      return { ...rules, depositDay: value };
  }
}
