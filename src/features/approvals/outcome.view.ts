import type { Params, Value, View } from '../../conversation/view.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';

/** Why a request was not approved: what the buttons offer. */
export const REASONS = ['figures', 'ask-first', 'not-agreed', 'other'] as const;
/** It could no longer be done when it was approved. */
export const IMPOSSIBLE = 'impossible';

const KNOWN: readonly string[] = [...REASONS, IMPOSSIBLE];

const reasonValue = (reason: string): Value =>
  KNOWN.includes(reason) ? { t: `approvals.reasons.${reason}` } : reason;

/** What became of a request, in a few words. */
export function stateNote(
  { state, closedAt, expiresAt, reason }: Approval,
  by: Value | null,
): Value {
  const at = { instant: closedAt ?? expiresAt };
  switch (state) {
    case 'open':
      return { t: 'approvals.state.open', params: { until: { instant: expiresAt } } };
    case 'expired':
      return { t: 'approvals.state.expired', params: { at: { instant: expiresAt } } };
    case 'withdrawn':
      return { t: 'approvals.state.withdrawn', params: { at } };
    case 'approved':
      return { t: 'approvals.state.approved', params: { by: by ?? '', at } };
    case 'refused':
      return {
        t: 'approvals.state.refused',
        params: { by: by ?? '', at, reason: reasonValue(reason ?? 'other') },
      };
  }
}

/** For whoever asked: what became of it. */
export function outcomeNotice(
  ended: Approval,
  what: { t: string; params?: Params } | undefined,
  by: Value | null,
): View {
  return {
    kind: 'text',
    key: 'approvals.outcome',
    params: { note: stateNote(ended, by), what: what ?? { t: 'approvals.something' } },
  };
}
