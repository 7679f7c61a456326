import type { Carried } from '../../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { policyOf } from '../../../domain/groups/money-limits.ts';
import type { LedgerPolicy } from '../../../domain/ledger/ledger-policy.ts';
import type { LedgerCommand } from '../../../domain/ledger/ledger-command.ts';
import { refuseByHead } from '../../../domain/ledger/prepare-entry.ts';
import type { Refused } from '../../../domain/ledger/refusal.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import type { CorrectionPayload } from './correct-data.ts';
import { bookedAt } from './correctable.ts';
import { whyRefused } from './refused.view.ts';
import { afterCorrection } from './after-correction.ts';

const impossible = (why: string): Carried => ({
  kind: 'impossible',
  why: { t: `savings.correction.why.${why}` },
});

/** Takes the wrong entry back and posts the right one, both or neither, and settles what was disputed. */
export async function carryOutCorrection(
  ctx: TurnContext,
  payload: CorrectionPayload,
  approval: Approval,
): Promise<Carried> {
  const { ledger, members } = ctx.stores;
  const { groupId } = approval;
  const { right, seq } = payload;
  const booked = await bookedAt(ctx.stores, groupId, seq);
  const head = await ledger.head(groupId);
  if (!booked || !head || booked.group.state !== 'active') return impossible('gone');
  const held = refuseByHead(head, ctx.now);
  if (held) return { kind: 'not-now', why: whyRefused(held) };
  if (right && (await members.byId(right.memberId))?.state !== 'active') {
    return impossible('member_left');
  }
  const posted = await post(ctx, payload, approval, policyOf(booked.group.rules));
  if (posted.kind === 'refused') return { kind: 'impossible', why: whyRefused(posted) };
  return afterCorrection(ctx, { booked, approval, ...posted });
}

type Posted = { kind: 'posted'; reversal: Entry; entry: Entry | null } | Refused;

async function post(
  ctx: TurnContext,
  payload: CorrectionPayload,
  approval: Approval,
  policy: LedgerPolicy,
): Promise<Posted> {
  const commands = commandsOf(ctx, payload, approval, policy);
  const results = await ctx.stores.ledger.postTogether(approval.groupId, commands);
  const entries: Entry[] = [];
  let refusal: Refused | undefined;
  for (const result of results) {
    if (result.kind === 'mismatch') throw new Error(`approval ${approval.approvalId} was changed`);
    const outcome = result.kind === 'replayed' ? result.outcome : result;
    if (outcome.kind === 'posted') entries.push(outcome.entry);
    else if (refusal === undefined || refusal.reason === 'together') refusal = outcome;
  }
  if (refusal) return refusal;
  const [reversal, entry = null] = entries;
  if (!reversal) throw new Error(`approval ${approval.approvalId} posted nothing`);
  return { kind: 'posted', reversal, entry };
}

function commandsOf(
  ctx: TurnContext,
  { reason, right, seq }: CorrectionPayload,
  { approvalId, groupId, maker }: Approval,
  policy: LedgerPolicy,
): LedgerCommand[] {
  const both = {
    groupId,
    actor: maker.personId,
    approvers: [ctx.person.personId],
    at: ctx.now,
  };
  const reversal = {
    ...both,
    kind: 'reversal',
    idemKey: `approval:${approvalId}:reversal`,
    memberId: null,
    reversesSeq: seq,
    reason,
    replaced: right !== null,
  } as const;
  if (!right) return [reversal];
  const { amount, ...rest } = right;
  const deposit = {
    ...both,
    ...rest,
    kind: 'deposit',
    idemKey: `approval:${approvalId}:entry`,
    amount: satangFromText(amount),
    corrects: seq,
    policy,
  } as const;
  return [reversal, deposit];
}
