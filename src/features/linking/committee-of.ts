import type { TurnContext } from '../../conversation/turn-context.ts';
import { POSTS, type Post } from '../../domain/roles/roles.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Candidate } from './issue-member-code.ts';
import { COMMITTEE_ROWS_MAX } from './limits.ts';

/** The committee of a group, a row a person with all their posts, the chair first. */
export async function committeeOf(ctx: TurnContext, group: Group): Promise<Candidate[]> {
  const { members } = ctx.stores;
  const posts = new Map<string, Post[]>();
  const held = await members.committee(group.groupId);
  const order = (post: Post): number => POSTS.indexOf(post);
  for (const { memberId, post } of held.toSorted((a, b) => order(a.post) - order(b.post))) {
    posts.set(memberId, [...(posts.get(memberId) ?? []), post]);
  }
  const rows: Candidate[] = [];
  for (const [memberId, theirs] of posts) {
    const member = await members.byId(memberId);
    if (member?.state === 'active') rows.push({ member, group, posts: theirs });
  }
  return rows.slice(0, COMMITTEE_ROWS_MAX);
}

/** Members by id, with their posts, for a list to choose from. */
export async function candidatesOf(
  ctx: TurnContext,
  group: Group,
  memberIds: readonly string[],
): Promise<Candidate[]> {
  const rows: Candidate[] = [];
  for (const memberId of memberIds) {
    const member = await ctx.stores.members.byId(memberId);
    if (member?.state !== 'active' || member.groupId !== group.groupId) continue;
    const posts = (await ctx.stores.members.postsOf(memberId)).map(({ post }) => post);
    rows.push({ member, group, posts });
  }
  return rows;
}
