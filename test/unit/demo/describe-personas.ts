import { describe, expect, test } from '@jest/globals';
import type { makeDemo } from '../../../src/demo/make-demo.ts';
import { ALL_PERSONAS, HOME_GROUP } from '../../../src/demo/personas.ts';

type Demo = ReturnType<typeof makeDemo>;

/** What holds of the personas in each demo. A province takes seconds to make: whoever has one brings it. */
export function describePersonas(name: string, demo: Demo): void {
  describe(`in the demo ${name}`, () => {
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
        const byGroup = (a: { group: string }, b: { group: string }) =>
          a.group < b.group ? -1 : 1;
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
}
