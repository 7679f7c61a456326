import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { worthOf, type Pieces } from '../../domain/cash/pieces.ts';
import { satangToText } from '../../domain/money.ts';
import { may } from '../../domain/roles/permissions.ts';
import { CASH_COUNT, cashCountApproval } from './cash-count.approval.ts';
import { figuresNow } from './figures-now.ts';

export type AskCountResult =
  | { kind: 'asked'; say: readonly View[] }
  | { kind: 'forbidden' }
  /** Something was posted since the summary was shown. */
  | { kind: 'moved' };

/**
 * Keeps the count and asks a second person to confirm it. One that still waited is replaced: of one
 * difference there must never be two entries. One that was confirmed stands until this one is: its
 * difference is in the books already, so that this one's is what has come to it since.
 */
export async function askCount(
  ctx: TurnContext,
  asked: { groupId: string; pieces: Pieces; seq: number | null },
): Promise<AskCountResult> {
  const { groupId, pieces } = asked;
  const { approvals, cashCounts, groups } = ctx.stores;
  const group = await groups.byId(groupId);
  if (!group || group.state !== 'active' || !may(ctx.actor, 'cash.count', group)) {
    await noteAudit(ctx, { verb: 'cash.count', groupId, ref: groupId, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  const day = ctx.today;
  const before = await cashCounts.ofDay(groupId, day);
  const figures = await figuresNow(ctx.stores, groupId, day);
  if (figures.seq !== asked.seq) return { kind: 'moved' };
  const waiting = await approvals.openOver(groupId, CASH_COUNT);
  if (waiting) {
    const own = ctx.actor.memberships.find((one) => one.groupId === groupId);
    const by = { personId: ctx.person.personId, memberId: own?.memberId ?? null };
    const end = { state: 'withdrawn', by, at: ctx.now, reason: null } as const;
    await approvals.close(waiting.approvalId, end);
  }
  const no = (before.at(-1)?.no ?? 0) + 1;
  const { paidIn, receipts, received, register, seq } = figures;
  const payload = {
    day,
    no,
    pieces: { ...pieces },
    seq,
    receipts,
    received: satangToText(received),
    register: satangToText(register),
    paidIn: satangToText(paidIn),
  };
  const sent = await askApproval(ctx, cashCountApproval, {
    groupId,
    payload,
    subject: CASH_COUNT,
    concerns: [],
  });
  if (sent.kind !== 'asked') throw new Error('a count that was replaced still waits');
  const { approvalId } = sent.approval;
  const counted = worthOf(pieces);
  const by = { countedBy: ctx.person.personId, approvalId, at: ctx.now };
  await cashCounts.add({ groupId, day, no, pieces, counted, ...figures, ...by });
  return { kind: 'asked', say: sent.say };
}
