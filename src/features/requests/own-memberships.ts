import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Own } from './request.view.ts';

/** Own memberships by which something can be asked for, in membership order. */
export async function ownMemberships(ctx: TurnContext): Promise<Own[]> {
  const found: Own[] = [];
  for (const { memberId } of ctx.actor.memberships) {
    const own = await ownMembership(ctx, memberId);
    if (own) found.push(own);
  }
  return found;
}

/** One of them, unless it has ended or is somebody else's. */
export async function ownMembership(ctx: TurnContext, memberId: string): Promise<Own | undefined> {
  const { groups, ledger, members } = ctx.stores;
  if (!ctx.actor.memberships.some((own) => own.memberId === memberId)) return undefined;
  const member = await members.byId(memberId);
  const group = member && (await groups.byId(member.groupId));
  if (!member || group?.state !== 'active' || !may(ctx.actor, 'request.make-own', group)) {
    return undefined;
  }
  const open = (await ledger.head(group.groupId)) !== undefined;
  const special = open ? (await ledger.savings(group.groupId, memberId)).special : 0n;
  return { group, member, special };
}
