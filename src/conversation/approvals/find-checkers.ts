import { POSTS, type Post } from '../../domain/roles/roles.ts';
import type { StandIn } from './approval-kind.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { loadActor } from '../turn/load-actor.ts';
import { barToChecker, type Question } from './bar-to-checker.ts';

export interface Checker {
  personId: string;
  name: string;
  post: Post | 'member' | StandIn;
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
  if (found.size === 0) {
    const officer = await standInOf(read, question, now);
    if (officer) return [officer];
  }
  const rank = ({ post }: Checker): number => POSTS.findIndex((one) => one === post);
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b));
}

/** The officer who decides where the committee has nobody else. */
async function standInOf(
  read: Readers,
  question: Question,
  now: number,
): Promise<Checker | undefined> {
  const { group, standIn } = question;
  const held =
    group.fieldOfficeId === null ? undefined : await read.offices.byId(group.fieldOfficeId);
  if (standIn === null || !held || held.personId === null) return undefined;
  const actor = await loadActor(read, held.personId);
  if ((await barToChecker(read, question, actor, now)) !== undefined) return undefined;
  return { personId: held.personId, name: held.name, post: standIn };
}

async function candidates(
  read: Readers,
  { approval, decidedBy, group }: Question,
): Promise<readonly Candidate[]> {
  if (decidedBy === 'committee') return read.members.committee(group.groupId);
  return approval.concerns.map((memberId) => ({ memberId, post: 'member' }));
}
