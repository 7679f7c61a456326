/**
 * Area codes as the Department of Provincial Administration gives them (domain.md §3): province 2
 * digits, district 4, tambon 6. Tambons of a district are numbered 01 to n. Their names are in
 * `locales/<lang>/areas.json`.
 */
const TAMBONS_IN: Readonly<Record<string, number>> = {
  '3801': 12,
  '3802': 7,
  '3803': 7,
  '3804': 9,
  '3805': 6,
  '3806': 4,
  '3807': 5,
  '3808': 3,
};

/** First letters of a group's public code, by province. */
const CODE_PREFIX: Readonly<Record<string, string>> = { '38': 'BK' };

const PROVINCE_DIGITS = 2;
const DISTRICT_DIGITS = 4;
const TAMBON_DIGITS = 6;
const GROUP_NUMBER_DIGITS = 3;

export const isProvince = (code: string): boolean => code in CODE_PREFIX;
export const isDistrict = (code: string): boolean => code in TAMBONS_IN;

/** Districts of a province, in code order; of a district or tambon, its own one; of anything else, none. */
export function districtsIn(area: string): string[] {
  if (area.length === PROVINCE_DIGITS) {
    return Object.keys(TAMBONS_IN)
      .filter((code) => code.startsWith(area))
      .toSorted();
  }
  const district = area.slice(0, DISTRICT_DIGITS);
  return isDistrict(district) ? [district] : [];
}

/** Tambons that an area holds within one district, in code order. */
export function tambonsIn(district: string, area: string = district): string[] {
  const count = TAMBONS_IN[district] ?? 0;
  const all = Array.from(
    { length: count },
    (_, index) => `${district}${String(index + 1).padStart(TAMBON_DIGITS - DISTRICT_DIGITS, '0')}`,
  );
  return all.filter((code) => code.startsWith(area) || area.length < DISTRICT_DIGITS);
}

/**
 * A group's public code, such as `BK-3804-007`.
 * @throws RangeError for a district of a province without a prefix
 */
export function groupCode(district: string, number: number): string {
  const prefix = CODE_PREFIX[district.slice(0, PROVINCE_DIGITS)];
  if (prefix === undefined) throw new RangeError('a district of no known province');
  return `${prefix}-${district}-${String(number).padStart(GROUP_NUMBER_DIGITS, '0')}`;
}
