import { DAY_MS } from '../../domain/durations.ts';
import {
  addDays,
  addMonths,
  dayOfMonth,
  instantOf,
  monthOf,
  type LocalDate,
} from '../../domain/bangkok-time.ts';
import { makeName, villageSurnames } from '../names/make-name.ts';
import { shownNumber } from '../personas-file.ts';
import type { Random } from '../random.ts';
import type { GroupScene } from './group-scene.ts';
import { HABIT_SHARES, type Habit } from './habit.ts';
import { fakeNationalId, fakePhone } from './identity.ts';
import { someone } from './make-person.ts';
import type { MemberPlan } from './member-plan.ts';
import { bornFor, someAge } from './person-facts.ts';

const LINKED_SHARE = 0.6;
const LINKED_FROM_AGE = 15;
const PHONE_SHARE = 0.75;
const ID_SHARE = 0.85;
const FOUNDING_SHARE = 0.4;
/** Joined since the books are kept here: 5 % a year. */
const JOINED_A_YEAR = 0.05;
/** Numbers of former members, which nobody gets again. */
const GAP_SHARE = 0.04;

/** Members without a story, the first ones the committee, in order of their numbers. */
export function ordinaryPlans(
  scene: GroupScene,
  count: number,
  takenNumbers: ReadonlySet<number>,
  committeeSize: number,
): MemberPlan[] {
  const surnames = villageSurnames(scene.random.fork('surnames'));
  const joined = joiningDays(scene, count, committeeSize);
  const numbers = freeNumbers(scene.random.fork('numbers'), count, takenNumbers);
  return joined.map((joinedOn, index) => {
    const number = numbers[index] ?? 0;
    const random = scene.random.fork(`ordinary/${number}`);
    return ordinaryPlan(scene, random, surnames, {
      number,
      joinedOn,
      isCommittee: index < committeeSize,
    });
  });
}

function joiningDays(scene: GroupScene, count: number, committeeSize: number): LocalDate[] {
  const random = scene.random.fork('joined');
  const { foundedOn } = scene;
  const days = Array.from({ length: count - committeeSize }, () => joiningDay(scene, random));
  return [...Array.from({ length: committeeSize }, () => foundedOn), ...days.toSorted()];
}

function joiningDay({ foundedOn, opening, plan, today }: GroupScene, random: Random): LocalDate {
  const { openedOn } = opening;
  const months = monthsApart(openedOn, today);
  if (openedOn === foundedOn || random.chance(FOUNDING_SHARE)) return foundedOn;
  if (random.chance((JOINED_A_YEAR * months) / 12 / (1 - FOUNDING_SHARE))) {
    const month = addMonths(monthOf(openedOn), random.between(1, Math.max(months - 1, 1)));
    const day = dayOfMonth(month, plan.rules.depositDay);
    if (day < today) return day;
  }
  const days = (instantOf(openedOn) - instantOf(foundedOn)) / DAY_MS;
  return addDays(foundedOn, random.between(0, Math.max(days - 1, 0)));
}

const monthsApart = (from: LocalDate, to: LocalDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

function freeNumbers(random: Random, count: number, taken: ReadonlySet<number>): number[] {
  const numbers: number[] = [];
  for (let number = 1; numbers.length < count; number += 1) {
    const isGap = number > 5 && random.chance(GAP_SHARE);
    if (!taken.has(number) && !isGap) numbers.push(number);
  }
  return numbers;
}

interface Ordinary {
  number: number;
  joinedOn: LocalDate;
  isCommittee: boolean;
}

function ordinaryPlan(
  scene: GroupScene,
  random: Random,
  surnames: readonly string[],
  { isCommittee, joinedOn, number }: Ordinary,
): MemberPlan {
  const { groupId, today, groupNo } = scene;
  const age = isCommittee ? random.between(35, 62) : someAge(random);
  const serial = groupNo * 10_000 + number;
  const born = bornFor(random, age, today);
  const bornYear = Number(born?.slice(0, 4) ?? Number(today.slice(0, 4)) - age);
  const linkedAt = linkingTime(scene, random, joinedOn, isCommittee);
  const isLinked = isCommittee || (age >= LINKED_FROM_AGE && random.chance(LINKED_SHARE));
  const always = { state: 'following', wantsNews: true } as const;
  const person = isLinked
    ? someone(random.fork('line'), linkedAt, age, isCommittee ? always : {})
    : null;
  return {
    habit: isCommittee ? 'always' : someHabit(random),
    newPerson: person,
    paysUntil: null,
    member: {
      memberId: random.id(),
      groupId,
      memberNo: shownNumber(number),
      name: makeName(random, surnames, age),
      state: 'active',
      pledgeSatang: scene.nextPledge(),
      joinedOn,
      leftOn: null,
      personId: person?.personId ?? null,
      linkedAt: person ? linkedAt : null,
      phone: isCommittee || random.chance(PHONE_SHARE) ? fakePhone(serial) : null,
      nationalId: random.chance(ID_SHARE) ? fakeNationalId(serial, bornYear) : null,
      born,
    },
  };
}

function someHabit(random: Random): Habit {
  const draw = random.float();
  return HABIT_SHARES.find(([share]) => draw < share)?.[1] ?? 'steady';
}

/** Between joining, or the opening of the books, and yesterday; the committee from the first day. */
function linkingTime(
  { opening, today }: GroupScene,
  random: Random,
  joinedOn: LocalDate,
  isCommittee: boolean,
): number {
  if (isCommittee) return opening.at;
  const first = Math.max(opening.at, instantOf(joinedOn, 9));
  const days = Math.floor((instantOf(today) - first) / DAY_MS);
  return (
    first + random.between(0, Math.max(days - 1, 0)) * DAY_MS + random.between(0, 36_000) * 1000
  );
}
