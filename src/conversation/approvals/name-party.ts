import type { Party } from '../../domain/approvals/approval.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { Value } from '../view.ts';

/** A party by name and post, as others in the group know them. */
export async function nameParty(
  read: Readers,
  { memberId, personId }: Party,
  groupId: string,
): Promise<Value> {
  const member =
    memberId === null
      ? (await read.members.ofPerson(personId)).find((own) => own.groupId === groupId)
      : await read.members.byId(memberId);
  if (!member) return nameOfficer(read, personId);
  const [held] = await read.members.postsOf(member.memberId);
  if (!held) return member.name;
  return {
    t: 'approvals.by_post',
    params: { post: { t: `roles.${held.post}` }, name: member.name },
  };
}

/** An officer, who is nobody's member. */
async function nameOfficer(read: Readers, personId: string): Promise<Value> {
  const [held] = personId === '' ? [] : await read.offices.ofPerson(personId);
  if (!held) return { t: 'approvals.someone' };
  return {
    t: 'approvals.by_post',
    params: { post: { t: `roles.${held.office}` }, name: held.name },
  };
}
