import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangToText } from '../../../domain/money.ts';
import { may } from '../../../domain/roles/permissions.ts';
import { refusedAnyway, type AskedFirst } from '../ask-first.ts';
import { isWaiting, subjectOf } from './subject.ts';
import { withdrawalCommand } from './withdrawal-command.ts';
import type { WithdrawalDraft } from './withdrawal-draft.ts';
import { agreeApproval, approveApproval } from './withdrawal.approval.ts';

/** The treasurer has confirmed: whoever has to agree is asked. Nothing is booked before they do. */
export async function requestWithdrawal(
  ctx: TurnContext,
  draft: WithdrawalDraft,
  runId: string,
): Promise<AskedFirst> {
  const { amount, channel, group, member, who } = draft;
  const { groupId } = group;
  if (!may(ctx.actor, 'withdrawal.record', group)) {
    const { memberId: ref } = member;
    await noteAudit(ctx, { verb: 'withdrawal.record', groupId, ref, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  if (await isWaiting(ctx.stores, groupId, member.memberId)) return { kind: 'waiting-already' };
  const command = withdrawalCommand({
    group,
    runId,
    memberId: member.memberId,
    amount,
    channel,
    actor: ctx.person.personId,
    approvers: [],
    needed: who.officers + (who.own ? 1 : 0),
    at: ctx.now,
  });
  const refusal = await refusedAnyway(ctx, command);
  if (refusal) return { kind: 'refused', refusal };
  const asked = await askApproval(ctx, who.own ? agreeApproval : approveApproval, {
    groupId,
    payload: {
      runId,
      memberId: member.memberId,
      amount: satangToText(amount),
      channel,
      agreed: [],
    },
    subject: subjectOf(member.memberId, 0),
    concerns: [member.memberId],
  });
  return asked.kind === 'asked' ? { kind: 'asked', say: asked.say } : { kind: 'waiting-already' };
}
