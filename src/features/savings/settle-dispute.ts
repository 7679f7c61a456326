import { formerPost } from '../../conversation/former-post.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value, View } from '../../conversation/view.ts';
import { formatPhone } from '../../domain/phone.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Dispute } from '../../ports/stores/receipts-store.ts';
import { correctEntryFlow } from './corrections/correct-entry.flow.ts';
import { waitingCorrection } from './corrections/waiting-correction.ts';
import { disputeList, mistakeNotice, settledNotice, type ListedDispute } from './dispute.view.ts';
import { notAMember } from './own-questions.ts';
import { receiptAt } from './find-receipt.ts';
import type { Receipt } from './receipt.view.ts';

type Ruling = 'entry-right' | 'to-be-corrected';

const RULINGS: Readonly<Record<string, Ruling>> = {
  right: 'entry-right',
  correct: 'to-be-corrected',
};
const text = (key: string): Outcome => ({ say: [{ kind: 'text', key }] });

/** Open disputes of the groups in which the actor may see them. */
export async function showDisputes(ctx: TurnContext): Promise<Outcome> {
  const open: ListedDispute[] = [];
  let allowed = false;
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const group = await ctx.stores.groups.byId(groupId);
    if (!may(ctx.actor, 'dispute.read', group)) continue;
    allowed = true;
    for (const dispute of await ctx.stores.receipts.openDisputes(groupId)) {
      const receipt = await receiptAt(ctx, groupId, dispute.seq);
      if (!receipt) continue;
      const mayCorrect = may(ctx.actor, 'correction.ask', group);
      open.push({ receipt, dispute, maySettle: maySettle(ctx, receipt, dispute), mayCorrect });
    }
  }
  if (!allowed && ctx.actor.offices.length > 0 && ctx.actor.memberships.length === 0) {
    return { say: [notAMember(ctx)] };
  }
  const readsOnly = ctx.actor.memberships.length === 0 && ctx.actor.readsFor.length > 0;
  if (readsOnly) return { say: [notAMember(ctx)] };
  if (!allowed) return howToDispute(ctx);
  return open.length === 0 ? text('savings.dispute.none') : { say: disputeList(open) };
}

/** A member's own way: the receipt itself, or, for money without one, the people who do not keep it. */
async function howToDispute(ctx: TurnContext): Promise<Outcome> {
  const people: Value[] = [];
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    people.push(...(await checkersOf(ctx, groupId)));
  }
  if (people.length === 0) return text('savings.dispute.how_nobody');
  const view: View = {
    kind: 'text',
    key: 'savings.dispute.how',
    params: { people: { list: people } },
    choices: [
      { label: 'savings.receipt.button', act: { do: 'verb', verb: 'last-receipt' } },
      { label: 'savings.history.button', act: { do: 'verb', verb: 'history' } },
      { label: 'common.menu', act: { do: 'verb', verb: 'menu' } },
    ],
  };
  return { say: [view] };
}

/** Chair and auditor of a group by name, but for whoever asks. */
async function checkersOf(ctx: TurnContext, groupId: string): Promise<Value[]> {
  const own = new Set(ctx.actor.memberships.map(({ memberId }) => memberId));
  const found: Value[] = [];
  for (const { post, memberId } of await ctx.stores.members.committee(groupId)) {
    if ((post !== 'chair' && post !== 'auditor') || own.has(memberId)) continue;
    const member = await ctx.stores.members.byId(memberId);
    if (!member) continue;
    const phone = member.phone === null ? '' : formatPhone(member.phone);
    const key = phone === '' ? 'everyday.ask.person' : 'everyday.ask.person_phone';
    const params = {
      post: { t: `roles.${post}` },
      name: member.name,
      ...(phone !== '' && { phone }),
    };
    found.push({ t: key, params });
  }
  return found;
}

