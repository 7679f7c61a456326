import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { makeDemo } from '../../../src/demo/make-demo.ts';
import { personasFile } from '../../../src/demo/personas-file.ts';
import { ALL_PERSONAS, HOME_GROUP, OTHER_GROUP } from '../../../src/demo/personas.ts';

const FILE = new URL('../../../scripts/demo-personas.json', import.meta.url);
const ROLES =
  'member treasurer chair secretary auditor field-officer district-officer province-officer operator stranger';

const { personas } = personasFile();
const roles = (key: string) => personas.find((one) => one.key === key)?.roles;

describe('the personas', () => {
  test('in the file are those of the code (npm run --silent seed -- --personas writes it)', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(personasFile());
  });

  test('have ids of LINE’s shape, each another', () => {
    for (const { lineUserId } of personas) expect(lineUserId).toMatch(/^U[0-9a-f]{32}$/);
    expect(new Set(personas.map(({ lineUserId }) => lineUserId)).size).toBe(personas.length);
    expect(new Set(personas.map(({ key }) => key)).size).toBe(personas.length);
  });

  test('have known roles, Thai names, and number and group where they are members', () => {
    for (const one of personas) {
      expect(one.displayName).toMatch(/^[\u0E00-\u0E7F ]+$/);
      expect(one.roles.length).toBeGreaterThan(0);
      for (const { role } of one.roles) expect(ROLES.split(' ')).toContain(role);
      const isMember = one.roles.some(({ role }) => role === 'member');
      expect(one.memberNo !== undefined).toBe(isMember);
      expect(one.group !== undefined).toBe(isMember);
      if (isMember) expect(one.memberNo).toMatch(/^\d{4}$/);
    }
  });

  test('are everyone that another program counts on', () => {
    expect(roles('member')).toEqual([{ role: 'member', group: HOME_GROUP }]);
    expect(roles('member2')).toEqual([{ role: 'member', group: HOME_GROUP }]);
    for (const post of ['treasurer', 'chair', 'secretary', 'auditor']) {
      expect(roles(post)).toContainEqual({ role: post, group: HOME_GROUP });
    }
    expect(roles('other-treasurer')).toContainEqual({ role: 'treasurer', group: OTHER_GROUP });
    expect(roles('other-member')).toEqual([{ role: 'member', group: OTHER_GROUP }]);
    expect(roles('member-of-two')).toEqual([
      { role: 'member', group: HOME_GROUP },
      { role: 'member', group: OTHER_GROUP },
    ]);
    expect(roles('field-officer')).toEqual([{ role: 'field-officer', area: '3804' }]);
    expect(roles('district-officer')).toEqual([{ role: 'district-officer', area: '3804' }]);
    expect(roles('province-officer')).toEqual([{ role: 'province-officer', area: '38' }]);
    expect(roles('stranger')).toEqual([{ role: 'stranger' }]);
  });
});

describe.each(['small', 'province'] as const)('in the demo %s', (name) => {
  const demo = makeDemo(name, '2026-11-24');
  const people = [...demo.people, ...demo.groups.flatMap((group) => group.people)];
  const personOf = (userId: string) => people.filter((person) => person.userId === userId);

  test('every persona is there once, greeted and agreed; the stranger is not', () => {
    for (const { key, largeType = false, lineUserId } of ALL_PERSONAS) {
      const found = personOf(lineUserId);
      expect(found).toHaveLength(key === 'stranger' ? 0 : 1);
      for (const person of found) {
        expect(person).toMatchObject({ state: 'following', wantsNews: true, consentVersion: 1 });
        expect(person.largeType).toBe(largeType);
      }
    }
  });

  test('each holds the memberships, posts and offices of the file', () => {
    for (const { lineUserId, memberships, office } of ALL_PERSONAS) {
      const personId = personOf(lineUserId)[0]?.personId ?? 'nobody';
      const held = demo.groups.flatMap(({ group, members, posts }) =>
        members
          .filter((member) => member.personId === personId)
          .map(({ memberId, memberNo, state }) => ({
            group: group.code,
            memberNo: Number(memberNo),
            posts: posts.filter((post) => post.memberId === memberId).map(({ post }) => post),
            state,
          })),
      );
      const expected = memberships.map((membership) => ({ ...membership, state: 'active' }));
      const byGroup = (a: { group: string }, b: { group: string }) => (a.group < b.group ? -1 : 1);
      expect(held.toSorted(byGroup)).toEqual(expected.toSorted(byGroup));
      const offices = demo.offices.filter((one) => one.personId === personId && !one.until);
      expect(offices.map((one) => ({ office: one.office, area: one.area }))).toEqual(
        office ? [office] : [],
      );
    }
  });

  test('the พัฒนากร looks after the home group', () => {
    const officer = ALL_PERSONAS.find(({ key }) => key === 'field-officer');
    const personId = personOf(officer?.lineUserId ?? '')[0]?.personId;
    const home = demo.groups.find(({ group }) => group.code === HOME_GROUP)?.group;
    const office = demo.offices.find(({ officeId }) => officeId === home?.fieldOfficeId);
    expect(office?.personId).toBe(personId);
  });
});
