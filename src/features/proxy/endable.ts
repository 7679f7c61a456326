import type { TurnContext } from '../../conversation/turn-context.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Proxy, ProxyEnd } from '../../ports/stores/proxies-store.ts';
import type { Of } from './offerable.ts';

/** A reading that this person may end, and as what. */
export interface Endable extends Of {
  proxy: Proxy;
  by: Extract<ProxyEnd, 'member' | 'reader' | 'committee'>;
}

export async function endable(ctx: TurnContext, proxyId: string): Promise<Endable | undefined> {
  const proxy = await ctx.stores.proxies.byId(proxyId);
  if (!proxy || proxy.endedAt !== null) return undefined;
  const member = await ctx.stores.members.byId(proxy.memberId);
  const group = await ctx.stores.groups.byId(proxy.groupId);
  if (!member || !group) return undefined;
  const { personId } = ctx.person;
  if (proxy.readerId === personId) return { proxy, member, group, by: 'reader' };
  if (member.personId === personId) return { proxy, member, group, by: 'member' };
  // A member on LINE ends it there.
  const mayEnd = member.personId === null && may(ctx.actor, 'proxy.end-for', group);
  return mayEnd ? { proxy, member, group, by: 'committee' } : undefined;
}

/** What a person may end: who reads for them, and for whom they read. */
export async function ownEndable(ctx: TurnContext): Promise<Endable[]> {
  const found: Endable[] = [];
  for (const { memberId } of ctx.actor.memberships) {
    const proxy = await ctx.stores.proxies.ofMember(memberId);
    const one = proxy && (await endable(ctx, proxy.proxyId));
    if (one) found.push(one);
  }
  for (const { proxyId } of ctx.actor.readsFor) {
    const one = await endable(ctx, proxyId);
    if (one) found.push(one);
  }
  return found;
}

/** Who reads for the member of this number in a group that the actor speaks for. */
export async function endableOf(ctx: TurnContext, number: string): Promise<Endable | undefined> {
  for (const { groupId } of await ownGroups(ctx, 'proxy.end-for')) {
    const member = await ctx.stores.members.byNo(groupId, number);
    const proxy = member && (await ctx.stores.proxies.ofMember(member.memberId));
    const one = proxy && (await endable(ctx, proxy.proxyId));
    if (one) return one;
  }
  return undefined;
}
