import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { View } from '../../conversation/view.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';
import { amountOf } from './check-balance.ts';
import { receiptAt } from './find-receipt.ts';
import { memberReceipt, stands, type Receipt } from './receipt.view.ts';
import { slipNames } from './slip-name.ts';
import { tellOfDispute, tellOfWithdrawal } from './tell-of-dispute.ts';

const HISTORY = verbChoice('savings.history.button', 'history');

const say = (
  key: string,
  { entry }: Receipt,
  choices: View['choices'] = [HISTORY, MENU],
): Outcome => {
  const params = {
    ...slipNames(entry),
    receipt: entry.receiptNo ?? '',
    amount: { money: amountOf(entry) },
  };
  return { say: [{ kind: 'text', key, params, choices }] };
};

/** The member's own receipt, or nothing: somebody else's answers like one that does not exist. */
async function ownReceipt(ctx: TurnContext, ref: string): Promise<Receipt | undefined> {
  const [groupId = '', seq = ''] = ref.split('/');
  if (!/^\d{1,9}$/.test(seq)) return undefined;
  const receipt = await receiptAt(ctx, groupId, Number(seq));
  const own = ctx.actor.memberships.some(({ memberId }) => memberId === receipt?.member.memberId);
  return own ? receipt : undefined;
}

const NONE: Outcome = {
  say: [{ kind: 'text', key: 'savings.receipt.no_such', choices: [HISTORY, MENU] }],
};

async function keepAnswer(ctx: TurnContext, { entry, member }: Receipt, answer: 'right' | 'wrong') {
  await ctx.stores.receipts.putAnswer({
    groupId: entry.groupId,
    seq: entry.seq,
    memberId: member.memberId,
    personId: ctx.person.personId,
    answer,
    at: ctx.now,
  });
}

/** ถูกต้อง */
export async function receiptRight(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await ownReceipt(ctx, ref);
  if (!receipt) return NONE;
  const { entry } = receipt;
  if (!stands(receipt)) return { say: [memberReceipt(receipt)] };
  const dispute = await ctx.stores.receipts.disputeOf(entry.groupId, entry.seq);
  if (dispute?.state === 'open')
    return say('savings.receipt.still_disputed', receipt, withdraw(dispute));
  if (dispute?.state === 'ruled') return say('savings.dispute.ruled_waiting', receipt);
  await keepAnswer(ctx, receipt, 'right');
  return say('savings.receipt.thanks', receipt);
}

/** ไม่ถูกต้อง: opens a dispute that stays visible until it is settled; the entry itself stands. */
export async function receiptWrong(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await ownReceipt(ctx, ref);
  if (!receipt) return NONE;
  const { entry, member } = receipt;
  if (!stands(receipt)) return { say: [memberReceipt(receipt)] };
  const known = await ctx.stores.receipts.disputeOf(entry.groupId, entry.seq);
  if (known?.state === 'open') return say('savings.dispute.already', receipt, withdraw(known));
  // Taken back by mistake, too: only what somebody judged stays judged.
  if (known && known.outcome !== 'withdrawn') return say(endedKey(known), receipt, STILL_WRONG);
  if (!may(ctx.actor, 'receipt.answer-own', receipt.group)) {
    return say('savings.closed.dispute', receipt, STILL_WRONG);
  }
  await keepAnswer(ctx, receipt, 'wrong');
  const dispute: Dispute = {
    disputeId: ctx.ids.id(),
    groupId: entry.groupId,
    seq: entry.seq,
    memberId: member.memberId,
    openedBy: ctx.person.personId,
    // The latest is told by its time.
    openedAt: Math.max(ctx.now, (known?.openedAt ?? 0) + 1),
    state: 'open',
    settledBy: null,
    settledAt: null,
    outcome: null,
    entrySeq: null,
  };
  await ctx.stores.receipts.openDispute(dispute);
  await audit(ctx, 'dispute.open', dispute);
  const judges = await tellOfDispute(ctx, receipt, dispute);
  const key = judges > 0 ? 'savings.dispute.opened' : 'savings.dispute.opened_untold';
  return say(key, receipt, withdraw(dispute));
}

const withdraw = ({ disputeId }: Dispute): View['choices'] => [
  verbChoice('savings.dispute.withdraw', 'dispute.withdraw', disputeId),
  MENU,
];

/** The member pressed by mistake; only whoever opened it may take it back. */
export async function withdrawDispute(ctx: TurnContext, disputeId: string): Promise<Outcome> {
  const dispute = await ctx.stores.receipts.disputeById(disputeId);
  if (!dispute || dispute.openedBy !== ctx.person.personId) return NONE;
  const receipt = await receiptAt(ctx, dispute.groupId, dispute.seq);
  if (!receipt) return NONE;
  const how = { by: ctx.person.personId, at: ctx.now, outcome: 'withdrawn' } as const;
  const ours = await ctx.stores.receipts.settleDispute(disputeId, how);
  if (!ours) return endedBefore(ctx, receipt, dispute);
  await keepAnswer(ctx, receipt, 'right');
  await audit(ctx, 'dispute.withdraw', dispute);
  const told = await tellOfWithdrawal(ctx, receipt, dispute);
  return say(told > 0 ? 'savings.dispute.withdrawn' : 'savings.dispute.withdrawn_untold', receipt);
}

/** A button of a report that has ended; where it was made anew, that one is meant. */
async function endedBefore(ctx: TurnContext, receipt: Receipt, dispute: Dispute): Promise<Outcome> {
  const latest = await ctx.stores.receipts.disputeOf(dispute.groupId, dispute.seq);
  return latest?.state === 'open'
    ? say('savings.dispute.already', receipt, withdraw(latest))
    : say(endedKey(latest ?? dispute), receipt, STILL_WRONG);
}

const endedKey = ({ outcome, state }: Dispute): string => {
  if (state === 'ruled') return 'savings.dispute.ruled_waiting';
  return outcome === 'withdrawn'
    ? 'savings.dispute.withdrawn_before'
    : 'savings.dispute.settled_already';
};

/** Where a matter that cannot be reopened here is taken: the people who check, by name. */
const STILL_WRONG: View['choices'] = [verbChoice('savings.dispute.whom', 'disputes'), MENU];

async function audit(ctx: TurnContext, verb: string, dispute: Dispute): Promise<void> {
  await ctx.stores.audit.add({
    auditId: ctx.ids.id(),
    at: ctx.now,
    actor: ctx.person.personId,
    verb,
    groupId: dispute.groupId,
    ref: `${dispute.groupId}/${dispute.seq}`,
    outcome: 'done',
    reason: '',
  });
}
