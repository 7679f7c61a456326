import { POSTS, type Post } from '../../domain/roles/roles.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { loadActor } from '../turn/load-actor.ts';
import { barToChecker, type Question } from './bar-to-checker.ts';

export interface Checker {
  personId: string;
  name: string;
  post: Post | 'member';
}

interface Candidate {
  memberId: string;
  post: Post | 'member';
}

/** Those on LINE who may decide a request, each once, the chair first. */
export async function findCheckers(
  read: Readers,
  question: Question,
  now: number,
): Promise<Checker[]> {
  const found = new Map<string, Checker>();
  for (const { memberId, post } of await candidates(read, question)) {
    const member = await read.members.byId(memberId);
    if (!member || member.personId === null || found.has(member.personId)) continue;
    const actor = await loadActor(read, member.personId);
    if ((await barToChecker(read, question, actor, now)) !== undefined) continue;
    found.set(member.personId, { personId: member.personId, name: member.name, post });
  }
  const rank = ({ post }: Checker): number => (post === 'member' ? -1 : POSTS.indexOf(post));
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b));
}

async function candidates(
  read: Readers,
  { approval, decidedBy, group }: Question,
): Promise<readonly Candidate[]> {
  if (decidedBy === 'committee') return read.members.committee(group.groupId);
  return approval.concerns.map((memberId) => ({ memberId, post: 'member' }));
}
