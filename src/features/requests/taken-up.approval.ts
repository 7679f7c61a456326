import { defineApproval, type Carried } from '../../conversation/approvals/approval-kind.ts';
import { verbChoice } from '../../conversation/choices.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { satangFromText } from '../../domain/money.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { contentOf } from './request-content.ts';
import { requestPayload, type RequestPayload } from './request-data.ts';

/** Taking it up moves no money: the treasurer is led to where a withdrawal is asked for. */
export const withdrawalRequest = defineApproval<RequestPayload>({
  name: 'requests.withdrawal',
  verb: 'request.answer',
  fromMember: true,
  answeredBy: 'taking-up',
  payload: requestPayload,
  content: (read, payload) => contentOf(read, 'withdrawal', payload),
  carryOut: (ctx, payload, approval) => takeUp(ctx, 'withdrawal', payload, approval),
});

/** Taking it up ends no membership: what is still to be settled is settled by people. */
export const resignationRequest = defineApproval<RequestPayload>({
  name: 'requests.resignation',
  verb: 'request.answer',
  fromMember: true,
  answeredBy: 'taking-up',
  payload: requestPayload,
  content: (read, payload) => contentOf(read, 'resignation', payload),
  carryOut: (ctx, payload, approval) => takeUp(ctx, 'resignation', payload, approval),
});

type Kind = 'withdrawal' | 'resignation';

async function takeUp(
  ctx: TurnContext,
  kind: Kind,
  payload: RequestPayload,
  { approvalId, groupId }: Approval,
): Promise<Carried> {
  const { groups, members } = ctx.stores;
  const member = await members.byId(payload.memberId);
  const group = await groups.byId(groupId);
  if (member?.state !== 'active' || !group) {
    return { kind: 'impossible', why: { t: 'requests.impossible.left' } };
  }
  const next = nextStep(kind, member, payload.amount);
  const isTreasurer = may(ctx.actor, 'withdrawal.record', group);
  if (!isTreasurer) await tellTreasurers(ctx, groupId, approvalId, next);
  return {
    kind: 'done',
    say: [isTreasurer ? next : { kind: 'text', key: 'requests.treasurer_told' }],
    tellMaker: [{ kind: 'text', key: `requests.taken_up.${kind}` }],
  };
}

/** What the treasurer does next. */
function nextStep(kind: Kind, { memberId, memberNo, name }: Member, amount: string | null): View {
  return {
    kind: 'text',
    key: `requests.next.${kind}`,
    params: {
      name,
      number: memberNo,
      ...(amount !== null && { amount: { money: satangFromText(amount) } }),
    },
    choices:
      kind === 'withdrawal'
        ? [verbChoice('requests.pay_out', 'requests.pay-out', `${memberId}/${amount ?? ''}`)]
        : [
            verbChoice('requests.see_savings', 'member.balance', memberId),
            verbChoice('money.refund.button', 'refund', memberNo),
          ],
  };
}

async function tellTreasurers(
  ctx: TurnContext,
  groupId: string,
  approvalId: string,
  view: View,
): Promise<void> {
  for (const { memberId, post } of await ctx.stores.members.committee(groupId)) {
    const personId =
      post === 'treasurer' ? (await ctx.stores.members.byId(memberId))?.personId : undefined;
    if (!personId) continue;
    const to = { kind: 'person', personId } as const;
    ctx.tell({ to, views: [view], category: 'approval', ref: `approval/${approvalId}` });
  }
}
