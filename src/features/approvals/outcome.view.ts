import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Choice, Params, Value, View } from '../../conversation/view.ts';
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
    ...(fromMember && { choices: afterwards(ended) }),
  };
}

/** Asking again begins at the list; who was left without an answer may go past the committee. */
const afterwards = ({ state }: Approval): readonly Choice[] => [
  verbChoice('requests.button', 'requests'),
  ...(state === 'expired' ? [verbChoice('complaints.button', 'complaints.write')] : []),
  MENU,
];

/** For those who should have decided a member's request. */
export const nobodyDecided = (days: number, what: What): View => ({
  kind: 'text',
  key: 'approvals.nobody_decided',
  params: { days, what: what ?? { t: 'approvals.something' } },
  choices: [MENU],
});
