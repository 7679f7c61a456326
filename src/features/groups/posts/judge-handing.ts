import type { TurnContext } from '../../../conversation/turn-context.ts';
import { may } from '../../../domain/roles/permissions.ts';
import { postsClash, type Post } from '../../../domain/roles/roles.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';

/** A post that would change hands, with who has it now and who gets it. */
export interface Handing {
  group: Group;
  post: Post;
  former: readonly Member[];
  next: Member;
}

/** Why it cannot: the first holds for any change, the others for this member. */
export type NotHanding = 'forbidden' | 'gone' | 'same' | 'clash' | 'oneself';

export type Judged = { kind: 'handing'; handing: Handing } | { kind: NotHanding };

export interface Wish {
  groupId: string;
  post: Post;
  memberId: string;
}

/** Asked when the member is named and again when it is confirmed. */
export async function judgeHanding(
  ctx: TurnContext,
  { groupId, memberId, post }: Wish,
): Promise<Judged> {
  const { groups, members } = ctx.stores;
  const group = await groups.byId(groupId);
  if (group?.state !== 'active' || !may(ctx.actor, 'group.change-post', group)) {
    return { kind: 'forbidden' };
  }
  const next = await members.byId(memberId);
  if (next?.groupId !== groupId || next.state !== 'active') return { kind: 'gone' };
  // Who names the committee watches over it: an officer does not name themselves.
  if (ctx.actor.memberships.some((own) => own.memberId === memberId)) return { kind: 'oneself' };
  const committee = await members.committee(groupId);
  const theirs = committee.filter((held) => held.memberId === memberId).map((held) => held.post);
  if (theirs.includes(post)) return { kind: 'same' };
  if (postsClash([...theirs, post])) return { kind: 'clash' };
  const former: Member[] = [];
  for (const held of committee.filter((one) => one.post === post)) {
    const member = await members.byId(held.memberId);
    if (member) former.push(member);
  }
  return { kind: 'handing', handing: { group, post, former, next } };
}
