import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Post } from '../../domain/roles/roles.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { issueCode, type IssuedCode } from '../../conversation/link-codes/issue-code.ts';
import { issueRights } from './issue-rights.ts';

/** Somebody for whom a code could be issued, as the store knows them now. */
export interface Candidate {
  member: Member;
  group: Group;
  posts: readonly Post[];
}

export type Issuable =
  | { kind: 'issuable'; candidate: Candidate }
  | { kind: 'linked'; candidate: Candidate }
  /** On the committee, and the actor may issue codes of ordinary members only. */
  | { kind: 'committee-only'; candidate: Candidate }
  /** Not there, left, of a foreign group, or not for this actor: all the same. */
  | { kind: 'none' };

export async function issuable(ctx: TurnContext, memberId: string): Promise<Issuable> {
  const { members, groups } = ctx.stores;
  const member = await members.byId(memberId);
  const group = member && (await groups.byId(member.groupId));
  if (!member || member.state !== 'active' || group?.state !== 'active') return { kind: 'none' };
  const posts = (await members.postsOf(memberId)).map(({ post }) => post);
  const rights = issueRights(ctx.actor, group);
  const candidate = { member, group, posts };
  if (posts.length > 0 && !rights.committee) {
    return rights.ordinary ? { kind: 'committee-only', candidate } : { kind: 'none' };
  }
  if (posts.length === 0 && !rights.ordinary) return { kind: 'none' };
  return { kind: member.personId === null ? 'issuable' : 'linked', candidate };
}

export type IssueResult =
  | { kind: 'issued'; candidate: Candidate; issued: IssuedCode }
  | Exclude<Issuable, { kind: 'issuable' }>;

/** Issues the code, if the actor still may and the member is still not linked. */
export async function issueMemberCode(
  ctx: TurnContext,
  memberId: string,
  days: number,
): Promise<IssueResult> {
  const found = await issuable(ctx, memberId);
  if (found.kind !== 'issuable') {
    const groupId = (await ctx.stores.members.byId(memberId))?.groupId ?? null;
    await noteAudit(ctx, { verb: 'code.issue', groupId, ref: memberId, refused: found.kind });
    return found;
  }
  const { candidate } = found;
  const { groupId } = candidate.group;
  const issued = await issueCode(
    ctx,
    { kind: 'member', memberId, groupId },
    { days, by: ctx.person.personId },
  );
  await noteAudit(ctx, { verb: 'code.issue', groupId, ref: memberId });
  return { kind: 'issued', candidate, issued };
}
