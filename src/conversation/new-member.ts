import type { Member } from '../ports/stores/members-store.ts';

type Given = Pick<
  Member,
  'memberId' | 'groupId' | 'memberNo' | 'name' | 'pledgeSatang' | 'joinedOn'
> &
  Partial<Pick<Member, 'owedFrom' | 'phone'>>;

/** Somebody new in a group's register: active, and tied to no LINE account yet. */
export const newMember = (given: Given): Member => ({
  state: 'active',
  leftOn: null,
  personId: null,
  linkedAt: null,
  phone: null,
  nationalId: null,
  born: null,
  ...given,
});
