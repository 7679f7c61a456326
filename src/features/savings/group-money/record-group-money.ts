import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import type { Refused } from '../../../domain/ledger/refusal.ts';
import { satangToText } from '../../../domain/money.ts';
import { may } from '../../../domain/roles/permissions.ts';
import { postOnce } from '../post-once.ts';
import { groupMoneyCommand } from './group-money-command.ts';
import type { GroupMoneyDraft } from './group-money-draft.ts';
import { payOutApproval } from './pay-out.approval.ts';

export type RecordResult =
  | { kind: 'recorded'; entry: Entry; already: boolean }
  /** An officer was asked first; nothing is booked. */
  | { kind: 'asked'; say: readonly View[] }
  /** Final, and kept under the dialogue's key. */
  | { kind: 'refused'; refusal: Refused }
  /** The right was taken away meanwhile, or never held. */
  | { kind: 'forbidden' };

/** Books what the treasurer confirmed, or asks an officer where it takes two. */
export async function recordGroupMoney(
  ctx: TurnContext,
  draft: GroupMoneyDraft,
  runId: string,
): Promise<RecordResult> {
  const { amount, category, channel, group, kind, member, slip, takesTwo } = draft;
  const { groupId } = group;
  if (!may(ctx.actor, 'group-money.record', group)) {
    await noteAudit(ctx, {
      verb: 'group-money.record',
      groupId,
      ref: groupId,
      refused: 'forbidden',
    });
    return { kind: 'forbidden' };
  }
  const { ledger } = ctx.stores;
  const by = { actor: ctx.person.personId, approvers: [], at: ctx.now, runId };
  const command = groupMoneyCommand({ ...draft, memberId: member?.memberId ?? null }, by);
  const judged = await ledger.judge(command);
  if (takesTwo && judged.kind === 'refused' && judged.reason === 'approvers-missing') {
    const asked = await askApproval(ctx, payOutApproval, {
      groupId,
      payload: { runId, kind, category, amount: satangToText(amount), channel, slip },
      subject: null,
      concerns: [],
    });
    return { kind: 'asked', say: asked.kind === 'asked' ? asked.say : [] };
  }
  const { already, outcome } = await postOnce(ctx, command);
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome };
  return { kind: 'recorded', entry: outcome.entry, already };
}
