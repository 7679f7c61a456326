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
  if (!member) return { t: 'approvals.someone' };
  const [held] = await read.members.postsOf(member.memberId);
  if (!held) return member.name;
  return {
    t: 'approvals.by_post',
    params: { post: { t: `roles.${held.post}` }, name: member.name },
  };
}
