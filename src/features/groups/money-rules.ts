import { AMOUNT_MAX, BACKDATE_DAYS_MAX } from '../../domain/ledger/limits.ts';
import type { GroupRules } from '../../ports/stores/groups-store.ts';
import { BAHT, FEE_MAX, FINE_MAX, PLEDGE_MAX, UNIT_MAX } from './limits.ts';

/**
 * Rules about money, and whether members hear of it at once: the members' meeting decides, two of
 * the committee write it down.
 */
export const MONEY_RULES = [
  'receipts',
  'unit',
  'smallest',
  'largest',
  'fee',
  'fine',
  'special',
  'cap',
  'ceiling',
  'backdate',
] as const;
export type MoneyRule = (typeof MONEY_RULES)[number];

interface RuleShape {
  /** What a value is: satang, yes or no, days. */
  kind: 'money' | 'switch' | 'days';
  min: number;
  max: number;
  read(rules: GroupRules): number;
  write(rules: GroupRules, value: number): GroupRules;
}

const money = (name: keyof GroupRules, min: bigint, max: bigint): RuleShape => ({
  kind: 'money',
  min: Number(min),
  max: Number(max),
  read: (rules) => Number(rules[name]),
  write: (rules, value) => ({ ...rules, [name]: BigInt(value) }),
});

export const RULES: Readonly<Record<MoneyRule, RuleShape>> = {
  receipts: {
    kind: 'switch',
    min: 0,
    max: 1,
    read: ({ pushReceipts }) => (pushReceipts ? 1 : 0),
    write: (rules, value) => ({ ...rules, pushReceipts: value === 1 }),
  },
  unit: money('unitSatang', BAHT, UNIT_MAX),
  smallest: money('minSatang', BAHT, PLEDGE_MAX),
  largest: money('maxSatang', BAHT, PLEDGE_MAX),
  fee: money('feeSatang', 0n, FEE_MAX),
  fine: money('fineSatang', 0n, FINE_MAX),
  special: {
    kind: 'switch',
    min: 0,
    max: 1,
    read: ({ specialAllowed }) => (specialAllowed ? 1 : 0),
    write: (rules, value) => ({ ...rules, specialAllowed: value === 1 }),
  },
  cap: money('specialCapSatang', 0n, AMOUNT_MAX),
  ceiling: money('ceilingSatang', 0n, AMOUNT_MAX),
  backdate: {
    kind: 'days',
    min: 0,
    max: BACKDATE_DAYS_MAX,
    read: ({ backdateDays }) => backdateDays,
    write: (rules, value) => ({ ...rules, backdateDays: value }),
  },
};

/** Why rules do not fit together, as a locale key; undefined when they do. */
export function misfit({ maxSatang, minSatang, unitSatang }: GroupRules): string | undefined {
  if (unitSatang % BAHT !== 0n) return 'groups.settings.refused.whole_baht';
  if (minSatang % unitSatang !== 0n || maxSatang % unitSatang !== 0n) {
    return 'groups.settings.refused.not_units';
  }
  return minSatang > maxSatang ? 'groups.settings.refused.order' : undefined;
}
