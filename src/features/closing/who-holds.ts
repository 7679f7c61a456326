import { nameParty } from '../../conversation/approvals/name-party.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import { PERMISSIONS, type Verb } from '../../domain/roles/permissions.ts';

/** Who of the person's own groups may do this, by post and name; on LINE or not. */
export async function whoHolds({ actor, stores }: TurnContext, verb: Verb): Promise<Value[]> {
  const allowed: readonly string[] = PERMISSIONS[verb];
  const people: Value[] = [];
  for (const groupId of new Set(actor.memberships.map((own) => own.groupId))) {
    for (const { memberId, post } of await stores.members.committee(groupId)) {
      if (!allowed.includes(post)) continue;
      const personId = (await stores.members.byId(memberId))?.personId ?? '';
      people.push(await nameParty(stores, { personId, memberId }, groupId));
    }
  }
  return people;
}
