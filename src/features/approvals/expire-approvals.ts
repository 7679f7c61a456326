import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { showApproval } from '../../conversation/approvals/show-approval.ts';
import { eachApart } from '../../conversation/each-apart.ts';
import { enqueueNotice, type EnqueueDeps } from '../../conversation/turn/enqueue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { UnitOfWork } from '../../ports/stores/stores.ts';
import { outcomeNotice } from './outcome.view.ts';

const BATCH = 100;

export interface ExpireDeps extends EnqueueDeps {
  uow: UnitOfWork;
  clock: Clock;
  kinds: ReadonlyMap<string, ApprovalKind>;
}

/** Ends requests that nobody decided in time, once each, with a word to whoever asked. */
export async function expireApprovals(deps: ExpireDeps): Promise<void> {
  const now = deps.clock.now();
  for (;;) {
    const due = await deps.uow.read.approvals.due(now, BATCH);
    await eachApart(due, (approval) => expire(deps, approval, now));
    if (due.length < BATCH) return;
  }
}

async function expire(deps: ExpireDeps, { approvalId, kind }: Approval, now: number) {
  await deps.uow.transact(async (stores) => {
    const end = { state: 'expired', by: null, at: now, reason: null } as const;
    // Somebody may have decided since it was looked at.
    if (!(await stores.approvals.close(approvalId, end))) return;
    const ended = await stores.approvals.byId(approvalId);
    const known = deps.kinds.get(kind);
    if (!ended || !known) return;
    const shown = await showApproval(stores, known, ended);
    const notice = {
      to: { kind: 'person', personId: ended.maker.personId },
      views: [outcomeNotice(ended, shown?.content.aloud, null)],
      category: 'approval',
      ref: `approval/${approvalId}`,
    } as const;
    await enqueueNotice(deps, stores, notice, now, { leased: false });
  });
}
