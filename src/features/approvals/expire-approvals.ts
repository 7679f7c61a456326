import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { findCheckers } from '../../conversation/approvals/find-checkers.ts';
import { showApproval } from '../../conversation/approvals/show-approval.ts';
import { eachApart } from '../../conversation/each-apart.ts';
import { enqueueNotice, type EnqueueDeps } from '../../conversation/turn/enqueue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notice } from '../../conversation/turn-context.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { UnitOfWork, Writers } from '../../ports/stores/stores.ts';
import { outcomeNotice, toWhoMissed } from './outcome.view.ts';

const BATCH = 100;

export interface ExpireDeps extends EnqueueDeps {
  uow: UnitOfWork;
  clock: Clock;
  kinds: ReadonlyMap<string, ApprovalKind>;
}

/**
 * Ends requests that nobody decided in time, once each, with a word to whoever asked, and, free of
 * charge with their next answer, to those whose card asks for nothing any more.
 */
export async function expireApprovals(deps: ExpireDeps): Promise<void> {
  const now = deps.clock.now();
  for (;;) {
    const due = await deps.uow.read.approvals.due(now, BATCH);
    await eachApart(due, (approval) => expire(deps, approval, now));
    if (due.length < BATCH) return;
  }
}

async function expire(deps: ExpireDeps, open: Approval, now: number) {
  const { approvalId, kind } = open;
  await deps.uow.transact(async (stores) => {
    const known = deps.kinds.get(kind);
    const missed = known ? await deciders(stores, known, open) : [];
    const end = { state: 'expired', by: null, at: now, reason: null } as const;
    // Somebody may have decided since it was looked at.
    if (!(await stores.approvals.close(approvalId, end))) return;
    const ended = await stores.approvals.byId(approvalId);
    if (!ended || !known) return;
    const shown = await showApproval(stores, known, ended);
    const what = shown?.content.aloud;
    const tell = (notice: Notice) => enqueueNotice(deps, stores, notice, now, { leased: false });
    await tell({
      to: { kind: 'person', personId: ended.maker.personId },
      views: [outcomeNotice(known, ended, what, null)],
      category: 'approval',
      ref: `approval/${approvalId}`,
    });
    for (const personId of missed) await tell(toWhoMissed(personId, known, ended, what));
  });
}

/** Who could have decided it until just now. */
async function deciders(
  stores: Writers,
  { decidedBy, standIn, verb }: ApprovalKind,
  approval: Approval,
): Promise<string[]> {
  const group = await stores.groups.byId(approval.groupId);
  if (!group) return [];
  const question = { approval, group, verb, decidedBy, standIn };
  const checkers = await findCheckers(stores, question, approval.expiresAt - 1);
  return checkers.map(({ personId }) => personId);
}
