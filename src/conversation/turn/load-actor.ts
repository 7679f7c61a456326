import type { Actor, Membership } from '../../domain/roles/actor.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/** Who a person is right now: read inside the transaction that acts on it, never remembered. */
export async function loadActor(stores: Readers, personId: string): Promise<Actor> {
  const memberships: Membership[] = [];
  for (const member of await stores.members.ofPerson(personId)) {
    if (member.state !== 'active') continue;
    const posts = (await stores.members.postsOf(member.memberId)).map((held) => held.post);
    const { memberId, groupId, memberNo } = member;
    memberships.push({ memberId, groupId, memberNo, posts });
  }
  const offices = (await stores.offices.ofPerson(personId)).map(({ officeId, office, area }) => ({
    officeId,
    office,
    area,
  }));
  return { personId, memberships, offices };
}
