import type { Outcome } from '../../../conversation/feature.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { may } from '../../../domain/roles/permissions.ts';
import { ASKED, slipAsked } from './pay-out.approval.ts';

/**
 * The picture of a bank slip, for those who may see any receipt.
 * @param ref `<group>/<seq>` of an entry, or `asked/<approval>` of what is not approved yet
 */
export async function showSlip(ctx: TurnContext, ref: string): Promise<Outcome> {
  const [first = '', second = ''] = ref.split('/');
  const slip = await (first === ASKED ? ofRequest(ctx, second) : ofEntry(ctx, first, second));
  if (slip === undefined) {
    return { say: [{ kind: 'text', key: 'money.group.no_such_slip' }] };
  }
  return { say: [{ kind: 'image', mediaId: slip }] };
}

async function ofEntry(
  ctx: TurnContext,
  groupId: string,
  seq: string,
): Promise<string | undefined> {
  if (!(await maySee(ctx, groupId)) || !/^\d{1,9}$/.test(seq)) return undefined;
  const slip = (await ctx.stores.ledger.entry(groupId, Number(seq)))?.facts['slip'];
  return typeof slip === 'string' ? slip : undefined;
}

async function ofRequest(ctx: TurnContext, approvalId: string): Promise<string | undefined> {
  const approval = await ctx.stores.approvals.byId(approvalId);
  if (!approval || !(await maySee(ctx, approval.groupId))) return undefined;
  return slipAsked(approval);
}

const maySee = async (ctx: TurnContext, groupId: string): Promise<boolean> =>
  may(ctx.actor, 'receipt.read-any', await ctx.stores.groups.byId(groupId));
