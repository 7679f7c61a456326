import { DAY_MS } from '../../domain/durations.ts';
import type { Party } from '../../domain/approvals/approval.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Json } from '../../ports/stores/sessions-store.ts';
import { noteAudit } from '../note-audit.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Value, View } from '../view.ts';
import type { OwnApprovalKind } from './approval-kind.ts';
import { approvalCard, ofMaker, requestCard, type ShownApproval } from './approval.view.ts';
import { findCheckers, type Checker } from './find-checkers.ts';
import { showApproval } from './show-approval.ts';

export interface ApprovalRequest<P extends Json> {
  groupId: string;
  payload: P;
  /** What it is over: while it is open, nobody can ask over the same thing again. */
  subject: string | null;
  /** Members it is about; none of them decides it, unless the kind is theirs to decide. */
  concerns: readonly string[];
  /** Whoever asked first, where one approval leads to the next; the speaker unless given. */
  maker?: Party;
}

export type Asked =
  /** `say`: the maker's own card, with whom it has gone to. `told`: how many may decide it now. */
  | { kind: 'asked'; approval: Approval; told: number; say: readonly View[] }
  /** One is open over the same subject. */
  | { kind: 'open-already'; approval: Approval };

/**
 * Asks for a second person, in the turn's transaction: the request is stored and its card goes to
 * those who may decide. Whether the maker may ask at all is the caller's to know.
 */
export async function askApproval<P extends Json>(
  ctx: TurnContext,
  kind: OwnApprovalKind<P>,
  request: ApprovalRequest<P>,
): Promise<Asked> {
  const { concerns, groupId, subject } = request;
  const { approvals, groups } = ctx.stores;
  const open = subject === null ? undefined : await approvals.openOver(groupId, subject);
  if (open) return { kind: 'open-already', approval: open };
  const own = ctx.actor.memberships.find((one) => one.groupId === groupId);
  const approval = await approvals.open({
    approvalId: ctx.ids.id(),
    kind: kind.name,
    groupId,
    subject,
    maker: request.maker ?? { personId: ctx.person.personId, memberId: own?.memberId ?? null },
    concerns,
    payload: kind.check(request.payload),
    openedAt: ctx.now,
    expiresAt: ctx.now + kind.lifeMs,
  });
  await noteAudit(ctx, { verb: `approval.ask.${kind.name}`, groupId, ref: approval.approvalId });
  const group = await groups.byId(groupId);
  const shown = await showApproval(ctx.stores, kind, approval);
  if (!group || !shown) throw new Error(`approval ${approval.approvalId} of nothing`);
  const { decidedBy, standIn, verb } = kind;
  const question = { approval, group, verb, decidedBy, standIn };
  const checkers = await findCheckers(ctx.stores, question, ctx.now);
  tell(ctx, shown, checkers);
  return { kind: 'asked', approval, told: checkers.length, say: [makersCard(shown, checkers)] };
}

function tell(ctx: TurnContext, shown: ShownApproval, checkers: readonly Checker[]): void {
  for (const { personId } of checkers) {
    ctx.tell({
      to: { kind: 'person', personId },
      views: [requestCard(shown)],
      category: 'approval',
      ref: `approval/${shown.approval.approvalId}`,
      worthUntil: shown.approval.expiresAt,
    });
  }
}

function makersCard(shown: ShownApproval, checkers: readonly Checker[]): View {
  const people: Value[] = checkers.map(({ name, post }) => ({
    t: 'approvals.by_post',
    params: { post: { t: `roles.${post}` }, name },
  }));
  const { expiresAt, openedAt } = shown.approval;
  const days = Math.floor((expiresAt - openedAt) / DAY_MS);
  const note: Value = {
    t: `approvals.${askedKey(people.length)}`,
    params: { days, people: { list: people } },
  };
  return approvalCard(ofMaker(shown, note), {
    t: 'approvals.alt_asked',
    params: { what: shown.content.aloud, note },
  });
}

/** "One of these" is not said of one. */
function askedKey(count: number): 'asked' | 'asked_nobody' | 'asked_single' {
  if (count === 0) return 'asked_nobody';
  return count === 1 ? 'asked_single' : 'asked';
}
