import { humanOf, humanOfMember } from '../../../conversation/approvals/humans.ts';
import type { Party } from '../../../domain/approvals/approval.ts';
import { isSameHuman } from '../../../domain/approvals/human.ts';
import { isAboveCeiling } from '../../../domain/groups/money-limits.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';

/** Who has to agree before special savings are paid out, beside the treasurer. */
export interface WhoAgrees {
  /** The member, by a tap on their own phone. */
  own: boolean;
  /** How many of the committee. */
  officers: number;
}

/**
 * The member where they are on LINE; else one of the committee. Above the ceiling one officer more.
 * A treasurer who takes out their own savings is no second person to themselves.
 */
export async function whoAgrees(
  read: Readers,
  { amount, group, maker, member }: { amount: bigint; group: Group; maker: Party; member: Member },
): Promise<WhoAgrees> {
  const human = await humanOfMember(read, member.memberId);
  const isOwnMaker = human !== undefined && isSameHuman(human, await humanOf(read, maker));
  const own = member.personId !== null && !isOwnMaker;
  const above = isAboveCeiling(group.rules, amount);
  return { own, officers: (own ? 0 : 1) + (above ? 1 : 0) };
}
