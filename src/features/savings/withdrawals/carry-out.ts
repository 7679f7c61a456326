import type { Carried, OwnApprovalKind } from '../../../conversation/approvals/approval-kind.ts';
import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { loadActor } from '../../../conversation/turn/load-actor.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { satangFromText } from '../../../domain/money.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import { receiptAt } from '../find-receipt.ts';
import { memberReceipt, treasurerReceipt } from '../receipt.view.ts';
import { refusalText } from '../refusal.view.ts';
import { tellOfReceipt } from '../tell-receipt.ts';
import { postOnce } from '../post-once.ts';
import { whoAgrees } from './who-agrees.ts';
import { withdrawalCommand, type Withdrawal } from './withdrawal-command.ts';
import type { WithdrawalPayload } from './withdrawal-payload.ts';
import { subjectOf } from './subject.ts';

type AgreedParty = WithdrawalPayload['agreed'][number];

/** One more has agreed: the next is asked, or the money is booked as paid out. */
export async function carryOutWithdrawal(
  ctx: TurnContext,
  payload: WithdrawalPayload,
  approval: Approval,
  next: OwnApprovalKind<WithdrawalPayload>,
): Promise<Carried> {
  const agreed = [...payload.agreed, partyOf(ctx, approval)];
  const asked = await withdrawalOf(ctx, payload, approval, agreed);
  if (!asked) return { kind: 'impossible', why: { t: 'money.withdraw.no_longer' } };
  const command = withdrawalCommand(asked);
  const judged = await ctx.stores.ledger.judge(command);
  if (judged.kind === 'refused' && judged.reason === 'approvers-missing') {
    const request = {
      groupId: approval.groupId,
      payload: { ...payload, agreed },
      subject: subjectOf(payload.memberId, agreed.length),
      concerns: [payload.memberId, ...agreed.flatMap(({ memberId }) => memberId ?? [])],
      maker: approval.maker,
    };
    const onward = await askApproval(ctx, next, request);
    if (onward.kind === 'open-already') throw new Error('a withdrawal is asked for twice');
    const say = [{ kind: 'text', key: 'money.withdraw.one_more' }] as const;
    return { kind: 'done', say, tellMaker: onward.say, isOnward: true };
  }
  const { outcome } = await postOnce(ctx, command);
  if (outcome.kind === 'refused') return { kind: 'impossible', why: refusalText(outcome) };
  const receipt = await receiptAt(ctx, approval.groupId, outcome.entry.seq);
  if (!receipt) throw new Error('a withdrawal without a receipt');
  const isOwn = receipt.member.personId === ctx.person.personId;
  if (!isOwn) tellOfReceipt(ctx, receipt);
  return {
    kind: 'done',
    say: isOwn ? [memberReceipt(receipt)] : [],
    tellMaker: [treasurerReceipt(receipt, false)],
  };
}

function partyOf({ actor, person }: TurnContext, { groupId }: Approval): AgreedParty {
  const own = actor.memberships.find((one) => one.groupId === groupId);
  return { personId: person.personId, memberId: own?.memberId ?? null };
}

/** All of it as it is now; undefined when group, member or the treasurer's right are gone. */
async function withdrawalOf(
  ctx: TurnContext,
  { amount, channel, memberId, runId }: WithdrawalPayload,
  { groupId, maker }: Approval,
  agreed: readonly AgreedParty[],
): Promise<Withdrawal | undefined> {
  const { groups, members } = ctx.stores;
  const group = await groups.byId(groupId);
  const member = await members.byId(memberId);
  const treasurer = await loadActor(ctx.stores, maker.personId);
  if (!group || group.state !== 'active' || member?.state !== 'active') return undefined;
  if (member.groupId !== groupId || !may(treasurer, 'withdrawal.record', group)) return undefined;
  const satang = satangFromText(amount);
  const { officers, own } = await whoAgrees(ctx.stores, { amount: satang, group, maker, member });
  return {
    group,
    runId,
    memberId,
    amount: satang,
    channel,
    actor: maker.personId,
    approvers: agreed.map(({ personId }) => personId),
    needed: officers + (own ? 1 : 0),
    at: ctx.now,
  };
}
