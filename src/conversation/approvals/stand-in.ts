import { isSameHuman, type Human } from '../../domain/approvals/human.ts';
import type { Actor } from '../../domain/roles/actor.ts';
import {
  officeCovers,
  PERMISSIONS,
  type GroupPlace,
  type Verb,
} from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { StandIn } from './approval-kind.ts';
import { humanOfMember } from './humans.ts';

/** Whether the actor is the officer who may stand in over this group. */
export const holdsStandIn = (
  { offices }: Actor,
  group: GroupPlace,
  standIn: StandIn | null,
): boolean => offices.some((held) => held.office === standIn && officeCovers(held, group));

/**
 * Whether the committee has somebody else with the right, on LINE or not: as long as it has, no
 * officer decides over a group's money. @param asked.involved who asked, and whose money it is
 */
export async function hasAnybodyElse(
  read: Readers,
  asked: { verb: Verb; group: Group; involved: readonly Human[] },
): Promise<boolean> {
  const allowed: readonly string[] = PERMISSIONS[asked.verb];
  for (const { memberId, post } of await read.members.committee(asked.group.groupId)) {
    if (!allowed.includes(post)) continue;
    const human = await humanOfMember(read, memberId);
    if (human && !asked.involved.some((one) => isSameHuman(one, human))) return true;
  }
  return false;
}
