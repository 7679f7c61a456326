import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import { formatPhone } from '../../domain/phone.ts';
import type { Office, Post } from '../../domain/roles/roles.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

export interface PersonToAsk {
  post: Post | Office;
  name: string;
  phone: string | null;
}

/** The people to ask about one of the groups that somebody belongs to. */
export interface GroupToAsk {
  group: string;
  people: readonly PersonToAsk[];
}

/** Whom a member asks first, in this order. */
const ASK_FIRST: readonly Post[] = ['treasurer', 'chair', 'secretary'];
/** In one group. */
const PEOPLE_MAX = 3;

/** The people of the member's own committees who can help, by name; none for a stranger or officer. */
export const whoToAsk = (ctx: TurnContext): Promise<GroupToAsk[]> => inEach(ctx, committeeOf);

/**
 * Whom a complaint goes to: past the committee, to the officers over the group (complaints left
 * to the committee were sat on, in cases that made the news).
 */
export const officersToAsk = (ctx: TurnContext): Promise<GroupToAsk[]> => inEach(ctx, officersOver);

type Finder = (ctx: TurnContext, group: Group, own: Membership) => Promise<PersonToAsk[]>;

async function inEach(ctx: TurnContext, find: Finder): Promise<GroupToAsk[]> {
  const found: GroupToAsk[] = [];
  for (const own of ctx.actor.memberships) {
    const group = await ctx.stores.groups.byId(own.groupId);
    const people = group ? (await find(ctx, group, own)).slice(0, PEOPLE_MAX) : [];
    if (group && people.length > 0) found.push({ group: group.name, people });
  }
  return found;
}

async function committeeOf(ctx: TurnContext, group: Group, own: Membership) {
  const committee = await ctx.stores.members.committee(group.groupId);
  const people: PersonToAsk[] = [];
  for (const post of ASK_FIRST) {
    const held = committee.find((one) => one.post === post && one.memberId !== own.memberId);
    const member = held && (await ctx.stores.members.byId(held.memberId));
    if (member) people.push({ post, name: member.name, phone: phoneOf(member.phone) });
  }
  return people;
}

const phoneOf = (phone: string | null): string | null => phone && formatPhone(phone);

async function officersOver({ stores: { offices } }: TurnContext, group: Group) {
  const field = group.fieldOfficeId === null ? undefined : await offices.byId(group.fieldOfficeId);
  const district = await offices.inArea('district-officer', group.districtCode);
  return [...(field ? [field] : []), ...district]
    .filter((one) => one.until === null)
    .map((one): PersonToAsk => ({ post: one.office, name: one.name, phone: null }));
}
