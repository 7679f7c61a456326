import type { Carried, OwnApprovalKind } from '../../../conversation/approvals/approval-kind.ts';
import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { endProxyOfMember } from '../../../conversation/proxies/end-proxies.ts';
import { loadActor } from '../../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import { receiptAt } from '../find-receipt.ts';
import { checkedReceipt, receiptRef, treasurerReceipt } from '../receipt.view.ts';
import { refusalText } from '../refusal.view.ts';
import { postOnce } from '../post-once.ts';
import { refundCommand } from './refund-command.ts';
import type { RefundPayload } from './refund-data.ts';
import { refundSubject } from './refund-subject.ts';
import { whoAgreesToRefund } from './who-agrees.ts';

/** One more has agreed: an officer is asked, or the savings are booked as paid back. */
export async function carryOutRefund(
  ctx: TurnContext,
  payload: RefundPayload,
  approval: Approval,
  next: OwnApprovalKind<RefundPayload>,
): Promise<Carried> {
  const { groupId, maker } = approval;
  const who = await stillThere(ctx, payload, approval);
  if (!who) return { kind: 'impossible', why: { t: 'money.refund.no_longer' } };
  const { group, member } = who;
  const own = ctx.actor.memberships.find((one) => one.groupId === groupId);
  const agreed = [
    ...payload.agreed,
    { personId: ctx.person.personId, memberId: own?.memberId ?? null },
  ];
  const { officers, own: asksMember } = await whoAgreesToRefund(ctx.stores, {
    group,
    maker,
    member,
    reason: payload.reason,
  });
  const command = refundCommand(group, payload, {
    actor: maker.personId,
    approvers: agreed.map(({ personId }) => personId),
    needed: officers + (asksMember ? 1 : 0),
    at: ctx.now,
  });
  const judged = await ctx.stores.ledger.judge(command);
  if (judged.kind === 'refused' && judged.reason === 'approvers-missing') {
    const onward = await askApproval(ctx, next, {
      groupId,
      payload: { ...payload, agreed },
      subject: refundSubject(member.memberId, agreed.length),
      concerns: [member.memberId, ...agreed.flatMap(({ memberId }) => memberId ?? [])],
      maker,
    });
    if (onward.kind === 'open-already') throw new Error('a refund is asked for twice');
    const say = [{ kind: 'text', key: 'money.withdraw.one_more' }] as const;
    return { kind: 'done', say, tellMaker: onward.say, isOnward: true };
  }
  const { outcome } = await postOnce(ctx, command);
  if (outcome.kind === 'refused') return { kind: 'impossible', why: refusalText(outcome) };
  return end(ctx, { group, member, seq: outcome.entry.seq, reason: payload.reason });
}

/** The membership ends with its savings; whoever resigned hears it. */
async function end(
  ctx: TurnContext,
  done: { group: Group; member: Member; seq: number; reason: RefundPayload['reason'] },
): Promise<Carried> {
  const { group, member, reason, seq } = done;
  const { memberId, personId } = member;
  await ctx.stores.members.change(memberId, { state: reason, leftOn: ctx.today });
  await endProxyOfMember(ctx, memberId, 'left');
  const receipt = await receiptAt(ctx, group.groupId, seq);
  if (!receipt) throw new Error('a refund without a receipt');
  if (personId !== null) ctx.rightsChanged(personId);
  if (personId !== null && reason === 'resigned') {
    ctx.tell({
      to: { kind: 'person', personId },
      views: [checkedReceipt(receipt)],
      category: 'receipt',
      ref: `receipt/${receiptRef(receipt)}`,
    });
  }
  return { kind: 'done', tellMaker: [treasurerReceipt(receipt, false)] };
}

/** Group and member as they are now; undefined when one, or the treasurer's right, is gone. */
async function stillThere(
  ctx: TurnContext,
  { memberId }: RefundPayload,
  { groupId, maker }: Approval,
): Promise<{ group: Group; member: Member } | undefined> {
  const { groups, members } = ctx.stores;
  const group = await groups.byId(groupId);
  const member = await members.byId(memberId);
  const treasurer = await loadActor(ctx.stores, maker.personId);
  if (!group || group.state !== 'active' || !may(treasurer, 'refund.record', group))
    return undefined;
  if (member?.groupId !== groupId || member.state !== 'active') return undefined;
  // Somebody who was given a post meanwhile hands it over first.
  return (await members.postsOf(memberId)).length > 0 ? undefined : { group, member };
}
