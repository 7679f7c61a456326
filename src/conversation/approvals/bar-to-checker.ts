import {
  barToDecision,
  type DecidedBy,
  type DecisionBar,
} from '../../domain/approvals/judge-decision.ts';
import type { Human } from '../../domain/approvals/human.ts';
import type { Actor } from '../../domain/roles/actor.ts';
import { may, type Verb } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { StandIn } from './approval-kind.ts';
import { humanOf, humanOfMember } from './humans.ts';
import { hasAnybodyElse, holdsStandIn } from './stand-in.ts';

/** A request with what decides who may decide it. */
export interface Question {
  approval: Approval;
  group: Group;
  verb: Verb;
  decidedBy: DecidedBy;
  /** Of the kind, see there. */
  standIn: StandIn | null;
}

/** Why this person may not decide now, all of it read in the caller's transaction. */
export async function barToChecker(
  read: Readers,
  { approval, decidedBy, group, standIn, verb }: Question,
  actor: Actor,
  now: number,
): Promise<DecisionBar | undefined> {
  const concerned: Human[] = [];
  for (const memberId of approval.concerns) {
    const human = await humanOfMember(read, memberId);
    if (human) concerned.push(human);
  }
  const maker = await humanOf(read, approval.maker);
  const hasRight =
    may(actor, verb, group) ||
    (holdsStandIn(actor, group, standIn) &&
      !(await hasAnybodyElse(read, { verb, group, involved: [maker, ...concerned] })));
  return barToDecision({
    state: approval.state,
    expiresAt: approval.expiresAt,
    now,
    isIntact: approval.isIntact,
    maker,
    concerned,
    decidedBy,
    checker: await humanOf(read, { personId: actor.personId, memberId: null }),
    hasRight,
  });
}
