import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Post } from '../../domain/roles/roles.ts';

export interface PersonToAsk {
  post: Post;
  name: string;
  phone: string | null;
}

/** Whom a member asks first, in this order. */
const ASK_FIRST: readonly Post[] = ['treasurer', 'chair', 'secretary'];
const PEOPLE_MAX = 3;

/** The people of the member's own committee who can help, by name; none for a stranger or officer. */
export async function whoToAsk(ctx: TurnContext): Promise<PersonToAsk[]> {
  const [membership] = ctx.actor.memberships;
  if (!membership) return [];
  const committee = await ctx.stores.members.committee(membership.groupId);
  const people: PersonToAsk[] = [];
  for (const post of ASK_FIRST) {
    const held = committee.find((one) => one.post === post && one.memberId !== membership.memberId);
    const member = held && (await ctx.stores.members.byId(held.memberId));
    if (member) people.push({ post, name: member.name, phone: member.phone });
  }
  return people.slice(0, PEOPLE_MAX);
}
