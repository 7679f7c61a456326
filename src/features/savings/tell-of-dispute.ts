import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Post } from '../../domain/roles/roles.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';
import { disputeNotice, withdrawnNotice } from './dispute.view.ts';
import type { Receipt } from './receipt.view.ts';

/** Who hears of a dispute: never only the one who typed the entry. */
const TOLD: readonly Post[] = ['chair', 'auditor', 'treasurer'];

/** @returns how many of those told may settle it: chair and auditor, but for who wrote the entry */
export async function tellOfDispute(
  ctx: TurnContext,
  receipt: Receipt,
  dispute: Dispute,
): Promise<number> {
  const told = await tell(ctx, receipt, dispute, (post) =>
    disputeNotice(receipt, dispute, post !== 'treasurer'),
  );
  return told.filter(
    ({ post, personId }) => post !== 'treasurer' && personId !== receipt.entry.actor,
  ).length;
}

/** Whoever was asked to look into it need not any more. @returns how many were told */
export async function tellOfWithdrawal(
  ctx: TurnContext,
  receipt: Receipt,
  dispute: Dispute,
): Promise<number> {
  return (await tell(ctx, receipt, dispute, () => withdrawnNotice(receipt))).length;
}

interface Told {
  post: Post;
  personId: string;
}

async function tell(
  ctx: TurnContext,
  { group }: Receipt,
  { disputeId }: Dispute,
  notice: (post: Post) => View,
): Promise<Told[]> {
  const { members } = ctx.stores;
  const told = new Map<string, Told>();
  for (const { post, memberId } of await members.committee(group.groupId)) {
    if (!TOLD.includes(post)) continue;
    const personId = (await members.byId(memberId))?.personId;
    if (!personId || personId === ctx.person.personId || told.has(personId)) continue;
    told.set(personId, { post, personId });
    ctx.tell({
      to: { kind: 'person', personId },
      views: [notice(post)],
      category: 'dispute',
      ref: `dispute/${disputeId}`,
    });
  }
  return [...told.values()];
}
