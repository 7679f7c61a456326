import type { Post } from '../../domain/roles/roles.ts';
import type { Readers } from '../../ports/stores/stores.ts';

/** Who hears of a fault in the books: those who check, not only those who write. */
const CHECKING: readonly Post[] = ['auditor', 'chair'];

/** Persons who are linked: a group's auditor and chair, and the operators of the system. */
export async function watchersOf(
  stores: Pick<Readers, 'members' | 'offices'>,
  groupId: string,
): Promise<{ committee: readonly string[]; operators: readonly string[] }> {
  const committee = new Set<string>();
  for (const { memberId, post } of await stores.members.committee(groupId)) {
    if (!CHECKING.includes(post)) continue;
    const personId = (await stores.members.byId(memberId))?.personId;
    if (personId) committee.add(personId);
  }
  const offices = await stores.offices.inArea('operator', '');
  const operators = new Set(offices.flatMap(({ personId }) => personId ?? []));
  return { committee: [...committee], operators: [...operators] };
}
