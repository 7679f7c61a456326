import type { Actor, Membership, ReadFor } from '../../domain/roles/actor.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/** Who a person is right now: read inside the transaction that acts on it, never remembered. */
export async function loadActor(stores: Readers, personId: string): Promise<Actor> {
  const [members, held, readsFor] = await Promise.all([
    stores.members.ofPerson(personId),
    stores.offices.ofPerson(personId),
    readsForOf(stores, personId),
  ]);
  const active = members.filter(({ state }) => state === 'active');
  const memberships = await Promise.all(active.map((member) => membershipOf(stores, member)));
  const offices = held.map(({ officeId, office, area }) => ({ officeId, office, area }));
  return { personId, memberships, offices, readsFor };
}

async function membershipOf(
  stores: Readers,
  { memberId, groupId, memberNo }: Member,
): Promise<Membership> {
  const posts = (await stores.members.postsOf(memberId)).map((held) => held.post);
  return { memberId, groupId, memberNo, posts };
}

/** Nobody reads for a member who has left, whatever is still written down. */
async function readsForOf({ members, proxies }: Readers, personId: string): Promise<ReadFor[]> {
  const agreed = await proxies.ofReader(personId);
  const read = await Promise.all(agreed.map(({ memberId }) => members.byId(memberId)));
  return agreed
    .filter((_, at) => read[at]?.state === 'active')
    .map(({ proxyId, memberId, groupId }) => ({ proxyId, memberId, groupId }));
}
