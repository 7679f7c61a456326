import type { Demo } from '../demo-data.ts';
import { HOME_GROUP, OTHER_GROUP, PERSONAS, type PersonaKey } from '../personas.ts';
import type { Habit } from './habit.ts';

/** A member who must be there: a persona, or one of the things that make life hard (domain.md §8). */
export interface CastMember {
  readonly group: string;
  readonly memberNo: number;
  readonly name: string;
  readonly persona?: PersonaKey;
  /** Baht a month. */
  readonly pledge?: number;
  readonly habit?: Habit;
  /** Years; null: unknown. */
  readonly age?: number | null;
  readonly bornYearOnly?: boolean;
  readonly idBegins?: string;
  readonly phone?: 'none';
  readonly line?: 'none' | 'blocked' | 'no-news';
  /** Same text: one human in several groups. */
  readonly human?: string;
  readonly left?: { readonly state: 'deceased' | 'resigned'; readonly daysAgo: number };
  readonly demo?: Demo;
}

const PERSONA_TRAITS: Readonly<Partial<Record<PersonaKey, Partial<CastMember>>>> = {
  member: { pledge: 100, habit: 'not-this-month' },
  member2: { pledge: 50 },
  elder: { pledge: 20, age: 91, bornYearOnly: true, phone: 'none' },
  'member-of-two': { pledge: 100, human: 'member-of-two' },
  'other-member': { pledge: 50 },
};

const PERSONAS_AS_MEMBERS: readonly CastMember[] = PERSONAS.flatMap((persona) =>
  persona.memberships.map(({ group, memberNo }) => ({
    group,
    memberNo,
    name: 'name' in persona ? persona.name : '',
    persona: persona.key,
    habit: 'always' as const,
    age: 46 + memberNo,
    ...PERSONA_TRAITS[persona.key],
  })),
);

const at = (group: string, memberNo: number, name: string, traits: Partial<CastMember>) => ({
  group,
  memberNo,
  name,
  ...traits,
});

const OTHERS: readonly CastMember[] = [
  // The same name twice in a village: only number and village tell them apart.
  at(HOME_GROUP, 20, 'นางคำปุ่น สีดา', { pledge: 50, age: 58 }),
  at(HOME_GROUP, 21, 'นางคำปุ่น สีดา', { pledge: 30, age: 34 }),
  at(HOME_GROUP, 50, 'ด.ญ.ณิชา พลเยี่ยม', { pledge: 10, age: 12, line: 'none', phone: 'none' }),
  at(HOME_GROUP, 51, 'นายหนูพันธ์ โคตรชมภู', { age: 63, idBegins: '43899' }),
  at(HOME_GROUP, 52, 'นางลำดวน ทองสุข', { age: 55, phone: 'none', line: 'none' }),
  at(HOME_GROUP, 53, 'นายทวี แสงสว่าง', { age: 41, line: 'blocked' }),
  at(HOME_GROUP, 54, 'นางสาวนิตยา บัวภา', { age: 29, line: 'no-news' }),
  at(HOME_GROUP, 55, 'นางอำไพ เสนานาม', { pledge: 100, age: 49, habit: 'prepaid' }),
  at(HOME_GROUP, 56, 'นายสนั่น ยอดคำ', { pledge: 50, age: 37, habit: 'in-arrears' }),
  at(HOME_GROUP, 57, 'นายถาวร หงษ์ทอง', { age: null, line: 'none' }),
  // A couple: he saves here, she here and in the village she comes from.
  at(HOME_GROUP, 58, 'นายมานพ ผาสุข', { pledge: 50, age: 52 }),
  at(HOME_GROUP, 59, 'นางวาสนา ผาสุข', { pledge: 50, age: 50, human: 'wife' }),
  at(OTHER_GROUP, 59, 'นางวาสนา ผาสุข', { pledge: 30, age: 50, human: 'wife' }),
  at(HOME_GROUP, 60, 'นายสว่าง มูลสาร', {
    pledge: 50,
    age: 77,
    line: 'none',
    habit: 'always',
    left: { state: 'deceased', daysAgo: 70 },
    demo: 'small',
  }),
  at(HOME_GROUP, 61, 'นางพิกุล ดาทอง', {
    age: 44,
    line: 'none',
    habit: 'never',
    left: { state: 'resigned', daysAgo: 900 },
    demo: 'small',
  }),
];

/** Who must be a member of a group in a demo. */
export function castOf(group: string, demo: Demo): CastMember[] {
  return [...PERSONAS_AS_MEMBERS, ...OTHERS].filter(
    (one) => one.group === group && (one.demo ?? demo) === demo,
  );
}
