import { approvalCard, asItIs } from '../../conversation/approvals/approval.view.ts';
import { nameParty } from '../../conversation/approvals/name-party.ts';
import { showApproval } from '../../conversation/approvals/show-approval.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { FoundQuestion } from './find-question.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';

/** A press that comes too late: what the request is now, without a button to decide it. */
export async function asItIsNow(
  ctx: TurnContext,
  { approval, group, kind }: FoundQuestion,
): Promise<Outcome> {
  const { closedBy } = approval;
  const by = closedBy && (await nameParty(ctx.stores, closedBy, group.groupId));
  const note = stateNote(approval, by, kind.answeredBy);
  const shown = await showApproval(ctx.stores, kind, approval);
  const choices = [verbChoice('approvals.button', 'approvals'), MENU];
  if (!shown) return { say: [{ kind: 'text', key: 'approvals.now', params: { note }, choices }] };
  const params = { note, what: shown.content.aloud };
  const card = approvalCard(asItIs(shown, note), { t: 'approvals.alt_now', params });
  return { say: [{ ...card, choices }], outcome: `approval-${approval.state}` };
}
