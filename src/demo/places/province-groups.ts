import { HOME_GROUP, OTHER_GROUP, THIRD_GROUP } from '../personas.ts';
import { apportion, spread, type Quantiles } from '../quantiles.ts';
import type { Random } from '../random.ts';
import { villageNames } from '../names/village-names.ts';
import { DISTRICTS, groupCode, type District } from './districts.ts';
import {
  HOME_PLACE,
  OTHER_PLACE,
  someRules,
  THIRD_PLACE,
  usualRules,
  type GroupPlan,
} from './group-plan.ts';

export const PROVINCE_MEMBERS = 19_923;
/** Domain.md §8: members in a group, log-normal, and its age in years. */
const SIZES: Quantiles = [
  [0.003, 20],
  [0.05, 33],
  [0.25, 62],
  [0.5, 101],
  [0.75, 164],
  [0.95, 334],
  [0.997, 848],
];
const LARGEST = 848;
const AGES: Quantiles = [
  [0.003, 1],
  [0.05, 4],
  [0.25, 9],
  [0.5, 13],
  [0.75, 18],
  [0.95, 28],
  [0.997, 45],
];
/** Large groups are young ones, or one of them would hold more than any group in life does. */
const LARGE = 300;
const AGE_OF_LARGE_MAX = 9;
/** Room for all personas and the cast. */
const PERSONA_GROUP_SIZE = 140;
const MOO_MAX = 15;

const FIXED = [
  { code: HOME_GROUP, place: HOME_PLACE },
  { code: OTHER_GROUP, place: OTHER_PLACE },
  { code: THIRD_GROUP, place: THIRD_PLACE },
];

/** 144 groups over eight districts with 19,923 members. */
export function provinceGroups(random: Random): GroupPlan[] {
  const count = DISTRICTS.reduce((sum, { groups }) => sum + groups, 0);
  const sizes = groupSizes(random.fork('sizes'), count);
  const ages = random.fork('ages').shuffle(spread(AGES, count).map(Math.round));
  const taken = FIXED.map(({ place }) => place.village);
  const villages = villageNames(random.fork('villages'), count, taken);
  const plans = DISTRICTS.flatMap((district) => plansIn(random, district));
  return withFixedSizes(plans, sizes).map((plan, index) => ({
    ...plan,
    village: plan.village || (villages[index] ?? ''),
    ageYears: Math.min(ages[index] ?? 1, plan.size > LARGE ? AGE_OF_LARGE_MAX : Infinity),
  }));
}

/** The largest is exactly as in life; the others share what is left in their proportions. */
function groupSizes(random: Random, count: number): number[] {
  const others = spread(SIZES, count).slice(0, -1);
  return random.shuffle([LARGEST, ...apportion(others, PROVINCE_MEMBERS - LARGEST)]);
}

function plansIn(random: Random, { code: districtCode, ...district }: District): GroupPlan[] {
  return Array.from({ length: district.groups }, (_, index) => {
    const code = groupCode(districtCode, index + 1);
    const own = random.fork(code);
    const fixed = FIXED.find((one) => one.code === code)?.place;
    const tambon = String(own.between(1, district.tambons)).padStart(2, '0');
    return {
      code,
      districtCode,
      tambonCode: fixed?.tambonCode ?? `${districtCode}${tambon}`,
      moo: fixed?.moo ?? own.between(1, MOO_MAX),
      village: fixed?.village ?? '',
      size: 0,
      ageYears: 1,
      rules: fixed ? usualRules(fixed.depositDay) : someRules(own),
      state: 'active',
      fieldOfficer: index % district.fieldOfficers,
    };
  });
}

/** Groups of personas take the sizes nearest to a village of usual size. */
function withFixedSizes(plans: readonly GroupPlan[], sizes: readonly number[]): GroupPlan[] {
  const left = [...sizes];
  const take = (index: number) => left.splice(index, 1)[0] ?? 0;
  const fixed = new Map(FIXED.map(({ code }) => [code, take(nearest(left))]));
  return plans.map((plan) => ({ ...plan, size: fixed.get(plan.code) ?? take(0) }));
}

function nearest(sizes: readonly number[]): number {
  const far = sizes.map((size) => Math.abs(size - PERSONA_GROUP_SIZE));
  return far.indexOf(Math.min(...far));
}
