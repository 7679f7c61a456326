import type { ApprovalState } from './approval.ts';
import { isSameHuman, type Human } from './human.ts';

/** Officers of the committee, or those whose money it is and nobody else. */
export type DecidedBy = 'committee' | 'concerned';

/** Everything that a decision over a request depends on, as it is at the moment of deciding. */
export interface DecisionFacts {
  readonly state: ApprovalState;
  readonly expiresAt: number;
  readonly now: number;
  /** Whether what is stored, and what was shown, is still exactly what was asked. */
  readonly isIntact: boolean;
  readonly maker: Human;
  /** Those whom it is about: no officer decides over their own money. */
  readonly concerned: readonly Human[];
  readonly decidedBy: DecidedBy;
  readonly checker: Human;
  /** Whether the checker has the right now, read in the transaction that acts on it. */
  readonly hasRight: boolean;
}

/** Why somebody may not decide. */
export type DecisionBar =
  'closed' | 'expired' | 'changed' | 'is-maker' | 'same-human' | 'is-concerned' | 'no-right';

/** Why this checker may not decide, the plainest reason first; undefined when they may. */
export function barToDecision(facts: DecisionFacts): DecisionBar | undefined {
  const { checker, concerned, hasRight, maker } = facts;
  if (facts.state !== 'open') return 'closed';
  if (facts.now >= facts.expiresAt) return 'expired';
  if (!facts.isIntact) return 'changed';
  if (checker.personIds.some((id) => maker.personIds.includes(id))) return 'is-maker';
  if (isSameHuman(checker, maker)) return 'same-human';
  const isConcerned = concerned.some((human) => isSameHuman(checker, human));
  if (facts.decidedBy === 'concerned') return isConcerned && hasRight ? undefined : 'no-right';
  if (isConcerned) return 'is-concerned';
  return hasRight ? undefined : 'no-right';
}
