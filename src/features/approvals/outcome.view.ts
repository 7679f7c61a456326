import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Notice } from '../../conversation/turn-context.ts';
import { DAY_MS } from '../../domain/durations.ts';
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

/**
 * For those who could have decided a request until it ran out. A member's own they are to see to; of
 * any other they only learn, free of charge with their next answer, that its card asks for nothing.
 */
export function toWhoMissed(
  personId: string,
  { fromMember }: ApprovalKind,
  { approvalId, expiresAt, openedAt }: Approval,
  what: What = { t: 'approvals.something' },
): Notice {
  const about = { to: { kind: 'person', personId }, ref: `approval/${approvalId}` } as const;
  const days = Math.round((expiresAt - openedAt) / DAY_MS);
  if (!fromMember) {
    const views = [{ kind: 'text', key: 'approvals.told_expired', params: { what } }] as const;
    return { ...about, views, category: 'notice', channel: 'next-message' };
  }
  const key = 'approvals.nobody_decided';
  const views = [{ kind: 'text', key, params: { days, what }, choices: [MENU] }] as const;
  return { ...about, views, category: 'approval' };
}
