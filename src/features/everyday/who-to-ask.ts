import type { TurnContext } from '../../conversation/turn-context.ts';
import { formatPhone } from '../../domain/phone.ts';
import type { Office, Post } from '../../domain/roles/roles.ts';

export interface PersonToAsk {
  post: Post | Office;
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
    if (member) people.push({ post, name: member.name, phone: phoneOf(member.phone) });
  }
  return people.slice(0, PEOPLE_MAX);
}

const phoneOf = (phone: string | null): string | null => phone && formatPhone(phone);

/**
 * Whom a complaint goes to: past the committee, to the officers over the group (complaints left
 * to the committee were sat on, in cases that made the news).
 */
export async function officersToAsk(ctx: TurnContext): Promise<PersonToAsk[]> {
  const [membership] = ctx.actor.memberships;
  const group = membership && (await ctx.stores.groups.byId(membership.groupId));
  if (!group) return [];
  const { offices } = ctx.stores;
  const field = group.fieldOfficeId === null ? undefined : await offices.byId(group.fieldOfficeId);
  const district = await offices.inArea('district-officer', group.districtCode);
  return [...(field ? [field] : []), ...district]
    .filter((one) => one.until === null)
    .map((one) => ({ post: one.office, name: one.name, phone: null }))
    .slice(0, PEOPLE_MAX);
}
