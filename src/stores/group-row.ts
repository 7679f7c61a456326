import { UNDECIDED_LIMITS } from '../domain/groups/money-limits.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { Group, GroupRules } from '../ports/stores/groups-store.ts';
import type { groups, StoredRules } from './schema/groups.ts';

const PROVINCE_DIGITS = 2;

export function groupOf(row: RowOf<typeof groups>): Group {
  const { provinceCode: _provinceCode, rules, ...rest } = row;
  return { ...rest, rules: rulesOf(rules) };
}

/** @throws Error when the area codes do not fit together: no list would find the group. */
export function rowOfGroup(group: Group): RowOf<typeof groups> {
  const { rules, ...rest } = group;
  if (!/^\d{4}$/.test(group.districtCode) || !/^\d{6}$/.test(group.tambonCode)) {
    throw new Error('a district code has 4 digits, a tambon code 6');
  }
  if (!group.tambonCode.startsWith(group.districtCode)) {
    throw new Error('the tambon lies in another district');
  }
  const provinceCode = group.districtCode.slice(0, PROVINCE_DIGITS);
  return { ...rest, provinceCode, rules: storedRules(rules) };
}

export function storedRules(rules: GroupRules): StoredRules {
  return {
    ...rules,
    unitSatang: String(rules.unitSatang),
    minSatang: String(rules.minSatang),
    maxSatang: String(rules.maxSatang),
    feeSatang: String(rules.feeSatang),
    fineSatang: String(rules.fineSatang),
    specialCapSatang: String(rules.specialCapSatang),
    ceilingSatang: String(rules.ceilingSatang),
  };
}

function rulesOf(stored: StoredRules): GroupRules {
  const { ceilingSatang, fineSatang, specialCapSatang } = stored;
  const amount = (text: string | undefined, undecided: bigint): bigint =>
    text === undefined ? undecided : BigInt(text);
  return {
    ...UNDECIDED_LIMITS,
    ...stored,
    unitSatang: BigInt(stored.unitSatang),
    minSatang: BigInt(stored.minSatang),
    maxSatang: BigInt(stored.maxSatang),
    feeSatang: BigInt(stored.feeSatang),
    fineSatang: amount(fineSatang, UNDECIDED_LIMITS.fineSatang),
    specialCapSatang: amount(specialCapSatang, UNDECIDED_LIMITS.specialCapSatang),
    ceilingSatang: amount(ceilingSatang, UNDECIDED_LIMITS.ceilingSatang),
  };
}
