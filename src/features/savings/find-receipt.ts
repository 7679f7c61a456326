import { checkCodeOf } from '../../conversation/books/check-code-of.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Receipt } from './receipt.view.ts';
import { depositKey } from './deposit-command.ts';
import { disputeNote } from './dispute-note.ts';
import { noteLook, readable } from './readable.ts';

/** The receipt that a dialogue of this treasurer led to, whatever group it was in. */
export async function receiptOfRun(ctx: TurnContext, runId: string): Promise<Receipt | undefined> {
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const outcome = await ctx.stores.ledger.outcome(groupId, depositKey(runId));
    if (outcome?.kind === 'posted') return receiptAt(ctx, groupId, outcome.entry.seq);
  }
  return undefined;
}

/** A receipt with everything that its card shows; undefined where there is none. */
export async function receiptAt(
  ctx: TurnContext,
  groupId: string,
  seq: number,
): Promise<Receipt | undefined> {
  const { ledger, groups, members } = ctx.stores;
  const entry = await ledger.entry(groupId, seq);
  const group = await groups.byId(groupId);
  if (!entry || !group || entry.memberId === null) return undefined;
  const member = await members.byId(entry.memberId);
  if (!member) return undefined;
  const reversedBy = await ledger.reversalOf(groupId, seq);
  const { corrects } = entry.facts;
  const aboutSeq = entry.reversesSeq ?? (typeof corrects === 'number' ? corrects : null);
  const about = aboutSeq === null ? undefined : await ledger.entry(groupId, aboutSeq);
  const code = checkCodeOf(ctx.sealer, entry);
  const dispute = await disputeNote(ctx, groupId, seq);
  return {
    entry,
    group,
    member,
    code,
    ...(reversedBy && { reversedBy }),
    ...(about && { about }),
    ...(dispute !== undefined && { dispute }),
  };
}

/** A receipt by its reference, if it is the person's own, of whom they read for, or their post lets them see it. */
export async function receiptFor(ctx: TurnContext, ref: string): Promise<Receipt | undefined> {
  const [groupId = '', seq = ''] = ref.split('/');
  if (!/^\d{1,9}$/.test(seq)) return undefined;
  const receipt = await receiptAt(ctx, groupId, Number(seq));
  if (!receipt) return undefined;
  const { memberId } = receipt.member;
  const shown = (await readable(ctx)).find((one) => one.memberId === memberId);
  if (shown) {
    await noteLook(ctx, shown);
    return receipt;
  }
  return (await mayRead(ctx, receipt)) ? receipt : undefined;
}

/** Whether their post lets them see another member's receipt; that they looked is kept. */
export async function mayRead(
  ctx: TurnContext,
  { entry, group, member }: Receipt,
): Promise<boolean> {
  if (!may(ctx.actor, 'receipt.read-any', group)) return false;
  // Whoever took the money sees the receipt of it as part of taking it.
  if (entry.actor === ctx.person.personId) return true;
  const { groupId } = group;
  await noteAudit(ctx, { verb: 'receipt.read-any', groupId, ref: member.memberId });
  return true;
}
