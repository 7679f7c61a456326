import type { Readers } from '../../../ports/stores/stores.ts';

/** The member and two officers at most. */
const STAGES = 3;

/** What a request is over: one member's withdrawal, and how many have agreed to it. */
export const subjectOf = (memberId: string, agreed: number): string =>
  `withdrawal/${memberId}/${agreed}`;

/** Whether a withdrawal of this member waits for anybody. */
export async function isWaiting(
  read: Readers,
  groupId: string,
  memberId: string,
): Promise<boolean> {
  for (let agreed = 0; agreed < STAGES; agreed += 1) {
    if (await read.approvals.openOver(groupId, subjectOf(memberId, agreed))) return true;
  }
  return false;
}
