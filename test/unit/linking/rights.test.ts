import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/roles/actor.ts';
import { OFFICES, POSTS, type Office, type Post } from '../../../src/domain/roles/roles.ts';
import {
  invitableAreas,
  invitableOffices,
  mayInvite,
} from '../../../src/features/linking/invite-rights.ts';
import { issueRights } from '../../../src/features/linking/issue-rights.ts';
import type { Group } from '../../../src/ports/stores/groups-store.ts';

const GROUP = {
  groupId: 'g',
  districtCode: '3804',
  fieldOfficeId: 'o',
} as Group;

const member = (posts: readonly Post[], groupId = 'g'): Actor => ({
  personId: 'p',
  memberships: [{ memberId: 'm', groupId, memberNo: '0001', posts }],
  offices: [],
  readsFor: [],
});
const officer = (office: Office, area: string, officeId = 'o'): Actor => ({
  personId: 'p',
  memberships: [],
  offices: [{ officeId, office, area }],
  readsFor: [],
});

describe('whose codes somebody may issue', () => {
  const EXPECTED: Record<Post, [boolean, boolean]> = {
    chair: [true, true],
    secretary: [true, false],
    treasurer: [true, false],
    registrar: [true, false],
    auditor: [false, false],
  };
  test.each(POSTS)('%s', (post) => {
    const [ordinary, committee] = EXPECTED[post];
    expect(issueRights(member([post]), GROUP)).toEqual({ ordinary, committee });
    expect(issueRights(member([post], 'other'), GROUP)).toEqual({
      ordinary: false,
      committee: false,
    });
  });

  test('a member without a post: nobody', () => {
    expect(issueRights(member([]), GROUP)).toEqual({ ordinary: false, committee: false });
  });

  test.each([
    ['field-officer', '3804', 'o', true],
    ['field-officer', '3804', 'another', false],
    ['district-officer', '3804', 'x', true],
    ['district-officer', '3801', 'x', false],
    ['province-officer', '38', 'x', false],
    ['operator', '', 'x', false],
  ] as const)('%s of %s (%s): the committee only, %s', (office, area, officeId, committee) => {
    const rights = issueRights(officer(office, area, officeId), GROUP);
    expect(rights).toEqual({ ordinary: false, committee });
  });
});

describe('whom an officer may invite', () => {
  test.each([
    ['operator', '', ['province-officer', 'district-officer', 'field-officer']],
    ['province-officer', '38', ['district-officer', 'field-officer']],
    ['district-officer', '3804', ['field-officer']],
    ['field-officer', '3804', []],
  ] as const)('%s', (office, area, expected) => {
    expect(invitableOffices(officer(office, area))).toEqual(expected);
  });

  test('within the own area only, and never to an office of their own rank or above', () => {
    const district = officer('district-officer', '3804');
    expect(invitableAreas(district, 'field-officer')).toEqual(['3804']);
    const province = officer('province-officer', '38');
    expect(invitableAreas(province, 'field-officer')).toHaveLength(8);
    for (const office of OFFICES) {
      expect(mayInvite(district, office, '3804')).toBe(office === 'field-officer');
      expect(mayInvite(district, office, '3801')).toBe(false);
      expect(mayInvite(province, office, '38')).toBe(false);
    }
  });
});
