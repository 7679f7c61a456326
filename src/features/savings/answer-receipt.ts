import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Post } from '../../domain/roles/roles.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';
import { disputeNotice } from './dispute.view.ts';
import { receiptAt } from './find-receipt.ts';
import type { Receipt } from './receipt.view.ts';

/** Who hears of a dispute: never only the one who typed the entry. */
const TOLD: readonly Post[] = ['chair', 'auditor', 'treasurer'];

const say = (key: string, receipt: Receipt, choices: View['choices'] = []): Outcome => ({
  say: [{ kind: 'text', key, params: { receipt: receipt.entry.receiptNo ?? '' }, choices }],
});

/** The member's own receipt, or nothing: somebody else's answers like one that does not exist. */
async function ownReceipt(ctx: TurnContext, ref: string): Promise<Receipt | undefined> {
  const [groupId = '', seq = ''] = ref.split('/');
  if (!/^\d{1,9}$/.test(seq)) return undefined;
  const receipt = await receiptAt(ctx, groupId, Number(seq));
  const own = ctx.actor.memberships.some(({ memberId }) => memberId === receipt?.member.memberId);
  return own ? receipt : undefined;
}

const NONE: Outcome = { say: [{ kind: 'text', key: 'savings.receipt.no_such' }] };

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
  const dispute = await ctx.stores.receipts.disputeOf(entry.groupId, entry.seq);
  if (dispute?.state === 'open')
    return say('savings.receipt.still_disputed', receipt, withdraw(dispute));
  await keepAnswer(ctx, receipt, 'right');
  return say('savings.receipt.thanks', receipt);
}

/** ไม่ถูกต้อง: opens a dispute that stays visible until it is settled; the entry itself stands. */
export async function receiptWrong(ctx: TurnContext, ref: string): Promise<Outcome> {
  const receipt = await ownReceipt(ctx, ref);
  if (!receipt) return NONE;
  const { entry, member } = receipt;
  const known = await ctx.stores.receipts.disputeOf(entry.groupId, entry.seq);
  if (known?.state === 'open') return say('savings.dispute.already', receipt, withdraw(known));
  if (known) return say('savings.dispute.settled_already', receipt);
  await keepAnswer(ctx, receipt, 'wrong');
  const dispute: Dispute = {
    disputeId: ctx.ids.id(),
    groupId: entry.groupId,
    seq: entry.seq,
    memberId: member.memberId,
    openedBy: ctx.person.personId,
    openedAt: ctx.now,
    state: 'open',
    settledBy: null,
    settledAt: null,
    outcome: null,
  };
  await ctx.stores.receipts.openDispute(dispute);
  await audit(ctx, 'dispute.open', dispute);
  const judges = await tellCommittee(ctx, receipt, dispute);
  const key = judges > 0 ? 'savings.dispute.opened' : 'savings.dispute.opened_untold';
  return say(key, receipt, withdraw(dispute));
}

const withdraw = ({ disputeId }: Dispute): View['choices'] => [
  {
    label: 'savings.dispute.withdraw',
    act: { do: 'verb', verb: 'dispute.withdraw', ref: disputeId },
  },
];

/** The member pressed by mistake; only whoever opened it may take it back. */
export async function withdrawDispute(ctx: TurnContext, disputeId: string): Promise<Outcome> {
  const dispute = await ctx.stores.receipts.disputeById(disputeId);
  if (!dispute || dispute.openedBy !== ctx.person.personId) return NONE;
  const receipt = await receiptAt(ctx, dispute.groupId, dispute.seq);
  if (!receipt) return NONE;
  const how = { by: ctx.person.personId, at: ctx.now, outcome: 'withdrawn' } as const;
  const ours = await ctx.stores.receipts.settleDispute(disputeId, how);
  if (!ours) return say('savings.dispute.settled_already', receipt);
  await keepAnswer(ctx, receipt, 'right');
  await audit(ctx, 'dispute.withdraw', dispute);
  return say('savings.dispute.withdrawn', receipt);
}

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

/** @returns how many of those told may settle it: chair and auditor, but for who wrote the entry */
async function tellCommittee(
  ctx: TurnContext,
  receipt: Receipt,
  dispute: Dispute,
): Promise<number> {
  const { members } = ctx.stores;
  let judges = 0;
  const told = new Set<string>([ctx.person.personId]);
  for (const held of await members.committee(receipt.group.groupId)) {
    if (!TOLD.includes(held.post)) continue;
    const personId = (await members.byId(held.memberId))?.personId;
    if (!personId || told.has(personId)) continue;
    told.add(personId);
    if (held.post !== 'treasurer' && personId !== receipt.entry.actor) judges += 1;
    ctx.tell({
      to: { kind: 'person', personId },
      views: [disputeNotice(receipt, dispute, held.post !== 'treasurer')],
      category: 'dispute',
      ref: `dispute/${dispute.disputeId}`,
    });
  }
  return judges;
}
