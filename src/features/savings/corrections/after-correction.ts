import type { Carried } from '../../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { receiptAt } from '../find-receipt.ts';
import { memberReceipt, receiptRef } from '../receipt.view.ts';
import type { Corrected } from './corrected.ts';
import { correctedForCommittee, correctedForMember } from './corrected.view.ts';

/** Settles the dispute over the entry, if there is one, and tells everybody whom it concerns. */
export async function afterCorrection(ctx: TurnContext, done: Corrected): Promise<Carried> {
  await settleDisputes(ctx, done);
  const told = new Set([ctx.person.personId, done.approval.maker.personId]);
  await tellMembers(ctx, done);
  await tellTreasurers(ctx, done, told);
  const view = correctedForCommittee(done);
  return { kind: 'done', say: [view], tellMaker: [view] };
}

async function settleDisputes(ctx: TurnContext, { booked, reversal }: Corrected): Promise<void> {
  const { groupId, seq } = booked.entry;
  const dispute = await ctx.stores.receipts.disputeOf(groupId, seq);
  if (!dispute || dispute.state === 'settled') return;
  const how = { by: ctx.person.personId, at: ctx.now, entrySeq: reversal.seq };
  await ctx.stores.receipts.correctDispute(dispute.disputeId, how);
}

/** Whose entry it was, and whose it is now: at once, whatever the group does with receipts. */
async function tellMembers(ctx: TurnContext, done: Corrected): Promise<void> {
  const { booked, entry, reversal } = done;
  const right = entry && (await receiptAt(ctx, entry.groupId, entry.seq));
  const isSame = right?.member.memberId === booked.member?.memberId;
  if (booked.member && booked.member.personId !== null) {
    const savings = await ctx.stores.ledger.savings(reversal.groupId, booked.member.memberId);
    const views: View[] = [correctedForMember(done, savings)];
    if (right && isSame) views.push(memberReceipt(right));
    tell(ctx, booked.member.personId, views, `receipt/${reversal.groupId}/${reversal.seq}`);
  }
  if (right && !isSame && right.member.personId !== null) {
    tell(ctx, right.member.personId, [memberReceipt(right)], `receipt/${receiptRef(right)}`);
  }
}

function tell(ctx: TurnContext, personId: string, views: readonly View[], ref: string): void {
  ctx.tell({ to: { kind: 'person', personId }, views, category: 'receipt', ref });
}

/** Who keeps the money hears of every correction, also of one that others asked for and approved. */
async function tellTreasurers(ctx: TurnContext, done: Corrected, told: Set<string>): Promise<void> {
  const { groupId } = done.reversal;
  for (const { memberId, post } of await ctx.stores.members.committee(groupId)) {
    if (post !== 'treasurer') continue;
    const personId = (await ctx.stores.members.byId(memberId))?.personId;
    if (!personId || told.has(personId)) continue;
    told.add(personId);
    ctx.tell({
      to: { kind: 'person', personId },
      views: [correctedForCommittee(done)],
      category: 'notice',
      ref: `receipt/${groupId}/${done.reversal.seq}`,
    });
  }
}
