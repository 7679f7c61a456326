import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import { formatPhone } from '../../domain/phone.ts';
import type { Office, Post } from '../../domain/roles/roles.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';

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
/** Digits of an area code that name a district, and a province. */
const DISTRICT_LENGTH = 4;
const PROVINCE_LENGTH = 2;

/**
 * The people who can help, by name: a member's committee, the chair and the officers over the group
 * for who is on the committee, the office above for an officer; none for a stranger.
 */
export async function whoToAsk(ctx: TurnContext): Promise<GroupToAsk[]> {
  return ctx.actor.memberships.length > 0 ? inEach(ctx, helpers) : officesAbove(ctx);
}

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

async function helpers(ctx: TurnContext, group: Group, own: Membership) {
  if (own.posts.length === 0) return committeeOf(ctx, group, own, ASK_FIRST);
  const chair = await committeeOf(ctx, group, own, ['chair']);
  return [...chair, ...(await officersOver(ctx, group))];
}

async function committeeOf(
  ctx: TurnContext,
  group: Group,
  own: Membership,
  posts: readonly Post[],
): Promise<PersonToAsk[]> {
  const committee = await ctx.stores.members.committee(group.groupId);
  const people: PersonToAsk[] = [];
  for (const post of posts) {
    const held = committee.find((one) => one.post === post && one.memberId !== own.memberId);
    const member = held && (await ctx.stores.members.byId(held.memberId));
    if (member) people.push({ post, name: member.name, phone: phoneOf(member.phone) });
  }
  return people;
}

const phoneOf = (phone: string | null): string | null => phone && formatPhone(phone);

async function officersOver(
  { stores: { offices } }: TurnContext,
  group: Group,
): Promise<PersonToAsk[]> {
  const field = group.fieldOfficeId === null ? undefined : await offices.byId(group.fieldOfficeId);
  const district = await offices.inArea('district-officer', group.districtCode);
  return named([...(field ? [field] : []), ...district]);
}

/** The office above a พัฒนากร is the district's, above that the province's. */
async function officesAbove({ actor, stores }: TurnContext): Promise<GroupToAsk[]> {
  const found: GroupToAsk[] = [];
  for (const { office, area } of actor.offices) {
    const above =
      office === 'field-officer'
        ? await stores.offices.inArea('district-officer', area.slice(0, DISTRICT_LENGTH))
        : office === 'district-officer'
          ? await stores.offices.inArea('province-officer', area.slice(0, PROVINCE_LENGTH))
          : [];
    const people = named(above).slice(0, PEOPLE_MAX);
    if (people.length > 0) found.push({ group: '', people });
  }
  return found.slice(0, 1);
}

const named = (held: readonly OfficeRecord[]): PersonToAsk[] =>
  held
    .filter((one) => one.until === null)
    .map(({ office, name }) => ({ post: office, name, phone: null }));
