import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Params, Value, View } from '../../conversation/view.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';

type What = { t: string; params?: Params } | undefined;

/** For whoever asked: what became of it. */
export function outcomeNotice(
  { answeredBy, fromMember }: ApprovalKind,
  ended: Approval,
  what: What,
  by: Value | null,
): View {
  return {
    kind: 'text',
    key: 'approvals.outcome',
    params: { note: stateNote(ended, by, answeredBy), what: what ?? { t: 'approvals.something' } },
    ...(fromMember && { choices: [verbChoice('requests.button', 'requests'), MENU] }),
  };
}

/** For those who should have decided a member's request. */
export const nobodyDecided = (days: number, what: What): View => ({
  kind: 'text',
  key: 'approvals.nobody_decided',
  params: { days, what: what ?? { t: 'approvals.something' } },
  choices: [MENU],
});
