import type { Office, Post } from './roles.ts';

/** One membership of the person who is speaking. */
export interface Membership {
  memberId: string;
  groupId: string;
  memberNo: string;
  posts: readonly Post[];
}

/** One office of the person who is speaking. */
export interface OfficeHeld {
  officeId: string;
  office: Office;
  /** Area code: 2 digits a province, 4 a district, 6 a tambon; empty for the operator. */
  area: string;
}

/** Somebody whose savings the person may read for them (ลูกหลานดูแทน), and nothing more. */
export interface ReadFor {
  proxyId: string;
  memberId: string;
  groupId: string;
}

/** Who is speaking, as the store knows it inside this transaction. A stranger has none of it. */
export interface Actor {
  personId: string;
  memberships: readonly Membership[];
  offices: readonly OfficeHeld[];
  readsFor: readonly ReadFor[];
}
