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
import { humanOf, humanOfMember } from './humans.ts';

/** A request with what decides who may decide it. */
export interface Question {
  approval: Approval;
  group: Group;
  verb: Verb;
  decidedBy: DecidedBy;
}

/** Why this person may not decide now, all of it read in the caller's transaction. */
export async function barToChecker(
  read: Readers,
  { approval, decidedBy, group, verb }: Question,
  actor: Actor,
  now: number,
): Promise<DecisionBar | undefined> {
  const concerned: Human[] = [];
  for (const memberId of approval.concerns) {
    const human = await humanOfMember(read, memberId);
    if (human) concerned.push(human);
  }
  return barToDecision({
    state: approval.state,
    expiresAt: approval.expiresAt,
    now,
    isIntact: approval.isIntact,
    maker: await humanOf(read, approval.maker),
    concerned,
    decidedBy,
    checker: await humanOf(read, { personId: actor.personId, memberId: null }),
    hasRight: may(actor, verb, group),
  });
}
