import { nameParty } from '../../conversation/approvals/name-party.ts';
import { showApproval } from '../../conversation/approvals/show-approval.ts';
import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Party } from '../../domain/approvals/approval.ts';
import { LostRaceError } from '../../ports/records/errors.ts';
import type { Approval, ApprovalEnd } from '../../ports/stores/approvals-store.ts';
import type { Question } from '../../conversation/approvals/bar-to-checker.ts';
import { outcomeNotice } from './outcome.view.ts';

/** Who is deciding, by the membership that lets them. */
export function partyOf({ actor, person }: TurnContext, { group }: Question): Party {
  const own = actor.memberships.find(({ groupId }) => groupId === group.groupId);
  return { personId: person.personId, memberId: own?.memberId ?? null };
}

/**
 * Ends a request that this transaction has read as open.
 * @returns it as it is now
 * @throws LostRaceError when somebody else has ended it meanwhile: the turn runs again and sees
 */
export async function endApproval(
  ctx: TurnContext,
  { approvalId }: Approval,
  end: ApprovalEnd,
): Promise<Approval> {
  const { approvals } = ctx.stores;
  if (!(await approvals.close(approvalId, end))) throw new LostRaceError();
  const ended = await approvals.byId(approvalId);
  if (!ended) throw new Error(`approval ${approvalId} is gone`);
  return ended;
}

/** Tells whoever asked what became of it. */
export async function tellMaker(
  ctx: TurnContext,
  kind: ApprovalKind,
  ended: Approval,
  more: readonly View[] = [],
): Promise<void> {
  const { maker, groupId, closedBy } = ended;
  const shown = await showApproval(ctx.stores, kind, ended);
  const by = closedBy && (await nameParty(ctx.stores, closedBy, groupId));
  ctx.tell({
    to: { kind: 'person', personId: maker.personId },
    views: [outcomeNotice(kind, ended, shown?.content.aloud, by), ...more],
    category: 'approval',
    ref: `approval/${ended.approvalId}`,
  });
}
