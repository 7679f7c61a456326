import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';
import { policyOf } from '../../domain/groups/money-limits.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { DepositDraft } from './deposit-draft.ts';
import { postOnce } from './post-once.ts';

export type RecordDepositResult =
  | { kind: 'recorded'; entry: Entry; already: boolean }
  | { kind: 'refused'; refusal: Refused }
  /** The right was taken away meanwhile, or never held. */
  | { kind: 'forbidden' };

export const depositKey = (runId: string): string => `flow:${runId}:confirm`;

/** Writes the deposit into the group's books, once for a dialogue however often it is confirmed. */
export async function recordDeposit(
  ctx: TurnContext,
  draft: DepositDraft,
  runId: string,
): Promise<RecordDepositResult> {
  const { group, member } = draft;
  if (!may(ctx.actor, 'deposit.record', group)) {
    await ctx.stores.audit.add({
      auditId: ctx.ids.id(),
      at: ctx.now,
      actor: ctx.person.personId,
      verb: 'deposit.record',
      groupId: group.groupId,
      ref: member.memberId,
      outcome: 'refused',
      reason: 'forbidden',
    });
    return { kind: 'forbidden' };
  }
  const { already, outcome } = await postOnce(ctx, {
    kind: 'deposit',
    groupId: group.groupId,
    idemKey: depositKey(runId),
    actor: ctx.person.personId,
    at: ctx.now,
    memberId: member.memberId,
    target: draft.target,
    months: draft.months,
    amount: draft.amount,
    channel: draft.channel,
    policy: policyOf(group.rules),
  });
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome };
  return { kind: 'recorded', entry: outcome.entry, already };
}
