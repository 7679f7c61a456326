import {
  defineApproval,
  type OwnApprovalKind,
} from '../../../conversation/approvals/approval-kind.ts';
import { carryOutRefund } from './carry-out-refund.ts';
import { refundContent } from './refund.content.ts';
import { refundPayload, type RefundPayload } from './refund-data.ts';

/** Whoever resigns agrees to what they are paid. */
export const refundAgreed = defineApproval<RefundPayload>({
  name: 'savings.refund-agreed',
  verb: 'withdrawal.agree-own',
  decidedBy: 'concerned',
  labels: { yes: 'money.got_it', no: 'money.refund.not_mine' },
  whyNot: {
    question: 'money.refund.ask_why_not',
    reasons: ['not-mine', 'other-amount', 'not-received'],
  },
  payload: refundPayload,
  content: (read, payload) => refundContent(read, payload, 'own'),
  carryOut: (ctx, payload, approval) => carryOutRefund(ctx, payload, approval, refundApproved),
});

/** An officer agrees, always: it empties an account and ends a membership. */
export const refundApproved: OwnApprovalKind<RefundPayload> = defineApproval<RefundPayload>({
  name: 'savings.refund-approved',
  verb: 'refund.approve',
  payload: refundPayload,
  content: (read, payload) => refundContent(read, payload, 'officer'),
  carryOut: (ctx, payload, approval) => carryOutRefund(ctx, payload, approval, refundApproved),
});
