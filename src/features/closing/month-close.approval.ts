import { defineApproval, type Carried } from '../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { closePayload, type ClosePayload } from './close-data.ts';
import {
  closeAloud,
  closeRefused,
  closeSections,
  closeWarning,
  monthClosed,
} from './close.view.ts';
import { balancesOf } from './draft-close.ts';

/** Name of the kind, and what it is over: a group closes one month at a time. */
export const MONTH_CLOSE = 'month-close';

/** The second person closes the month over exactly these balances. */
export const monthCloseApproval = defineApproval({
  name: MONTH_CLOSE,
  verb: 'month.close',
  payload: closePayload,
  content: async (_read, payload) => ({
    title: { t: 'closing.month.title', params: { month: { month: payload.month } } },
    sections: closeSections(payload),
    warning: closeWarning(payload),
    aloud: closeAloud(payload),
  }),
  carryOut: carryOutClose,
});

async function carryOutClose(
  ctx: TurnContext,
  payload: ClosePayload,
  { groupId, maker }: Approval,
): Promise<Carried> {
  const { hash, month, seq } = payload;
  const result = await ctx.stores.ledger.closeMonth({
    groupId,
    month,
    seq,
    hash,
    balances: balancesOf(payload),
    askedBy: maker.personId,
    approvedBy: ctx.person.personId,
    at: ctx.now,
  });
  if (result.kind === 'refused') {
    const why = closeRefused(result);
    return { kind: result.reason === 'frozen' ? 'not-now' : 'impossible', why };
  }
  const name = (await ctx.stores.groups.byId(groupId))?.name ?? '';
  const told = [monthClosed(payload, name)];
  return { kind: 'done', say: told, tellMaker: told };
}
