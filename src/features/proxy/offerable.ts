import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { nameMatcher } from '../../domain/names/name-matches.ts';
import { readMemberNumber } from '../../domain/member-number.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Proxy } from '../../ports/stores/proxies-store.ts';

export interface Of {
  member: Member;
  group: Group;
}

export type Offerable =
  /** `own`: by the member; else by the committee, on their word. */
  | ({ kind: 'offerable'; own: boolean } & Of)
  /** Somebody reads for them already. */
  | ({ kind: 'taken'; proxy: Proxy; own: boolean } & Of)
  /** They are on LINE: nobody speaks for them. */
  | ({ kind: 'has-line' } & Of)
  | { kind: 'none' };

/** Whether this person may have somebody read for a member, as the store knows it now. */
export async function offerable(ctx: TurnContext, memberId: string): Promise<Offerable> {
  const { groups, members, proxies } = ctx.stores;
  const member = await members.byId(memberId);
  const group = member && (await groups.byId(member.groupId));
  if (!member || member.state !== 'active' || group?.state !== 'active') return { kind: 'none' };
  const own = ctx.actor.memberships.some((one) => one.memberId === memberId);
  if (!may(ctx.actor, own ? 'proxy.offer-own' : 'proxy.offer-for', group)) return { kind: 'none' };
  if (!own && member.personId !== null) return { kind: 'has-line', member, group };
  const proxy = await proxies.ofMember(memberId);
  if (proxy) return { kind: 'taken', proxy, own, member, group };
  return { kind: 'offerable', own, member, group };
}

/** The member of a group that the actor may speak for, by number or by a name that fits one alone. */
export async function memberSaid(ctx: TurnContext, said: string): Promise<Member | undefined> {
  const number = readMemberNumber(said);
  const fits: Member[] = [];
  for (const { groupId } of await ownGroups(ctx, 'proxy.offer-for')) {
    if (number !== undefined) {
      const member = await ctx.stores.members.byNo(groupId, number);
      if (member?.state === 'active') fits.push(member);
      continue;
    }
    const score = nameMatcher(said);
    fits.push(
      ...(await ctx.stores.members.activeIn(groupId)).filter(({ name }) => score(name) > 0),
    );
  }
  const [only, ...others] = fits;
  return others.length === 0 ? only : undefined;
}