/** Whoever wrote the entry, or disputes it, does not judge it: two people, always. */
function maySettle(ctx: TurnContext, { entry, group }: Receipt, dispute: Dispute): boolean {
  const { personId } = ctx.person;
  const involved = entry.actor === personId || dispute.openedBy === personId;
  return !involved && may(ctx.actor, 'dispute.settle', group);
}

/** @param ref `<dispute>/right` or `<dispute>/correct` */
export async function settleDispute(ctx: TurnContext, ref: string): Promise<Outcome> {
  const [disputeId = '', word = ''] = ref.split('/');
  const outcome = RULINGS[word];
  const dispute = await ctx.stores.receipts.disputeById(disputeId);
  const receipt = dispute && (await receiptAt(ctx, dispute.groupId, dispute.seq));
  const known = receipt && may(ctx.actor, 'dispute.read', receipt.group);
  if (!outcome || !dispute || !receipt || !known) {
    const ended = formerPost(ctx.actor, ['dispute.read']);
    return ended ? { say: [ended] } : text('savings.dispute.no_such');
  }
  if (!maySettle(ctx, receipt, dispute)) {
    await note(ctx, dispute, { refused: 'maker-is-not-checker' });
    return text('savings.dispute.not_yours_to_settle');
  }
  // Right and wrong at once cannot be: whoever is asked to correct it answers first.
  const waits =
    outcome === 'entry-right' && dispute.state === 'open'
      ? await waitingCorrection(ctx, receipt.group, dispute.seq)
      : undefined;
  if (waits) {
    await note(ctx, dispute, { refused: 'correction-open' });
    return { say: [waits] };
  }
  await note(ctx, dispute, {});
  const how = { by: ctx.person.personId, at: ctx.now, outcome };
  if (!(await ctx.stores.receipts.settleDispute(disputeId, how))) {
    return endedMeanwhile(ctx, dispute);
  }
  ctx.tell({
    to: { kind: 'person', personId: dispute.openedBy },
    views: [settledNotice(receipt, outcome)],
    category: 'dispute',
    ref: `dispute/${disputeId}`,
  });
  if (outcome === 'to-be-corrected') await tellTreasurers(ctx, receipt, disputeId);
  const { say } = text(`savings.dispute.ruled_${word}`);
  if (outcome === 'entry-right' || !say) return text(`savings.dispute.ruled_${word}`);
  // Straight on to putting it right; whoever is asked to approve is somebody else.
  const params = { groupId: dispute.groupId, seq: dispute.seq };
  return { say, start: { flow: correctEntryFlow.name, params } };
}

/** What was taken back may have been reported anew: then that is what is to be settled. */
async function endedMeanwhile(ctx: TurnContext, dispute: Dispute): Promise<Outcome> {
  if (dispute.outcome !== 'withdrawn') return text('savings.dispute.settled_meanwhile');
  const latest = await ctx.stores.receipts.disputeOf(dispute.groupId, dispute.seq);
  return latest?.state === 'open' ? showDisputes(ctx) : text('savings.dispute.withdrawn_meanwhile');
}

const note = (
  ctx: TurnContext,
  { groupId, seq }: Dispute,
  how: { refused?: string },
): Promise<void> =>
  noteAudit(ctx, { verb: 'dispute.settle', groupId, ref: `${groupId}/${seq}`, ...how });

/** An entry was found wrong: whoever keeps the money hears of it from the bot, not only from the member. */
async function tellTreasurers(
  ctx: TurnContext,
  receipt: Receipt,
  disputeId: string,
): Promise<void> {
  const { members } = ctx.stores;
  for (const held of await members.committee(receipt.group.groupId)) {
    if (held.post !== 'treasurer') continue;
    const personId = (await members.byId(held.memberId))?.personId;
    if (!personId) continue;
    ctx.tell({
      to: { kind: 'person', personId },
      views: [mistakeNotice(receipt)],
      category: 'dispute',
      ref: `dispute/${disputeId}`,
    });
  }
}
