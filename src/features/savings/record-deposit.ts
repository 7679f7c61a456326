import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Refused } from '../../domain/ledger/refusal.ts';
import { satangToText } from '../../domain/money.ts';
import { may } from '../../domain/roles/permissions.ts';
import { refusedAnyway } from './ask-first.ts';
import { depositCommand } from './deposit-command.ts';
import type { DepositDraft } from './deposit-draft.ts';
import { takesTwo } from './deposit-sure.ts';
import { largeDepositApproval } from './large-deposit.approval.ts';
import { over } from './over.ts';
import { postOnce } from './post-once.ts';

export type RecordDepositResult =
  | { kind: 'recorded'; entry: Entry; already: boolean }
  /** An officer was asked first; nothing is booked. */
  | { kind: 'asked'; say: readonly View[] }
  | { kind: 'refused'; refusal: Refused }
  /** The right was taken away meanwhile, or never held. */
  | { kind: 'forbidden' };

/** Writes the deposit into the group's books, once for a dialogue however often it is confirmed. */
export async function recordDeposit(
  ctx: TurnContext,
  draft: DepositDraft,
  runId: string,
): Promise<RecordDepositResult> {
  const { group, member } = draft;
  const { groupId } = group;
  if (!may(ctx.actor, 'deposit.record', group)) {
    const { memberId: ref } = member;
    await noteAudit(ctx, { verb: 'deposit.record', groupId, ref, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  const isTwo = takesTwo(draft);
  const by = {
    runId,
    actor: ctx.person.personId,
    approvers: [],
    needed: isTwo ? 1 : 0,
    at: ctx.now,
  };
  const command = depositCommand({ ...draft, memberId: member.memberId }, by);
  if (isTwo) {
    const refusal = await refusedAnyway(ctx, command);
    return refusal ? { kind: 'refused', refusal } : askOfficer(ctx, draft, runId);
  }
  const { already, outcome } = await postOnce(ctx, command);
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome };
  return { kind: 'recorded', entry: outcome.entry, already };
}

/** Far from what is pledged and above the group's ceiling: one more person looks at it first. */
async function askOfficer(
  ctx: TurnContext,
  { amount, channel, group, member, months, paidOn, target }: DepositDraft,
  runId: string,
): Promise<RecordDepositResult> {
  const { memberId } = member;
  const asked = await askApproval(ctx, largeDepositApproval, {
    groupId: group.groupId,
    payload: {
      runId,
      memberId,
      target,
      months: [...months],
      amount: satangToText(amount),
      channel,
      paidOn,
    },
    subject: `deposit/${memberId}`,
    concerns: [memberId],
  });
  const { say } = asked.kind === 'asked' ? asked : over('savings.deposit.large.waiting_already');
  return { kind: 'asked', say };
}
