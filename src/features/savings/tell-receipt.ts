import type { TurnContext } from '../../conversation/turn-context.ts';
import { memberReceipt, receiptRef, type Receipt } from './receipt.view.ts';

/** Sends a member their receipt, at once or with their next message as the group has decided. */
export function tellOfReceipt(ctx: TurnContext, receipt: Receipt): void {
  const { member, group } = receipt;
  if (member.personId === null) return;
  ctx.tell({
    to: { kind: 'person', personId: member.personId },
    views: [memberReceipt(receipt)],
    category: 'receipt',
    ref: `receipt/${receiptRef(receipt)}`,
    channel: group.rules.pushReceipts ? 'push' : 'next-message',
  });
}
