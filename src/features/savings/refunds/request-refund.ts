import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { refusedAnyway, type AskedFirst } from '../ask-first.ts';
import type { Shortage } from '../shortage.ts';
import { refundCommand } from './refund-command.ts';
import type { RefundPayload } from './refund-data.ts';
import { isRefundWaiting, refundSubject } from './refund-subject.ts';
import { refundAgreed, refundApproved } from './refund.approval.ts';
import { whoAgreesToRefund } from './who-agrees.ts';

export interface RefundDraft {
  group: Group;
  member: Member;
  asked: Omit<RefundPayload, 'agreed' | 'runId'>;
  /** Satang, all of it. */
  total: bigint;
  /** Of cash, or in the bank, less is there than is to be paid back. */
  shortage: Shortage | undefined;
}

/** The treasurer has confirmed: whoever has to agree is asked. Nothing is booked before they do. */
export async function requestRefund(
  ctx: TurnContext,
  { asked, group, member }: RefundDraft,
  runId: string,
): Promise<AskedFirst> {
  const { groupId } = group;
  const { memberId } = member;
  if (!may(ctx.actor, 'refund.record', group)) {
    await noteAudit(ctx, { verb: 'refund.record', groupId, ref: memberId, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  if (await isRefundWaiting(ctx.stores, groupId, memberId)) return { kind: 'waiting-already' };
  const maker = { personId: ctx.person.personId, memberId: null };
  const { reason } = asked;
  const who = await whoAgreesToRefund(ctx.stores, { group, maker, member, reason });
  const command = refundCommand(
    group,
    { ...asked, runId },
    {
      actor: ctx.person.personId,
      approvers: [],
      needed: who.officers + (who.own ? 1 : 0),
      at: ctx.now,
    },
  );
  const refusal = await refusedAnyway(ctx, command);
  if (refusal) return { kind: 'refused', refusal };
  const request = await askApproval(ctx, who.own ? refundAgreed : refundApproved, {
    groupId,
    payload: { ...asked, runId, agreed: [] },
    subject: refundSubject(memberId, 0),
    concerns: [memberId],
  });
  return request.kind === 'asked'
    ? { kind: 'asked', say: request.say }
    : { kind: 'waiting-already' };
}
