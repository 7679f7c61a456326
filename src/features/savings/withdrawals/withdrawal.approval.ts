import {
  defineApproval,
  type ApprovalContent,
  type OwnApprovalKind,
} from '../../../conversation/approvals/approval-kind.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';
import { carryOutWithdrawal } from './carry-out.ts';
import { withdrawalPayload, type WithdrawalPayload } from './withdrawal-payload.ts';

/** The member agrees to their own withdrawal; nobody else can. */
export const agreeApproval = defineApproval<WithdrawalPayload>({
  name: 'savings.withdraw-agreed',
  verb: 'withdrawal.agree-own',
  decidedBy: 'concerned',
  labels: { yes: 'money.got_it', no: 'money.withdraw.not_mine' },
  whyNot: {
    question: 'money.withdraw.ask_why_not',
    reasons: ['not-mine', 'other-amount', 'not-received'],
  },
  payload: withdrawalPayload,
  content: (read, payload, approval) => contentOf(read, payload, approval, 'own'),
  carryOut: (ctx, payload, approval) => carryOutWithdrawal(ctx, payload, approval, approveApproval),
});

/** An officer agrees: for a member without LINE, or above the ceiling. */
export const approveApproval: OwnApprovalKind<WithdrawalPayload> =
  defineApproval<WithdrawalPayload>({
    name: 'savings.withdraw-approved',
    verb: 'withdrawal.approve',
    payload: withdrawalPayload,
    content: (read, payload, approval) => contentOf(read, payload, approval, 'officer'),
    carryOut: (ctx, payload, approval) =>
      carryOutWithdrawal(ctx, payload, approval, approveApproval),
  });

async function contentOf(
  read: Readers,
  { agreed, amount, channel, memberId }: WithdrawalPayload,
  { groupId, state }: Approval,
  who: 'own' | 'officer',
): Promise<ApprovalContent | undefined> {
  const member = await read.members.byId(memberId);
  if (!member) return undefined;
  const satang = satangFromText(amount);
  const { special } = await read.ledger.savings(groupId, memberId);
  const isOpen = state === 'open';
  const rows = [
    { label: { t: 'money.member' }, value: member.name },
    { label: { t: 'money.member_no' }, value: member.memberNo },
    { label: { t: 'money.paid_by' }, value: { t: `savings.channel.${channel}` } },
    ...(isOpen
      ? [
          {
            label: { t: 'money.now' },
            value: { t: 'money.baht', params: { amount: { money: special } } },
          },
        ]
      : []),
  ];
  return {
    title: { t: `money.withdraw.ask_${who}` },
    amount: { label: { t: 'money.withdraw.amount' }, satang },
    sections: [{ rows }],
    ...(isOpen && who === 'own' && { warning: { t: 'money.withdraw.own_warning' } }),
    ...(agreed.length > 0 && {
      detail: { t: 'money.withdraw.agreed_before', params: { count: agreed.length } },
    }),
    aloud: {
      t: 'money.withdraw.aloud',
      params: { name: member.name, number: member.memberNo, amount: { money: satang } },
    },
  };
}
