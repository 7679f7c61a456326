import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Value } from '../view.ts';
import type { AnsweredBy } from './approval-kind.ts';

/** Why a request was not approved: what the buttons of any kind offer. */
const KNOWN: readonly string[] = [
  'figures',
  'ask-first',
  'not-agreed',
  'other',
  'not-mine',
  'other-amount',
  'not-received',
  'not-known',
];
/** It could no longer be done when it was approved. */
export const IMPOSSIBLE = 'impossible';

const reasonValue = (reason: string): Value =>
  KNOWN.includes(reason) ? { t: `approvals.reasons.${reason}` } : reason;

/** What became of a request, in a few words. */
export function stateNote(
  { state, closedAt, expiresAt, reason }: Approval,
  by: Value | null,
  answeredBy: AnsweredBy,
): Value {
  const at = { instant: closedAt ?? expiresAt };
  switch (state) {
    case 'open':
      return { t: 'approvals.state.open', params: { until: { instant: expiresAt } } };
    case 'expired':
      return { t: 'approvals.state.expired', params: { at: { instant: expiresAt } } };
    case 'withdrawn':
      return { t: 'approvals.state.withdrawn', params: { at } };
    case 'approved': {
      const key = answeredBy === 'approving' ? 'approved' : 'taken_up';
      return { t: `approvals.state.${key}`, params: { by: by ?? '', at } };
    }
    case 'refused':
      // Whoever approved it did not refuse it.
      if (reason === IMPOSSIBLE) {
        return { t: 'approvals.state.impossible', params: { by: by ?? '', at } };
      }
      return {
        t: 'approvals.state.refused',
        params: { by: by ?? '', at, reason: reasonValue(reason ?? 'other') },
      };
  }
}
