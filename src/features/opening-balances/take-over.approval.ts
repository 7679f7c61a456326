import { defineApproval } from '../../conversation/approvals/approval-kind.ts';
import { verbChoice } from '../../conversation/choices.ts';
import { carryOutTakeOver } from './carry-out.ts';
import { takeOverPayload, type TakeOverPayload } from './take-over-data.ts';
import { totalsOf } from './take-over.content.ts';
import { registerWarning } from './take-over.view.ts';

/** One register at a time. */
export const TAKE_OVER = 'opening/register';

/** Members and their savings from the paper register: who copies it and who compares it are two people. */
export const takeOverApproval = defineApproval<TakeOverPayload>({
  name: 'opening-balances.take-over',
  verb: 'opening.approve',
  payload: takeOverPayload,
  async content(read, payload, { approvalId, groupId }) {
    const totals = await totalsOf(read, groupId, payload);
    const warning = registerWarning(totals);
    return {
      title: { t: 'opening-balances.approval.title' },
      detail: { t: 'opening-balances.approval.detail' },
      amount: { label: { t: 'opening-balances.total' }, satang: totals.total },
      sections: [{ rows: totals.rows }],
      ...(warning !== undefined && { warning }),
      see: verbChoice('opening-balances.see_lines', 'opening-balances.lines', approvalId),
      aloud: {
        t: 'opening-balances.approval.aloud',
        params: { count: totals.lines.length, amount: { money: totals.total } },
      },
    };
  },
  carryOut: carryOutTakeOver,
});
