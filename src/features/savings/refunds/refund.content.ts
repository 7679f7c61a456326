import type { ApprovalContent } from '../../../conversation/approvals/approval-kind.ts';
import type { Value } from '../../../conversation/view.ts';
import { satangFromText, splitByShares } from '../../../domain/money.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';
import { showShare } from './read-shares.ts';
import type { RefundPayload } from './refund-data.ts';

interface Row {
  label: Value;
  value: Value;
}

const baht = (satang: bigint): Value => ({
  t: 'money.baht',
  params: { amount: { money: satang } },
});

/** Everything about a refund, line by line: for the treasurer before, and for who agrees. */
export function refundRows(member: Member, asked: Omit<RefundPayload, 'agreed' | 'runId'>): Row[] {
  const { channel, reason, shares } = asked;
  const [pledge, special] = [satangFromText(asked.pledge), satangFromText(asked.special)];
  const parts = shares.length > 0 ? splitByShares(pledge + special, shares) : [];
  return [
    { label: { t: 'money.member' }, value: member.name },
    { label: { t: 'money.member_no' }, value: member.memberNo },
    { label: { t: 'money.refund.why' }, value: { t: `money.refund.reason.${reason}` } },
    { label: { t: 'savings.account.pledge' }, value: baht(pledge) },
    { label: { t: 'savings.account.special' }, value: baht(special) },
    { label: { t: 'money.paid_by' }, value: { t: `savings.channel.${channel}` } },
    ...(parts.length === 0
      ? [{ label: { t: 'money.refund.to' }, value: { t: 'money.refund.to_member' } }]
      : parts.map((part, index) => ({
          label: {
            t: 'money.refund.beneficiary',
            params: { number: index + 1, share: showShare(shares[index] ?? 0) },
          },
          value: baht(part),
        }))),
  ];
}

export async function refundContent(
  read: Readers,
  payload: RefundPayload,
  who: 'own' | 'officer',
): Promise<ApprovalContent | undefined> {
  const member = await read.members.byId(payload.memberId);
  if (!member) return undefined;
  const total = satangFromText(payload.pledge) + satangFromText(payload.special);
  return {
    title: { t: `money.refund.ask_${who}` },
    amount: { label: { t: 'savings.kind.refund' }, satang: total },
    sections: [{ rows: refundRows(member, payload) }],
    warning: { t: who === 'own' ? 'money.withdraw.own_warning' : 'money.refund.officer_warning' },
    aloud: {
      t: 'money.refund.aloud',
      params: { name: member.name, number: member.memberNo, amount: { money: total } },
    },
  };
}
