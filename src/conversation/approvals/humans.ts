import type { Party } from '../../domain/approvals/approval.ts';
import type { Human } from '../../domain/approvals/human.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/** Who a party is: their account, the membership they acted by and all that hang together with it. */
export async function humanOf(read: Readers, { memberId, personId }: Party): Promise<Human> {
  const own = await read.members.ofPerson(personId);
  const acted = memberId === null ? undefined : await read.members.byId(memberId);
  return human([personId], acted ? [...own, acted] : own);
}

/** Who a member is, linked or not. */
export async function humanOfMember(read: Readers, memberId: string): Promise<Human | undefined> {
  const member = await read.members.byId(memberId);
  if (!member) return undefined;
  const { personId } = member;
  return personId === null ? human([], [member]) : humanOf(read, { personId, memberId });
}

function human(personIds: readonly string[], members: readonly Member[]): Human {
  return {
    personIds,
    memberIds: members.map(({ memberId }) => memberId),
    nationalIds: members.flatMap(({ nationalId }) => nationalId ?? []),
  };
}
