import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import type { Question } from '../../conversation/approvals/bar-to-checker.ts';
import { decisionRef } from '../../conversation/approvals/approval.view.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { holdsStandIn } from '../../conversation/approvals/stand-in.ts';
import { may } from '../../domain/roles/permissions.ts';

/** Everything that takes two people, by name. */
export type Kinds = () => ReadonlyMap<string, ApprovalKind>;

/** A request that this person may know of. */
export interface FoundQuestion extends Question {
  kind: ApprovalKind;
}

/**
 * The request that a button names, if the person asked for it or may decide such things in its
 * group; anything else answers like one that does not exist.
 */
export async function findQuestion(
  ctx: TurnContext,
  kinds: Kinds,
  approvalId: string,
): Promise<FoundQuestion | undefined> {
  const approval = await ctx.stores.approvals.byId(approvalId);
  const group = approval && (await ctx.stores.groups.byId(approval.groupId));
  const kind = approval && kinds().get(approval.kind);
  if (!approval || !group || !kind) return undefined;
  const isMaker = approval.maker.personId === ctx.person.personId;
  const { decidedBy, standIn, verb } = kind;
  // Whether a stand-in may decide is asked with the rest; that the request is there they may know.
  const isDecider = may(ctx.actor, verb, group) || holdsStandIn(ctx.actor, group, standIn);
  if (!isMaker && !isDecider) return undefined;
  // Every member has the right over their own money: whose it is decides who may know of it.
  const isOwn = ctx.actor.memberships.some(({ memberId }) => approval.concerns.includes(memberId));
  if (!isMaker && decidedBy === 'concerned' && !isOwn) return undefined;
  return { approval, group, kind, verb, decidedBy, standIn };
}

/** What a button refers to: `<approval>/<hash>`. */
export function readRef(ref: string): { approvalId: string; shownHash: string } {
  const [approvalId = '', shownHash = ''] = ref.split('/');
  return { approvalId, shownHash };
}

/** Whether a button was made for exactly this content. */
export const isShown = ({ approval }: Question, ref: string): boolean => {
  const { approvalId, shownHash } = readRef(ref);
  return decisionRef(approval) === `${approvalId}/${shownHash}`;
};
