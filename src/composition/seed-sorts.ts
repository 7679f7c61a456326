import type { DemoGroup } from '../demo/demo-data.ts';
import type { Member, PostHeld } from '../ports/stores/members-store.ts';
import type { OfficeRecord } from '../ports/stores/offices-store.ts';
import type { Person } from '../ports/stores/people-store.ts';
import type { Dispute, ReceiptAnswer } from '../ports/stores/receipts-store.ts';
import type { Sort } from './write-parts.ts';

export const PEOPLE: Sort<Person> = {
  add: (stores, person) => stores.people.add(person),
  has: async ({ people }, { personId }) => (await people.byId(personId)) !== undefined,
};

export const OFFICES: Sort<OfficeRecord> = {
  add: (stores, office) => stores.offices.add(office),
  has: async ({ offices }, { officeId }) => (await offices.byId(officeId)) !== undefined,
};

/** A group's row and its books, which begin empty. */
export const GROUPS: Sort<DemoGroup> = {
  async add(stores, { group, opening }) {
    await stores.groups.add(group);
    if (opening) await stores.ledger.open(group.groupId, opening);
  },
  has: async ({ groups }, { group }) => (await groups.byId(group.groupId)) !== undefined,
};

export const MEMBERS: Sort<Member> = {
  add: (stores, member) => stores.members.add(member),
  has: async ({ members }, { memberId }) => (await members.byId(memberId)) !== undefined,
};

export const POSTS_HELD: Sort<PostHeld> = {
  add: (stores, post) => stores.members.addPost(post),
  async has({ members }, { memberId, postId }) {
    return (await members.postsOf(memberId)).some((held) => held.postId === postId);
  },
};

/** The last answer counts, so that writing it again changes nothing. */
export const ANSWERS: Sort<ReceiptAnswer> = {
  add: (stores, answer) => stores.receipts.putAnswer(answer),
  has: async () => false,
};

export const DISPUTES: Sort<Dispute> = {
  add: (stores, dispute) => stores.receipts.openDispute(dispute),
  has: async ({ receipts }, { disputeId }) => (await receipts.disputeById(disputeId)) !== undefined,
};
