import type { ApprovalContent } from '../../conversation/approvals/approval-kind.ts';
import type { Value } from '../../conversation/view.ts';
import { satangFromText } from '../../domain/money.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { RequestKind, RequestPayload } from './request-data.ts';

const row = (label: string, value: Value) => ({ label: { t: `requests.row.${label}` }, value });
const baht = (satang: bigint): Value => ({
  t: 'requests.baht',
  params: { amount: { money: satang } },
});

/** What the committee sees of a request: who, what, and for a change from what to what. */
export async function contentOf(
  read: Readers,
  kind: RequestKind,
  { amount, before, memberId }: RequestPayload,
): Promise<ApprovalContent | undefined> {
  const member = await read.members.byId(memberId);
  if (!member) return undefined;
  const satang = amount === null ? undefined : satangFromText(amount);
  const { memberNo: number, name } = member;
  return {
    title: { t: `requests.title.${kind}` },
    ...(satang !== undefined && {
      amount: { label: { t: `requests.amount.${kind}` }, satang },
    }),
    sections: [
      {
        rows: [
          row('member', name),
          row('number', number),
          ...(before === null ? [] : [row('pledge_now', baht(satangFromText(before)))]),
        ],
      },
    ],
    warning: { t: `requests.warning.${kind}` },
    aloud: {
      t: `requests.aloud.${kind}`,
      params: {
        name,
        number,
        ...(satang !== undefined && { amount: { money: satang } }),
        ...(before !== null && { before: { money: satangFromText(before) } }),
      },
    },
  };
}
