/** A district of Bueng Kan, and how many groups and พัฒนากร the demo gives it (domain.md §3, §8). */
export interface District {
  readonly code: string;
  /** Tambons are numbered 01 to this. */
  readonly tambons: number;
  readonly groups: number;
  readonly fieldOfficers: number;
}

const district = (code: string, tambons: number, groups: number, fieldOfficers: number) => ({
  code,
  tambons,
  groups,
  fieldOfficers,
});

export const PROVINCE = '38';

/** 144 groups in proportion to 53 tambons; the real split is not known. */
export const DISTRICTS: readonly District[] = [
  district('3801', 12, 33, 7),
  district('3802', 7, 19, 4),
  district('3803', 7, 19, 4),
  district('3804', 9, 24, 5),
  district('3805', 6, 16, 4),
  district('3806', 4, 11, 2),
  district('3807', 5, 14, 3),
  district('3808', 3, 8, 2),
];

/** Public code of the n-th group of a district: `BK-3804-007`. */
export function groupCode(districtCode: string, number: number): string {
  return `BK-${districtCode}-${String(number).padStart(3, '0')}`;
}
