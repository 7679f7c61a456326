import type { Actor } from '../../../src/domain/roles/actor.ts';
import type { GroupPlace, Role } from '../../../src/domain/roles/permissions.ts';
import { OFFICES, POSTS } from '../../../src/domain/roles/roles.ts';

export const FIELD_OFFICE = 'office-field';

/** The group that the actors of `ownActor` belong to or look after. */
export const OWN_GROUP: GroupPlace = {
  groupId: 'group-own',
  districtCode: '3804',
  fieldOfficeId: FIELD_OFFICE,
};

/** Groups over which those actors have no right, each for another reason. */
export const FOREIGN_GROUPS: Record<string, GroupPlace> = {
  'another district of another officer': {
    groupId: 'group-other',
    districtCode: '3805',
    fieldOfficeId: 'office-other',
  },
  'another province': { groupId: 'group-far', districtCode: '4304', fieldOfficeId: null },
};

/** A person with exactly this role over `OWN_GROUP`; who has a post is a member too. */
export function ownActor(role: Role): Actor {
  const post = POSTS.find((known) => known === role);
  const office = OFFICES.find((known) => known === role);
  if (role === 'reader') {
    const readsFor = [{ proxyId: 'x', memberId: 'member-2', groupId: OWN_GROUP.groupId }];
    return { personId: 'person-1', memberships: [], offices: [], readsFor };
  }
  if (!office) {
    const membership = { memberId: 'member-1', groupId: OWN_GROUP.groupId, memberNo: '0001' };
    const posts = post ? [post] : [];
    return {
      personId: 'person-1',
      memberships: [{ ...membership, posts }],
      offices: [],
      readsFor: [],
    };
  }
  const area = {
    'field-officer': '3804',
    'district-officer': '3804',
    'province-officer': '38',
    operator: '',
  }[office];
  return {
    personId: 'person-1',
    memberships: [],
    offices: [{ officeId: office === 'field-officer' ? FIELD_OFFICE : office, office, area }],
    readsFor: [],
  };
}
