import { HOME_GROUP, OTHER_GROUP, THIRD_GROUP } from '../personas.ts';
import { groupCode } from './districts.ts';
import { HOME_PLACE, OTHER_PLACE, THIRD_PLACE, usualRules, type GroupPlan } from './group-plan.ts';

interface Place {
  village: string;
  tambonCode: string;
  moo: number;
  depositDay: number;
}

function plan(code: string, place: Place, size: number, ageYears: number): GroupPlan {
  const { depositDay, tambonCode, ...rest } = place;
  return {
    ...rest,
    code,
    tambonCode,
    districtCode: tambonCode.slice(0, 4),
    size,
    ageYears,
    rules: usualRules(depositDay),
    state: 'active',
    fieldOfficer: 0,
  };
}

const CLOSED_PLACE = { village: 'บ้านวังทอง', tambonCode: '380405', moo: 1, depositDay: 7 };

/** Two groups with a past, one founded this month without a deposit yet, and one that closed. */
export function smallGroups(): GroupPlan[] {
  return [
    plan(HOME_GROUP, HOME_PLACE, 148, 16),
    plan(OTHER_GROUP, OTHER_PLACE, 174, 11),
    plan(THIRD_GROUP, THIRD_PLACE, 28, 0),
    { ...plan(groupCode('3804', 2), CLOSED_PLACE, 9, 14), state: 'closed' },
  ];
}
