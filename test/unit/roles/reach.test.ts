import { expect, test } from '@jest/globals';
import type { Actor } from '../../../src/domain/roles/actor.ts';
import { may, officeCovers, officesFor, rolesOver } from '../../../src/domain/roles/permissions.ts';
import { postsClash } from '../../../src/domain/roles/roles.ts';
import { FIELD_OFFICE, OWN_GROUP, ownActor } from './people.ts';

const OTHER_GROUP = { groupId: 'group-other', districtCode: '3804', fieldOfficeId: 'office-other' };

test('a stranger has no role anywhere and no right', () => {
  const stranger: Actor = { personId: 'person-9', memberships: [], offices: [], readsFor: [] };
  expect(rolesOver(stranger, OWN_GROUP)).toEqual(new Set());
  expect(may(stranger, 'group.totals', OWN_GROUP)).toBe(false);
  expect(officesFor(stranger, 'group.open')).toEqual([]);
});

test('a post in one group gives only membership in another', () => {
  const treasurer = ownActor('treasurer');
  const both: Actor = {
    ...treasurer,
    memberships: [
      ...treasurer.memberships,
      { memberId: 'member-2', groupId: OTHER_GROUP.groupId, memberNo: '0007', posts: [] },
    ],
  };
  expect(rolesOver(both, OWN_GROUP)).toEqual(new Set(['member', 'treasurer']));
  expect(rolesOver(both, OTHER_GROUP)).toEqual(new Set(['member']));
  expect(may(both, 'deposit.record', OWN_GROUP)).toBe(true);
  expect(may(both, 'deposit.record', OTHER_GROUP)).toBe(false);
});

test('an officer who is also a member keeps both roles apart by group', () => {
  const member = ownActor('member');
  const officer: Actor = {
    ...member,
    offices: [{ officeId: 'office-other', office: 'field-officer', area: '3804' }],
  };
  expect(rolesOver(officer, OWN_GROUP)).toEqual(new Set(['member']));
  expect(rolesOver(officer, OTHER_GROUP)).toEqual(new Set(['field-officer']));
  expect(may(officer, 'balance.read-own', OTHER_GROUP)).toBe(false);
});

test('several posts add up', () => {
  const [membership] = ownActor('chair').memberships;
  if (!membership) throw new Error('the chair is a member');
  const actor: Actor = {
    personId: 'person-1',
    memberships: [{ ...membership, posts: ['chair', 'treasurer'] }],
    offices: [],
    readsFor: [],
  };
  expect(may(actor, 'deposit.record', OWN_GROUP)).toBe(true);
  expect(may(actor, 'dispute.settle', OWN_GROUP)).toBe(true);
  expect(may(actor, 'campaign.announce', OWN_GROUP)).toBe(false);
});

test('a พัฒนากร reaches the groups in their care, wherever they lie, and no neighbour', () => {
  const office = { officeId: FIELD_OFFICE, office: 'field-officer', area: '3801' } as const;
  expect(officeCovers(office, OWN_GROUP)).toBe(true);
  expect(officeCovers(office, { ...OTHER_GROUP, districtCode: '3801' })).toBe(false);
  expect(officeCovers(office, { ...OWN_GROUP, fieldOfficeId: null })).toBe(false);
});

test('a province reaches its districts, a district only itself', () => {
  const province = { officeId: 'p', office: 'province-officer', area: '38' } as const;
  const district = { officeId: 'd', office: 'district-officer', area: '3804' } as const;
  for (const [code, byProvince, byDistrict] of [
    ['3804', true, true],
    ['3801', true, false],
    ['4304', false, false],
  ] as const) {
    expect(officeCovers(province, { ...OTHER_GROUP, districtCode: code })).toBe(byProvince);
    expect(officeCovers(district, { ...OTHER_GROUP, districtCode: code })).toBe(byDistrict);
  }
});

test('an office without an area reaches nothing', () => {
  for (const office of ['district-officer', 'province-officer', 'operator'] as const) {
    expect(officeCovers({ officeId: 'o', office, area: '' }, OWN_GROUP)).toBe(false);
  }
});

test('treasurer and auditor clash, nothing else does', () => {
  expect(postsClash(['treasurer', 'auditor'])).toBe(true);
  expect(postsClash(['chair', 'treasurer', 'secretary', 'registrar'])).toBe(false);
  expect(postsClash(['auditor', 'chair'])).toBe(false);
  expect(postsClash([])).toBe(false);
});
