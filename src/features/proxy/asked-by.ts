import type { TurnContext } from '../../conversation/turn-context.ts';
import type { LinkCode } from '../../ports/stores/links-store.ts';
import { READS_FOR_MAX } from './limits.ts';
import type { Of } from './offerable.ts';
import { proxySubject } from './proxy-payload.ts';

export type Offered =
  | ({ kind: 'open'; code: LinkCode } & Of)
  | { kind: 'gone' | 'own' | 'mine-already' | 'taken' | 'too-many' | 'asked-already' };

/** Whose savings a code lets this person ask to read, or why it does not. */
export async function offered(ctx: TurnContext, codeHash: string): Promise<Offered> {
  const { approvals, groups, links, members, proxies } = ctx.stores;
  const code = await links.byHash(codeHash);
  if (code?.target.kind !== 'proxy' || code.state !== 'open' || ctx.now >= code.expiresAt) {
    return { kind: 'gone' };
  }
  const { groupId, memberId } = code.target;
  const member = await members.byId(memberId);
  const group = await groups.byId(groupId);
  if (member?.state !== 'active' || group?.state !== 'active') return { kind: 'gone' };
  if (member.personId === ctx.person.personId) return { kind: 'own' };
  const { readsFor } = ctx.actor;
  if (readsFor.some((one) => one.memberId === memberId)) return { kind: 'mine-already' };
  if (await proxies.ofMember(memberId)) return { kind: 'taken' };
  if (readsFor.length >= READS_FOR_MAX) return { kind: 'too-many' };
  if (await approvals.openOver(groupId, proxySubject(memberId))) return { kind: 'asked-already' };
  return { kind: 'open', code, member, group };
}

/** As the register knows whoever asks; undefined where it does not. */
export async function registeredName(ctx: TurnContext): Promise<string | undefined> {
  const [own] = ctx.actor.memberships;
  if (own) return (await ctx.stores.members.byId(own.memberId))?.name;
  const [held] = ctx.actor.offices;
  return held && (await ctx.stores.offices.byId(held.officeId))?.name;
}
