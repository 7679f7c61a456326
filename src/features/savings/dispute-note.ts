import { nameParty } from '../../conversation/approvals/name-party.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';

/** What became of the member's word that this entry is not right: who settled it, how, with which entry. */
export async function disputeNote(
  ctx: TurnContext,
  groupId: string,
  seq: number,
): Promise<Value | undefined> {
  const dispute = await ctx.stores.receipts.disputeOf(groupId, seq);
  if (!dispute || dispute.outcome === 'withdrawn') return undefined;
  const { entrySeq, openedAt, settledBy } = dispute;
  const by = { personId: settledBy ?? '', memberId: null };
  const reversal = entrySeq === null ? undefined : await ctx.stores.ledger.entry(groupId, entrySeq);
  return {
    t: `savings.receipt.disputed.${stageOf(dispute)}`,
    params: {
      at: { instant: openedAt },
      ...(settledBy !== null && { by: await nameParty(ctx.stores, by, groupId) }),
      ...(reversal && { reversal: reversal.receiptNo ?? '-' }),
    },
  };
}

function stageOf({ entrySeq, outcome }: Dispute): 'open' | 'right' | 'wrong' | 'corrected' {
  if (outcome === null) return 'open';
  if (outcome === 'entry-right') return 'right';
  return entrySeq === null ? 'wrong' : 'corrected';
}
