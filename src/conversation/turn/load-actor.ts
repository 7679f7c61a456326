import type { Actor, Membership, ReadFor } from '../../domain/roles/actor.ts';
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
  return { personId, memberships, offices, readsFor: await readsForOf(stores, personId) };
}

/** Nobody reads for a member who has left, whatever is still written down. */
async function readsForOf({ members, proxies }: Readers, personId: string): Promise<ReadFor[]> {
  const found: ReadFor[] = [];
  for (const { proxyId, memberId, groupId } of await proxies.ofReader(personId)) {
    if ((await members.byId(memberId))?.state !== 'active') continue;
    found.push({ proxyId, memberId, groupId });
  }
  return found;
}
